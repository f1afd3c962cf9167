/** A field with its label above it: text, number, day, or a choice. */
import type { ComponentChildren } from 'preact'

interface Common {
  label: string
  tip: string
  disabled?: boolean
}

export function TextField(
  props: Common & {
    id?: string
    value: string
    onInput: (value: string) => void
    placeholder?: string
    type?: 'text' | 'search' | 'number' | 'date' | 'password'
    list?: string
    min?: number
    max?: number
    class?: string
  },
) {
  const { label, tip, onInput, class: name = '', type = 'text', ...input } = props
  return (
    <label class={`field ${name}`} title={tip}>
      <span>{label}</span>
      <input
        {...input}
        // Preact tells inputs apart by their type; what is given here goes with each of these.
        // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
        type={type as 'text'}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}

export function Choice<T extends string>(
  props: Common & {
    value: T
    options: readonly (readonly [value: T, label: string])[]
    onChange: (value: T) => void
    class?: string
  },
) {
  const { label, tip, value, options, onChange, disabled = false, class: name = '' } = props
  const change = (chosen: string) => {
    const option = options.find(([each]) => each === chosen)
    if (option) onChange(option[0])
  }
  return (
    <label class={`field ${name}`} title={tip}>
      <span>{label}</span>
      <select value={value} disabled={disabled} onChange={(event) => change(event.currentTarget.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A button that has the user choose a file. */
export function FileButton(
  props: Common & { accept: string; multiple?: boolean; onFiles: (files: File[]) => void; id?: string },
): ComponentChildren {
  const { label, tip, accept, multiple = false, onFiles, disabled = false, id } = props
  return (
    <>
      <button
        type="button"
        id={id}
        title={tip}
        disabled={disabled}
        onClick={(event) => {
          const input = event.currentTarget.nextElementSibling
          if (input instanceof HTMLInputElement) input.click()
        }}
      >
        {label}
      </button>
      <input
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const input = event.currentTarget
          const files = [...(input.files ?? [])]
          // The same file may be chosen again.
          input.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}
