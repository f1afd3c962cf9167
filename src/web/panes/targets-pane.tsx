/** What is to be tested. */
import { words } from '../words/words.ts'
import { Entry } from './entry.tsx'
import { Run } from './run.tsx'
import { MoreSettings } from './settings.tsx'
import { TargetsList } from './target-list.tsx'

export function TargetsPane() {
  return (
    <section class="pane targets-pane" data-pane="targets" aria-labelledby="targets-heading">
      <h2 id="targets-heading" tabIndex={-1}>
        {words.targets.heading}
      </h2>
      <Entry />
      <TargetsList />
      <Run />
      <MoreSettings />
    </section>
  )
}
