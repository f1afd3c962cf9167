/** The addresses of a report as a table; narrow pages show each row as a list. */
import type { Report } from '../report/report.ts'
import { endpointCells } from './endpoint-lines.ts'
import { placeIn } from './gathered.ts'
import { element, type Markup } from './markup.ts'
import type { Symbols } from './style.ts'

const columns = ['Address', 'Verdict', 'Certificate', 'Name', 'Valid for', 'TLS', 'Client certificate']

/** A row for each address. */
export function addressTable(report: Report, symbols: Symbols): Markup {
  const rows = report.endpoints.map((endpoint) => {
    const cells = endpointCells(endpoint, report, symbols)
    const all = [{ text: placeIn(report, endpoint) }, ...cells]
    return element(
      'tr',
      {},
      all.map(({ text, emphasis }, index) => {
        const isLast = index === all.length - 1
        const rest = columns.length - all.length + 1
        return element(
          'td',
          {
            'data-label': columns[index],
            class: emphasis,
            colspan: isLast && rest > 1 ? String(rest) : undefined,
          },
          text.trim(),
        )
      }),
    )
  })
  if (rows.length === 0) return element('p', {}, 'There was no address to connect to.')
  const heads = columns.map((text) => element('th', { scope: 'col' }, text))
  return element('table', {}, element('thead', {}, element('tr', {}, heads)), element('tbody', {}, rows))
}
