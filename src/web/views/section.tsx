/** A part of a view with its heading, which the view's list of parts leads to. */
import type { ComponentChildren } from 'preact'

export function Section({
  id,
  heading,
  children,
}: {
  id: string
  heading: string
  children: ComponentChildren
}) {
  return (
    <section class="view-section" id={id} aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`} tabIndex={-1}>
        {heading}
      </h3>
      {children}
    </section>
  )
}

/** Leads to the parts of a view. They are buttons: what stands behind the # of the address is the place. */
export function SectionLinks({
  label,
  links,
}: {
  label: string
  links: readonly (readonly [id: string, text: string])[]
}) {
  return (
    <nav class="view-jump" aria-label={label}>
      {links.map(([id, text]) => (
        <button key={id} type="button" class="link" onClick={() => goTo(id)}>
          {text}
        </button>
      ))}
    </nav>
  )
}

function goTo(id: string): void {
  const heading = document.getElementById(`${id}-heading`)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}
