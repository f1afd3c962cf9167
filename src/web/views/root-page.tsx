/** All about one root: what programs say of it, where it can be had, how it is installed. */
import type { Root } from '../../api/root.ts'
import { announce } from '../state/announce.ts'
import { fetchRoot, fetchRootFile } from '../state/api.ts'
import { ApiProblem } from '../state/client.ts'
import { saveFile } from '../state/download.ts'
import { escapeForeign } from '../state/foreign.ts'
import { hrefOf } from '../state/route.ts'
import { words } from '../words/words.ts'
import { useAsked } from './asked.ts'
import { CopyButton } from './copy-button.tsx'
import { Facts } from './facts.tsx'
import { Fingerprints } from './fingerprints.tsx'
import { Foreign } from './foreign.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ProgramTable, RootLinks } from './program-table.tsx'
import { Section } from './section.tsx'

const say = words.views.roots

export function RootPage({ sha256 }: { sha256: string }) {
  const { value: root, problem } = useAsked(sha256, () => fetchRoot(sha256))
  return (
    <article class="view">
      <p>
        <a href={hrefOf({ place: 'roots' })}>{say.all}</a>
      </p>
      <h2 tabIndex={-1}>{root === undefined ? say.root : <Foreign text={root.name} most={200} />}</h2>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {root !== undefined && <Card root={root} />}
    </article>
  )
}

function Card({ root }: { root: Root }) {
  const { subject, notBefore, notAfter, key, subjectKeyIdentifier, heldBy, programs, links, commands } = root
  return (
    <>
      <Facts
        facts={[
          [say.fields.subject, <Foreign key="subject" text={subject} />],
          [say.fields.notBefore, escapeForeign(notBefore)],
          [say.fields.notAfter, escapeForeign(notAfter)],
          [say.fields.key, escapeForeign(key)],
          [
            say.fields.keyIdentifier,
            subjectKeyIdentifier && <code class="foreign">{escapeForeign(subjectKeyIdentifier)}</code>,
          ],
          [say.fields.heldBy, heldBy.length > 0 ? escapeForeign(heldBy.join(', ')) : say.notHeld],
        ]}
      />
      {heldBy.length > 0 && <Save root={root} />}
      <Section id="root-fingerprints" heading={say.fingerprints}>
        <Fingerprints sha1={root.sha1} sha256={root.sha256} />
      </Section>
      <Section id="root-programs" heading={say.programs}>
        <ProgramTable programs={programs} label={say.programs} />
      </Section>
      <Section id="root-links" heading={say.links}>
        {links.length === 0 ? <p>{say.noLinks}</p> : <RootLinks links={links} />}
      </Section>
      <Section id="root-commands" heading={say.commands}>
        <p class="muted">{say.compare}</p>
        <dl class="view-commands">
          {commands.map(({ system, line }) => (
            <div key={system + line}>
              <dt>{escapeForeign(system)}</dt>
              <dd>
                <pre class="foreign">{escapeForeign(line)}</pre>{' '}
                <CopyButton text={line} what={say.command(escapeForeign(system))} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  )
}

const forms = ['pem', 'der', 'p7b'] as const
const endings = { pem: 'crt', der: 'cer', p7b: 'p7b' }

function Save({ root }: { root: Root }) {
  return (
    <p class="view-buttons">
      {forms.map((form) => (
        <button key={form} type="button" class="view-copy" onClick={() => void save(root, form)}>
          {say.save(form.toUpperCase())}
        </button>
      ))}
    </p>
  )
}

async function save({ sha256, file }: Root, form: (typeof forms)[number]): Promise<void> {
  try {
    const response = await fetchRootFile(sha256, form)
    saveFile(await response.blob(), file.replace(/\.crt$/, `.${endings[form]}`))
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    announce(error.problem.detail)
  }
}
