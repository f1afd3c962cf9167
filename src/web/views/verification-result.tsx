/** What came of a verification: is it valid, along which path, and do its authorities keep their rules? */
import type { Verification } from '../../report/verification.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { Capped } from './capped.tsx'
import { CertificateDetails } from './certificate-details.tsx'
import { nameOf } from './certificate-name.ts'
import { Foreign } from './foreign.tsx'
import { pemsOf } from './octets.ts'
import { PathDrawing } from './path-drawing.tsx'
import type { Origin } from './path-tree.ts'
import { ProgramTable } from './program-table.tsx'
import { Section } from './section.tsx'
import { SentLists } from './sent-lists.tsx'

const say = words.views.verify

export function VerificationResult({ verification }: { verification: Verification }) {
  const { valid, purpose, judgedAt, name, endEntity, files, paths, certificates, bundle } = verification
  const [best] = paths
  const verdict = valid ? 'ok' : 'error'
  const pem = () => Promise.resolve(pemsOf(bundle.certificates, certificates))
  return (
    <>
      <section class="view-head" aria-live="polite">
        <p class={`view-headline is-${verdict}-edge`}>
          <VerdictBadge of={verdict} word={valid ? say.valid : say.invalid} />{' '}
          <Foreign text={titleOf(verification, endEntity.certificate)} most={200} />{' '}
          {escapeForeign(say.as(purpose, judgedAt, best?.profile))}
        </p>
        {endEntity.chosen === 'certifies-no-other' && <p>{say.notFirst}</p>}
        {name !== undefined && (
          <p>
            <VerdictBadge
              of={name.matches ? 'ok' : 'error'}
              word={name.matches ? say.matches : say.matchesNot}
            />{' '}
            <Foreign text={`${name.reference} ${name.detail}`} />
          </p>
        )}
        <Capped
          items={files}
          class="view-list"
          row={({ file, form, certificates: inside, privateKeys, others }) => (
            <Foreign text={say.file(file, form, inside.length, privateKeys, [...new Set(others)])} />
          )}
        />
      </section>
      <Section id="verified-paths" heading={words.views.result.sections.paths}>
        <PathDrawing
          result={undefined}
          paths={paths}
          certificates={certificates}
          origin={(sha256) => originOf(sha256, verification)}
        />
      </Section>
      <Section id="verified-sent" heading={words.views.result.sections.sent}>
        <SentLists
          endpoint={verification}
          certificates={certificates}
          result={undefined}
          pem={pem}
          heading={say.given}
          file={titleOf(verification, endEntity.certificate)}
        />
      </Section>
      <Section id="verified-rules" heading={say.rules}>
        <Conformance verification={verification} />
      </Section>
      {best !== undefined && Object.keys(best.programs).length > 0 && (
        <Section id="verified-programs" heading={words.views.result.programs.heading}>
          <ProgramTable programs={best.programs} label={words.views.result.programs.heading} />
        </Section>
      )}
      <Section id="verified-certificates" heading={words.views.result.sections.certificates}>
        <Capped
          items={Object.values(certificates)}
          class="view-branches"
          row={(certificate) => <CertificateDetails certificate={certificate} at={judgedAt} />}
        />
      </Section>
    </>
  )
}

function Conformance({ verification }: { verification: Verification }) {
  const { conformance, certificates } = verification
  const broken = conformance.filter(
    ({ certificate, breaches }) => breaches.length > 0 || (certificates[certificate]?.faults.length ?? 0) > 0,
  )
  if (conformance.length === 0) return <p class="muted">{say.rulesNotAsked}</p>
  const profiles = [...new Set(conformance.map(({ profile }) => profile))].join(', ')
  if (broken.length === 0) {
    return (
      <p>
        <VerdictBadge of="ok" word={escapeForeign(say.rulesKept(profiles))} />
      </p>
    )
  }
  return (
    <>
      <p class="muted">{escapeForeign(say.rulesBroken(profiles))}</p>
      <Capped
        items={broken}
        class="view-branches"
        row={({ certificate, role, breaches }) => (
          <>
            <p>
              <strong>
                <Foreign text={titleOf(verification, certificate)} most={200} />
              </strong>{' '}
              <span class="muted">{say.roles[role]}</span>
            </p>
            <Capped
              items={[...breaches, ...(certificates[certificate]?.faults ?? []).map(malformed)]}
              class="view-list"
              row={({ code, detail, source, offset }) => (
                <>
                  <VerdictBadge of="warning" word={escapeForeign(code)} /> <Foreign text={detail} />{' '}
                  <span class="muted">
                    {escapeForeign(source)} {offset !== undefined && words.views.result.path.atOctet(offset)}
                  </span>
                </>
              )}
            />
          </>
        )}
      />
    </>
  )
}

function malformed({ offset, message }: { offset: number; message: string }) {
  return { code: say.malformed, detail: message, source: '', offset }
}

function originOf(sha256: string, { files, paths }: Verification): Origin {
  const file = files.find(({ certificates }) => certificates.includes(sha256))?.file
  const anchor = paths.find((path) => path.anchor?.sha256 === sha256)?.anchor
  return {
    sent: [],
    ...(file === undefined ? {} : { file }),
    ...(anchor === undefined ? {} : { anchor: anchor.origin }),
  }
}

function titleOf({ certificates }: Verification, sha256: string): string {
  const certificate = certificates[sha256]
  return (certificate && nameOf(certificate)) ?? words.views.certificate.unnamed
}
