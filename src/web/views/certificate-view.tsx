/** One certificate of a report: its fields, names, fingerprints, extensions, and what it is made of. */
import type { Report } from '../../report/report.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { Asn1View } from './asn1-view.tsx'
import { Capped } from './capped.tsx'
import { CertificateFields, CertificateNames, TakeAlong } from './certificate-fields.tsx'
import { roleOf } from './certificate-list.tsx'
import { nameOf } from './certificate-name.ts'
import { ExtensionList } from './extension-list.tsx'
import { Fingerprints } from './fingerprints.tsx'
import { Fold } from './fold.tsx'
import { Foreign } from './foreign.tsx'
import { octetCount } from './octets.ts'
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
        <CertificateFields certificate={certificate} at={report.judgedAt} />
        <TakeAlong certificate={certificate} />
      </Section>
      <Section id="names" heading={say.sections.names}>
        <CertificateNames certificate={certificate} />
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
          <VerdictBadge of={'source' in each ? 'info' : 'error'} word={escapeForeign(each.code)} />{' '}
          <Foreign text={each.detail} />{' '}
          {'source' in each && <span class="muted">{escapeForeign(each.source)}</span>}
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
