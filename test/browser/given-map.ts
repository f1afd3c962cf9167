/** A map of a domain, made without asking for anything. */
import type { Report } from '../../src/report/report.ts'

/** A map with one record that leads to a report. */
export function mapOf(report: Report): unknown {
  const worst = { rule: 'exp-expired', severity: 'error', message: 'It ended.' }
  const record = {
    ...{
      id: 'sip',
      name: 'sip.contoso.test',
      type: 'A',
      meaning: 'sign-in',
      service: 'sip',
      concerns: 'clients',
    },
    ...{ scope: 'public', source: { title: 'RFC', url: 'https://x.test' }, status: 'found', queries: [] },
    ...{ data: ['192.0.2.1'], aliases: ['alias.test'], verdict: 'error', worst },
    remarks: [{ code: 'not-offered', severity: 'warning', text: 'not offered' }],
    names: [
      {
        ...{ host: 'sip.contoso.test', port: 5061 },
        endpoints: [
          {
            address: '192.0.2.1',
            report: 0,
            endpoint: 0,
            verdict: 'error',
            counts: true,
            worst,
            certificate: report.endpoints[0]?.presented[0],
          },
        ],
      },
    ],
  }
  return {
    schema: 'farend.map/1',
    tool: { name: 'farend', version: '0' },
    map: {
      ...{ domain: 'contoso.test', resolver: '127.0.0.1:53', verdict: 'error', judgedAt: report.judgedAt },
      asked: { internal: false, microsoft: false, reason: 'left out' },
      homing: { kind: 'on-premises', reason: 'it leads there' },
      records: [record, { ...record, status: 'absent' }, { ...record, status: 'unanswered' }],
      reports: [report],
      headline: { text: 'Something is wrong.', rule: 'exp-expired' },
      ...{ startedAt: report.startedAt, finishedAt: report.finishedAt },
    },
  }
}
