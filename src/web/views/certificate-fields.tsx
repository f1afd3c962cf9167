/** The fields and names of a certificate. */
import type { CertificateFacts } from '../../report/report.ts'
import { saveFile } from '../state/download.ts'
import { words } from '../words/words.ts'
import { Lines } from './capped.tsx'
import { CopyButton } from './copy-button.tsx'
import { Facts } from './facts.tsx'
import { Foreign } from './foreign.tsx'
import { LifetimeBar } from './lifetime-bar.tsx'
import { octetCount, octetsOf, pemOf } from './octets.ts'

const say = words.views.certificate

/** The fields of RFC 5280 that everybody wants first. */
export function CertificateFields({ certificate, at }: { certificate: CertificateFacts; at: string }) {
  const { subject, issuer, serialNumber, version, signatureAlgorithm, publicKey, notBefore, notAfter } =
    certificate
  const size = publicKey.curve ?? (publicKey.bits === undefined ? '' : say.bits(publicKey.bits))
  const moment = (iso: string | null) => (iso === null ? say.unreadable : words.views.instant(iso))
  return (
    <Facts
      facts={[
        [say.fields.subject, <Foreign key="subject" text={subject || say.empty} />],
        [say.fields.issuer, <Foreign key="issuer" text={issuer || say.empty} />],
        [say.fields.notBefore, moment(notBefore)],
        [say.fields.notAfter, moment(notAfter)],
        [say.fields.lifetime, <LifetimeBar key="lifetime" certificate={certificate} at={at} />],
        [
          say.fields.serialNumber,
          <Foreign key="serial" class="mono" text={serialNumber || say.unreadable} />,
        ],
        [say.fields.key, <Foreign key="key" text={`${publicKey.algorithm} ${size}`.trim()} />],
        [say.fields.exponent, publicKey.exponent && <Foreign text={publicKey.exponent} most={80} />],
        [say.fields.keyHash, <Foreign key="hash" class="mono" text={publicKey.sha256} />],
        [
          say.fields.signature,
          <Foreign key="signature" text={`${signatureAlgorithm.windowsName} (${signatureAlgorithm.oid})`} />,
        ],
        [say.fields.version, String(version)],
        [say.fields.octets, words.views.count(octetCount(certificate.der))],
      ]}
    />
  )
}

/** The certificate to be copied or saved. */
export function TakeAlong({ certificate: { der, sha256 } }: { certificate: CertificateFacts }) {
  const file = (ending: string) => `${sha256.slice(0, 16)}.${ending}`
  return (
    <p class="view-buttons">
      <CopyButton text={() => pemOf(der)} what={say.copyPemWhat} label={say.copyPem} />
      <button
        type="button"
        class="view-copy"
        onClick={() => saveFile(new Blob([pemOf(der)], { type: 'application/x-pem-file' }), file('pem'))}
      >
        {say.savePem}
      </button>
      <button
        type="button"
        class="view-copy"
        onClick={() => saveFile(new Blob([octetsOf(der)], { type: 'application/pkix-cert' }), file('cer'))}
      >
        {say.saveDer}
      </button>
    </p>
  )
}

/** The subject alternative names. */
export function CertificateNames({ certificate: { subjectAltName } }: { certificate: CertificateFacts }) {
  if (subjectAltName.length === 0) return <p class="muted">{say.noNames}</p>
  const lines = subjectAltName.map(({ type, value }) => `${say.nameTypes[type] ?? type} ${value}`)
  return (
    <>
      <p class="muted">{say.names(lines.length)}</p>
      <Lines lines={lines} most={100} label={say.sections.names} />
    </>
  )
}
