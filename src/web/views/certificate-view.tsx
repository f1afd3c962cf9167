/** One certificate of a report. */
import type { Report } from '../../report/report.ts'

export function CertificateView({ report, sha256 }: { report: Report; sha256: string; result: string }) {
  return <p>{report.certificates[sha256]?.subject}</p>
}
