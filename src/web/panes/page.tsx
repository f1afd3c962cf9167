/** The whole page. */
import { Place } from './place.tsx'
import { words } from '../words/words.ts'

export function Page() {
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <main id="content" tabIndex={-1}>
        <Place />
      </main>
    </>
  )
}
