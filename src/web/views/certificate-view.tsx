/** One certificate of a report: its fields, names, fingerprints, extensions, and what it is made of. */
import type { CertificateFacts, Report } from '../../report/report.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { saveFile } from '../state/download.ts'
import { words } from '../words/words.ts'
import { Asn1View } from './asn1-view.tsx'
import { Capped, Lines } from './capped.tsx'
import { roleOf } from './certificate-list.tsx'
import { nameOf } from './certificate-name.ts'
import { CopyButton } from './copy-button.tsx'
import { ExtensionList } from './extension-list.tsx'
import { Facts } from './facts.tsx'
import { Fingerprints } from './fingerprints.tsx'
import { Fold } from './fold.tsx'
import { Foreign } from './foreign.tsx'
import { LifetimeBar } from './lifetime-bar.tsx'
import { octetCount, octetsOf, pemOf } from './octets.ts'
import { Revocation } from './path-drawing.tsx'
import { Section, SectionLinks } from './section.tsx'

const say = words.views.certificate

/** Larger ones are taken apart on request only. */
const large = 2 ** 16

export function CertificateView({
  result,
  report,
  sha256,
}: {
  report: Report
  sha256: string
  result: string
}) {
  const certificate = report.certificates[sha256]
  if (certificate === undefined) {
    return (
      <article class="view">
        <h2 tabIndex={-1}>{say.heading}</h2>
        <p>{say.notInReport}</p>
      </article>
    )
  }
  const octets = octetCount(certificate.der)
  const structure = () => <Asn1View key={sha256} result={result} certificate={certificate} />
  return (
    <article class="view" key={sha256}>
      <header class="view-head">
        <h2 tabIndex={-1}>
          <Foreign text={nameOf(certificate) ?? say.unnamed} most={200} />
        </h2>
        <p class="muted">{roleOf(sha256, report)}</p>
        <Remarks report={report} sha256={sha256} />
        <SectionLinks label={say.jump} links={Object.entries(say.sections)} />
      </header>
      <Section id="fields" heading={say.sections.fields}>
        <Fields certificate={certificate} at={report.judgedAt} />
        <TakeAlong certificate={certificate} />
      </Section>
      <Section id="names" heading={say.sections.names}>
        <Names certificate={certificate} />
      </Section>
      <Section id="fingerprints" heading={say.sections.fingerprints}>
        <Fingerprints sha1={certificate.sha1} sha256={sha256} />
      </Section>
      <Section id="extensions" heading={say.sections.extensions}>
        <ExtensionList extensions={certificate.extensions} />
      </Section>
      <Section id="structure" heading={say.sections.structure}>
        {octets > large ? <Fold summary={say.asn1.large(octets)}>{structure}</Fold> : structure()}
      </Section>
    </article>
  )
}

function Fields({ certificate, at }: { certificate: CertificateFacts; at: string }) {
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

function TakeAlong({ certificate: { der, sha256 } }: { certificate: CertificateFacts }) {
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

function Names({ certificate: { subjectAltName } }: { certificate: CertificateFacts }) {
  if (subjectAltName.length === 0) return <p class="muted">{say.noNames}</p>
  const lines = subjectAltName.map(({ type, value }) => `${say.nameTypes[type] ?? type} ${value}`)
  return (
    <>
      <p class="muted">{say.names(lines.length)}</p>
      <Lines lines={lines} most={100} label={say.sections.names} />
    </>
  )
}

/** What is wrong with it by itself, wherever the report says so. */
function Remarks({ report, sha256 }: { report: Report; sha256: string }) {
  const { certificates, endpoints } = report
  const paths = endpoints.flatMap((endpoint) => endpoint.paths.slice(0, 1))
  const errors = paths.flatMap((path) => path.errors).filter(({ certificate }) => certificate === sha256)
  const breaches = paths
    .flatMap((path) => path.conformance?.breaches ?? [])
    .filter((each) => each.certificate === sha256)
  const told = new Map([...errors, ...breaches].map((each) => [each.code + each.detail, each]))
  const statements = endpoints
    .flatMap(({ revocation = [] }) => revocation)
    .filter((each) => each.certificate === sha256)
  const revocation = new Map(statements.map((each) => [each.detail, each]))
  const faults = certificates[sha256]?.faults ?? []
  return (
    <>
      {[...told.values()].map((each) => (
        <p key={each.code + each.detail}>
          <VerdictBadge of={'source' in each ? 'info' : 'error'} word={each.code} />{' '}
          <Foreign text={each.detail} /> {'source' in each && <span class="muted">{each.source}</span>}
        </p>
      ))}
      {[...revocation.values()].map((statement) => (
        <Revocation key={statement.detail} statement={statement} />
      ))}
      {faults.length > 0 && (
        <Fold
          isOpen={faults.length < 5}
          summary={<VerdictBadge of="warning" word={say.faults(faults.length)} />}
        >
          {() => (
            <Capped
              items={faults}
              class="view-list"
              row={({ message, offset }) => (
                <>
                  <Foreign text={message} />{' '}
                  <span class="muted">{words.views.result.path.atOctet(offset)}</span>
                </>
              )}
            />
          )}
        </Fold>
      )}
    </>
  )
}
