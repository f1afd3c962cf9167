/** Members of a pool by what they are compared by; who differs is marked by sign and word. */
import { useState } from 'preact/hooks'
import type { Pool, Report } from '../../report/report.ts'
import { Tick } from '../panes/tick.tsx'
import { VerdictBadge } from '../panes/verdict.tsx'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { hostAndPort } from './branches.ts'
import { Foreign } from './foreign.tsx'
import { poolProperties, poolTable, type PoolCell, type PoolProperty } from './pool-table.ts'

const say = words.views.result.pool

/** So many members need a way to leave out those that agree. */
const many = 8

export function PoolMatrix({ pool, report }: { pool: Pool; report: Report }) {
  const { rows, odd, majority } = poolTable(pool, report)
  const [isOnlyOdd, setOnlyOdd] = useState(false)
  const host = escapeForeign(hostAndPort(pool.host, pool.port))
  const shown = isOnlyOdd ? rows.filter(({ isOdd }) => isOdd) : rows
  const members = pool.members.length
  return (
    <>
      <p>
        {pool.differences.length === 0 ? (
          <VerdictBadge of="ok" word={say.agree(members)} />
        ) : (
          <VerdictBadge
            of="warning"
            word={
              majority === undefined ? say.noMajority(members) : say.differ(odd, members, majority.members)
            }
          />
        )}
      </p>
      {odd > 0 && members > many && (
        <Tick label={say.onlyOdd} tip={say.onlyOddTip} checked={isOnlyOdd} onChange={setOnlyOdd} />
      )}
      <div class="view-scroller" tabIndex={0} role="group" aria-label={say.table(host)}>
        <table class="view-table view-pool">
          <thead>
            <tr>
              <th scope="col">{say.member}</th>
              {poolProperties.map((property) => (
                <th key={property} scope="col">
                  {say.columns[property]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {majority !== undefined && odd > 0 && (
              <tr class="view-majority">
                <th scope="row">{say.majority(majority.members)}</th>
                {poolProperties.map((property) => (
                  <td key={property} class={classOf(property, false)}>
                    <Value property={property} cell={majority.cells[property]} />
                  </td>
                ))}
              </tr>
            )}
            {shown.map(({ address, isOdd, cells }) => (
              <tr key={address}>
                <th scope="row">
                  <Foreign text={address} />
                  {isOdd && (
                    <>
                      {' '}
                      <VerdictBadge of="warning" word={say.odd} bare />
                    </>
                  )}
                </th>
                {poolProperties.map((property) => (
                  <td key={property} class={classOf(property, cells[property].isOdd)}>
                    {cells[property].isOdd && <VerdictBadge of="warning" word={say.odd} />}
                    <Value property={property} cell={cells[property]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Lists of names wrap; all else stays on its line. */
function classOf(property: PoolProperty, isOdd: boolean): string {
  const isShort = property !== 'presented-list' && property !== 'no-certificate'
  return `${isOdd ? 'is-odd ' : ''}${isShort ? 'is-short' : ''}`
}

function Value({ property, cell: { value, variant } }: { property: PoolProperty; cell: PoolCell }) {
  if (value === undefined) return <span class="muted">{say.none}</span>
  return (
    <span class={property === 'certificate' || property === 'public-key' ? 'mono' : ''}>
      {variant !== undefined && <span class="view-variant">{variant}</span>}
      <Foreign text={textOf(property, value.text, value.count)} most={80} />
    </span>
  )
}

function textOf(property: PoolProperty, text: string, count = 0): string {
  if (property === 'expiry') return words.views.day(text)
  if (property === 'presented-list') return say.list(count, text)
  if (property === 'client-auth') return count > 0 ? `${text} (${count})` : text
  return text
}
