/** What each root program says of a root. */
import type { RootLink } from '../../programs/links.ts'
import type { ProgramStatement } from '../../programs/statement.ts'
import type { Severity } from '../../report/finding.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { ForeignLine } from './foreign.tsx'
import { OutsideLink } from './outside-link.tsx'

const say = words.views.result.programs

const weights: Record<ProgramStatement['trusted'], Severity> = {
  yes: 'ok',
  no: 'warning',
  partly: 'info',
  unknown: 'unknown',
}

export function ProgramTable({
  programs,
  label,
}: {
  programs: Record<string, ProgramStatement>
  label: string
}) {
  const { columns } = say
  return (
    <div class="view-scroller" tabIndex={0} role="group" aria-label={label}>
      <table class="view-table">
        <thead>
          <tr>
            {Object.values(columns).map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(programs).map(([program, { trusted, detail, checkedOn, source }]) => (
            <tr key={program}>
              <th scope="row">{say.titles[program] ?? escapeForeign(program)}</th>
              <td>
                <VerdictBadge of={weights[trusted]} word={say.trusted[trusted]} />
              </td>
              <td class="view-wide">
                <OutsideLink url={source}>
                  <ForeignLine text={detail} />
                </OutsideLink>
              </td>
              <td>{escapeForeign(checkedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Addresses where a root can be had. */
export function RootLinks({ links }: { links: readonly Pick<RootLink, 'kind' | 'url'>[] }) {
  return (
    <ul class="view-list">
      {links.map(({ kind, url }) => (
        <li key={url}>
          {say.linkKinds[kind]}: <OutsideLink url={url} />
        </li>
      ))}
    </ul>
  )
}
