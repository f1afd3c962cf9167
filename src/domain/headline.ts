/** The sentence that says how a domain stands. */
import { firstSentence } from '../report/first-sentence.ts'
import type { DomainMap, MapHeadline, MappedRecord } from '../report/map.ts'

/** The worst record in its own words; without one, what is published. */
export function mapHeadline({
  domain,
  records,
  reports,
  verdict,
}: Pick<DomainMap, 'domain' | 'records' | 'reports' | 'verdict'>): MapHeadline {
  const worst = records.find((record) => record.verdict === verdict)
  if (verdict !== 'ok' && worst !== undefined) return sentenceOf(worst, reports)
  const found = records.filter(({ status }) => status === 'found')
  if (found.length === 0) {
    const asked = records.length
    return { text: `None of the ${asked} records exist by which the servers of ${domain} could be found.` }
  }
  const certificates = new Map<string, string>()
  for (const { names } of found) {
    for (const { certificate, report } of names.flatMap(({ endpoints }) => endpoints)) {
      const end = reports[report]?.certificates[certificate ?? '']?.notAfter?.slice(0, 10)
      if (certificate !== undefined && end !== undefined) certificates.set(certificate, end)
    }
  }
  if (certificates.size === 0) {
    return { text: `No record of ${domain} leads to a server that would present a certificate.` }
  }
  const [first] = [...certificates.values()].sort()
  const where =
    certificates.size === 1
      ? 'the certificate behind them; it'
      : `the ${certificates.size} certificates behind them; the first`
  return {
    text: `${found.length} records of ${domain} were found, and no fault was seen in ${where} ends on ${first}.`,
  }
}

function sentenceOf(record: MappedRecord, reports: DomainMap['reports']): MapHeadline {
  const { name, verdict, remarks, worst, names } = record
  const remark = remarks.find(({ severity }) => severity === verdict)
  const endpoint = names
    .flatMap(({ endpoints }) => endpoints)
    .find(({ counts, verdict: own }) => counts && own === verdict)
  const finding = worst?.severity === verdict ? worst : endpoint?.worst
  if (remark !== undefined && finding === undefined) return { text: firstSentence(remark.text), record: name }
  const said =
    finding?.message ?? reports[endpoint?.report ?? -1]?.endpoints[endpoint?.endpoint ?? -1]?.failure?.detail
  const text = `${name}: ${firstSentence(said ?? 'The server behind it could not be judged.')}`
  return { text, record: name, ...(finding === undefined ? {} : { rule: finding.rule }) }
}
