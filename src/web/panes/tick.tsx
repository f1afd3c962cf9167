/** A check box with its label behind it. */

export function Tick(props: {
  label: string
  tip: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}) {
  const { label, tip, checked, onChange, disabled = false } = props
  return (
    <label class="tick" title={tip}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
