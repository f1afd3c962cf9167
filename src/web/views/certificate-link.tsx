/** A certificate by its name, leading to its own view. */
import type { Report } from '../../report/report.ts'
import { hrefOf } from '../state/route.ts'
import { words } from '../words/words.ts'
import { nameOf, shortHash } from './certificate-name.ts'
import { ForeignLine } from './foreign.tsx'

/** Without `result`, the certificate has no view of its own: then it is a name only. */
export function CertificateLink(props: {
  result: string | undefined
  certificates: Report['certificates']
  sha256: string
  withHash?: boolean
}) {
  const { result, certificates, sha256, withHash = true } = props
  const certificate = certificates[sha256]
  const name = (certificate && nameOf(certificate)) ?? words.views.certificate.unnamed
  const text = <ForeignLine text={name} most={120} />
  return (
    <>
      {result === undefined || certificate === undefined ? (
        text
      ) : (
        <a href={hrefOf({ place: 'certificate', result, sha256 })}>{text}</a>
      )}
      {withHash && <code class="view-hash muted"> {shortHash(sha256)}</code>}
    </>
  )
}
