/** SRV records, RFC 2782. */
import { toAsciiName } from '../names/dns-name.ts'
import type { SrvRecord } from './query.ts'

const presentation = /^(\d{1,5}) (\d{1,5}) (\d{1,5}) (\S+)$/

/**
 * Reads the data of a SRV record in presentation form, `0 5 5061 sip.contoso.test`. A target that is no host name
 * is kept as it was sent, so that it can be shown; undefined when the text is no SRV data at all.
 * @param service `_service._proto` that was asked for.
 */
export function parseSrvRecord(data: string, service: string): SrvRecord | undefined {
  const [, priority, weight, port, target] = presentation.exec(data) ?? []
  if (target === undefined) return undefined
  return {
    service,
    priority: Number(priority),
    weight: Number(weight),
    port: Number(port),
    target: toAsciiName(target) ?? target,
  }
}

/**
 * Gives the records in the order in which clients try them: lowest priority value first. Among equals a client
 * draws by weight (RFC 2782, "Weight"); a report has to come out the same every time, so here the likeliest draw
 * comes first, and names decide between equal weights.
 */
export function orderSrvRecords(records: readonly SrvRecord[]): SrvRecord[] {
  return records.toSorted(
    (a, b) =>
      a.priority - b.priority ||
      b.weight - a.weight ||
      (a.target < b.target ? -1 : Number(a.target > b.target)) ||
      a.port - b.port,
  )
}
