/** Every certificate of a report. */
import type { Report } from '../../report/report.ts'
import { words } from '../words/words.ts'
import { Capped } from './capped.tsx'
import { CertificateDetails } from './certificate-details.tsx'
import { CertificateLink } from './certificate-link.tsx'

const say = words.views.result.certificate

/** Without `result` they open in their places. */
export function CertificateList({ result, report }: { result: string | undefined; report: Report }) {
  const { certificates, judgedAt } = report
  if (result === undefined) {
    return (
      <Capped
        items={Object.values(certificates)}
        class="view-branches"
        row={(certificate) => (
          <CertificateDetails
            certificate={certificate}
            at={judgedAt}
            role={roleOf(certificate.sha256, report)}
          />
        )}
      />
    )
  }
  return (
    <Capped
      items={Object.values(certificates)}
      class="view-certificates"
      row={({ sha256, notAfter }) => (
        <>
          <span>
            <CertificateLink result={result} certificates={certificates} sha256={sha256} />
          </span>
          <span class="muted">{roleOf(sha256, report)}</span>
          <span class="muted">{say.ends(notAfter)}</span>
        </>
      )}
    />
  )
}

/** How a certificate comes into a report, in a few words. */
export function roleOf(sha256: string, { endpoints, own }: Report): string {
  const sending = endpoints.filter(({ presented }) => presented.includes(sha256)).length
  const isAnchor = endpoints.some(({ paths }) => paths.some(({ anchor }) => anchor?.sha256 === sha256))
  const isFetched = endpoints.some(({ fetched = [] }) =>
    fetched.some((item) => item.sha256?.includes(sha256)),
  )
  const roles = [
    ...(sending > 0 ? [say.sentBy(sending)] : []),
    ...(isAnchor ? [say.anchor] : []),
    ...(isFetched ? [say.fetched] : []),
    ...(own?.presented.includes(sha256) ? [say.own] : []),
  ]
  return roles.length === 0 ? say.notSent : roles.join(', ')
}
