/** Paragraphs of our own, in which names stand between backticks. */
import { escapeForeign } from '../state/foreign.ts'

export function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((paragraph, index) => (
        <p key={index} class="foreign">
          {escapeForeign(paragraph)
            .split('`')
            .map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part))}
        </p>
      ))}
    </>
  )
}
