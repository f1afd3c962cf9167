/**
 * Arrow keys in nested details elements: up and down go from summary to summary among those in sight, right opens or
 * goes in, left closes or goes out, Home and End to the ends. Tab goes on working as everywhere.
 */

/** Deals with a key pressed on a summary below the element that listens. */
export function treeKeyPressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const { target, currentTarget } = event
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return
  if (target.tagName !== 'SUMMARY') return
  const summaries = [...currentTarget.querySelectorAll<HTMLElement>('summary')].filter((each) =>
    each.checkVisibility(),
  )
  const place = summaries.indexOf(target)
  const branch = target.closest('details')
  const next = () => summaries[place + 1]
  let to: HTMLElement | null | undefined
  switch (event.key) {
    case 'ArrowDown':
      to = next()
      break
    case 'ArrowUp':
      to = summaries[place - 1]
      break
    case 'Home':
      to = summaries[0]
      break
    case 'End':
      to = summaries.at(-1)
      break
    case 'ArrowRight':
      if (branch === null) return
      if (branch.open) to = branch.contains(next() ?? null) ? next() : undefined
      else branch.open = true
      break
    case 'ArrowLeft':
      if (branch === null) return
      if (branch.open) branch.open = false
      else to = branch.parentElement?.closest('details')?.querySelector('summary')
      break
    default:
      return
  }
  event.preventDefault()
  to?.focus()
}
