/** The addresses of a report as a table; narrow pages show each row as a list. */
import type { Report } from '../report/report.ts'
import { endpointCells } from './endpoint-lines.ts'
import { placeIn } from './gathered.ts'
import { element, type Markup } from './markup.ts'
import type { Style } from './style.ts'

const columns = [
  'address',
  'verdict',
  'certificate',
  'name',
  'valid-for',
  'tls',
  'client-certificate',
] as const

/** A row for each address. */
export function addressTable(report: Report, style: Style): Markup {
  const heads = columns.map((column) => style.words.say(`table.${column}`))
  const rows = report.endpoints.map((endpoint) => {
    const cells = endpointCells(endpoint, report, style)
    const all = [{ text: placeIn(report, endpoint) }, ...cells]
    return element(
      'tr',
      {},
      all.map(({ text, emphasis }, index) => {
        const isLast = index === all.length - 1
        const rest = heads.length - all.length + 1
        return element(
          'td',
          {
            'data-label': heads[index],
            class: emphasis,
            colspan: isLast && rest > 1 ? String(rest) : undefined,
          },
          text.trim(),
        )
      }),
    )
  })
  if (rows.length === 0) return element('p', {}, style.words.say('table.empty'))
  const cells = heads.map((text) => element('th', { scope: 'col' }, text))
  return element('table', {}, element('thead', {}, element('tr', {}, cells)), element('tbody', {}, rows))
}
