/** Signs drawn as lines: no font has to have them. They say nothing to screen readers; a word stands beside them. */

const paths = {
  cross: 'M4 4l8 8M12 4l-8 8',
  check: 'M3.5 8.5l3 3 6-7',
  bang: 'M8 3v6M8 12v.6',
  question: 'M5.4 6a2.6 2.6 0 1 1 3.8 2.2C8.3 8.7 8 9.1 8 10M8 12.6v.4',
  letter: 'M8 7v6M8 3.4v.5',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  left: 'M10 3.5L5.5 8l4.5 4.5',
  unequal: 'M3 6h10M3 10h10M10.5 3l-5 10',
} as const

/** One of them, as high as the text around it. */
export function Icon({ of }: { of: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[of]} />
    </svg>
  )
}
