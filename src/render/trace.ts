/** How a report came about: what was asked of whom, which attempt was answered, and how long it took. */
import type { Report } from '../report/report.ts'
import { escapeText } from './escape.ts'

/** For `--verbose`, one line for each DNS question, each ClientHello that gave no certificate, and each endpoint. */
export function renderTrace({ discovery, endpoints }: Report): string {
  const asked = [...discovery.queries, ...(discovery.related ?? [])]
  const questions = asked.map(({ name, type, rcode, answers, server, transport, ms }) => {
    const found = answers.map(({ type, data }) => `${type} ${data}`).join(', ')
    return `dns ${name} ${type} at ${server} over ${transport}: ${rcode} ${found} (${Math.round(ms)} ms)`
  })
  const connections = endpoints.map(
    ({ host, address, port, serverName, tls, failure, timings, tries, alerts }) => {
      const outcome = tls
        ? `${tls.version} ${tls.cipherSuite}, attempt ${tls.attempt}`
        : (failure?.code ?? 'nothing')
      const spent = Object.entries(timings).map(([stage, ms]) => `${stage} ${Math.round(ms)} ms`)
      const heard = alerts.map(({ level, name }) => `${level} alert ${name}`)
      const notes = [outcome, ...heard, `connections ${tries}`, ...spent].join(', ')
      return `tls ${host} at ${address ?? '?'} port ${port}, server name ${serverName ?? 'none'}: ${notes}`
    },
  )
  const refused = endpoints.flatMap(({ address, port, attempts }) =>
    attempts.flatMap(({ name, outcome, detail }) =>
      detail === undefined ? [] : [`hello ${name} to ${address ?? '?'} port ${port}: ${outcome}. ${detail}`],
    ),
  )
  return [...questions, ...refused, ...connections].map((text) => `${escapeText(text)}\n`).join('')
}
