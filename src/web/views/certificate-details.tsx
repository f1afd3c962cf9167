/** A certificate that opens in its place, where it has no view of its own. */
import type { CertificateFacts } from '../../report/report.ts'
import { words } from '../words/words.ts'
import { CertificateFields, CertificateNames, TakeAlong } from './certificate-fields.tsx'
import { nameOf, shortHash } from './certificate-name.ts'
import { ExtensionList } from './extension-list.tsx'
import { Fingerprints } from './fingerprints.tsx'
import { Fold } from './fold.tsx'
import { ForeignLine } from './foreign.tsx'

/** `at` is the moment that its lifetime is told as of; `role`, what it is here. */
export function CertificateDetails(props: { certificate: CertificateFacts; at: string; role?: string }) {
  const { certificate, at, role } = props
  return (
    <Fold
      summary={
        <>
          <ForeignLine text={nameOf(certificate) ?? words.views.certificate.unnamed} most={200} />
          <code class="view-hash muted">{shortHash(certificate.sha256)}</code>
          {role !== undefined && <span class="muted">{role}</span>}
        </>
      }
    >
      {() => (
        <>
          <CertificateFields certificate={certificate} at={at} />
          <TakeAlong certificate={certificate} />
          <CertificateNames certificate={certificate} />
          <Fingerprints sha1={certificate.sha1} sha256={certificate.sha256} />
          <ExtensionList extensions={certificate.extensions} />
        </>
      )}
    </Fold>
  )
}
