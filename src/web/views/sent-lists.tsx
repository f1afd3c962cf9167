/** What was sent beside what should be sent, and the latter to be taken along. */
import type { CertificateFacts, Endpoint } from '../../report/report.ts'
import type { Severity } from '../../report/finding.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { announce } from '../state/announce.ts'
import { ApiProblem } from '../state/client.ts'
import { copyText } from '../state/clipboard.ts'
import { saveFile } from '../state/download.ts'
import { words } from '../words/words.ts'
import { bundleMarks, type SentMark } from './bundle-marks.ts'
import { Capped } from './capped.tsx'
import { CertificateLink } from './certificate-link.tsx'
import { Foreign } from './foreign.tsx'
import { OutsideLink } from './outside-link.tsx'

const say = words.views.result.bundle

const weights: Record<SentMark, Severity> = {
  right: 'ok',
  misplaced: 'warning',
  duplicate: 'warning',
  'self-signed': 'info',
  unrelated: 'warning',
  'not-examined': 'unknown',
}

/** `pem` gives what should be sent, end entity first; `file` is the name to save it under. */
export function SentLists(props: {
  endpoint: Pick<Endpoint, 'presented' | 'presentedList' | 'bundle'>
  certificates: Record<string, CertificateFacts>
  result: string | undefined
  pem: () => Promise<string>
  file: string
  /** What the first list is called, where nothing was sent. */
  heading?: string
}) {
  const { endpoint, certificates, result, pem, file, heading = say.sent } = props
  const { presented, presentedList, bundle } = endpoint
  if (bundle === undefined) return null
  const { sent, wanted } = bundleMarks(presented, bundle, presentedList?.surplus)
  const link = (sha256: string) => (
    <CertificateLink result={result} certificates={certificates} sha256={sha256} />
  )
  return (
    <>
      {bundle.same && (
        <p>
          <VerdictBadge of="ok" word={say.same} />
        </p>
      )}
      <div class="view-columns">
        <div>
          <h4>{heading}</h4>
          <Capped
            items={sent}
            isOrdered
            class="view-sent"
            row={({ sha256, mark }) => (
              <>
                {link(sha256)} <VerdictBadge of={weights[mark]} word={say.marks[mark]} />
              </>
            )}
          />
        </div>
        <div>
          <h4>{say.wanted}</h4>
          <Capped
            items={wanted}
            isOrdered
            class="view-sent"
            row={({ sha256, sentAt }) => (
              <>
                {link(sha256)}{' '}
                {sentAt === undefined ? (
                  <VerdictBadge of="warning" word={say.wasNotSent} />
                ) : (
                  <span class="muted">{say.wasSent(sentAt)}</span>
                )}
              </>
            )}
          />
          {bundle.missing !== undefined && (
            <div class="notice is-info">
              <p>
                {say.missing} <Foreign text={bundle.missing.issuer} />
              </p>
              {bundle.missing.caIssuers.length > 0 && (
                <Capped
                  items={bundle.missing.caIssuers}
                  class="view-list"
                  row={(url) => (
                    <>
                      {say.from} <OutsideLink url={url} />
                    </>
                  )}
                />
              )}
            </div>
          )}
          <p class="view-buttons">
            <button
              type="button"
              title={words.views.copyOf(say.copyWhat)}
              onClick={() => void told(async () => copyText(await pem()))}
            >
              {say.copy}
            </button>
            <button
              type="button"
              title={say.saveTip}
              onClick={() => void told(async () => save(await pem(), file))}
            >
              {say.save}
            </button>
          </p>
        </div>
      </div>
    </>
  )
}

function save(pem: string, file: string): void {
  saveFile(new Blob([pem], { type: 'application/x-pem-file' }), say.file(file.replaceAll(/[^\w.-]/g, '_')))
}

/** Does something; what the server has against it is said. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    announce(error.problem.detail)
  }
}
