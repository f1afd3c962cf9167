/** Certificates from files, judged without a connection. */
import { useEffect, useState } from 'preact/hooks'
import type { SentFile } from '../../api/check.ts'
import { Choice, FileButton, TextField } from '../panes/field.tsx'
import { verifyFiles, type VerifyRequest } from '../state/api.ts'
import { sentFileOf } from '../state/dropped.ts'
import { escapeForeign } from '../state/foreign.ts'
import { serverStatus } from '../state/server-status.ts'
import { words } from '../words/words.ts'
import { useAsked } from './asked.ts'
import { Foreign } from './foreign.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { VerificationResult } from './verification-result.tsx'

const say = words.views.verify

const certificateFiles = '.pem,.crt,.cer,.der,.p7b,.p7c,.pfx,.p12'

interface Wishes {
  name: string
  purpose: 'server' | 'client'
  at: string
  trust: string
  passphrase: string
}

const usual: Wishes = { name: '', purpose: 'server', at: '', trust: '', passphrase: '' }

/** `files` were dropped on the page; a new list each time. */
export function VerifyView({ files }: { files: readonly SentFile[] }) {
  const [chosen, setChosen] = useState(files)
  const [authorities, setAuthorities] = useState<readonly SentFile[]>([])
  const [wishes, setWishes] = useState(usual)
  // What is asked now; each press of the button asks anew.
  const [request, setRequest] = useState<{ number: number; body: VerifyRequest } | undefined>(undefined)
  const ask = (of: readonly SentFile[], against: readonly SentFile[]) =>
    setRequest((before) => ({ number: (before?.number ?? 0) + 1, body: requestOf(of, against, wishes) }))
  useEffect(() => {
    if (files.length === 0) return
    setChosen(files)
    ask(files, authorities)
  }, [files])
  const { value, problem } = useAsked(request && String(request.number), (signal) =>
    verifyFiles(request?.body ?? { files: [] }, signal),
  )
  return (
    <article class="view">
      <header class="view-head">
        <h2 tabIndex={-1}>{say.heading}</h2>
        <p class="muted">{say.about}</p>
      </header>
      <form
        class="view-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen.length > 0) ask(chosen, authorities)
        }}
      >
        <Files
          label={say.choose}
          tip={say.chooseTip}
          files={chosen}
          onFiles={(some) => {
            setChosen(some)
            if (some.length > chosen.length) ask(some, authorities)
          }}
        />
        <Files
          label={say.authorities}
          tip={say.authoritiesTip}
          files={authorities}
          onFiles={setAuthorities}
        />
        <WishFields wishes={wishes} onChange={(changed) => setWishes({ ...wishes, ...changed })} />
        <button type="submit" class="main" disabled={chosen.length === 0}>
          {say.verify}
        </button>
      </form>
      {request !== undefined && !value && !problem && <p role="status">{words.loading}</p>}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {value !== undefined && <VerificationResult verification={value.verification} />}
    </article>
  )
}

function WishFields({ wishes, onChange }: { wishes: Wishes; onChange: (changed: Partial<Wishes>) => void }) {
  const { name, purpose, at, trust, passphrase } = wishes
  const trusts = serverStatus.value?.trust ?? []
  return (
    <>
      <TextField
        label={say.name}
        tip={say.nameTip}
        value={name}
        onInput={(text) => onChange({ name: text })}
      />
      <Choice
        label={say.purpose}
        tip={say.purposeTip}
        value={purpose}
        options={[
          ['server', say.purposes.server],
          ['client', say.purposes.client],
        ]}
        onChange={(value) => onChange({ purpose: value })}
      />
      <TextField
        type="date"
        label={say.at}
        tip={say.atTip}
        value={at}
        onInput={(text) => onChange({ at: text })}
      />
      <Choice
        label={say.trust}
        tip={say.trustTip}
        value={trust}
        options={[['', say.trustUsual], ...trusts.map((each) => [each, each] as const)]}
        onChange={(value) => onChange({ trust: value })}
      />
      <TextField
        type="password"
        label={say.passphrase}
        tip={say.passphraseTip}
        value={passphrase}
        onInput={(text) => onChange({ passphrase: text })}
      />
    </>
  )
}

function Files(props: {
  label: string
  tip: string
  files: readonly SentFile[]
  onFiles: (files: readonly SentFile[]) => void
}) {
  const { label, tip, files, onFiles } = props
  return (
    <div class="view-files">
      <FileButton
        label={label}
        tip={tip}
        accept={certificateFiles}
        multiple
        onFiles={(some) =>
          void Promise.all(some.map(sentFileOf)).then((sent) => onFiles([...files, ...sent]))
        }
      />
      {files.map((file, index) => (
        <span key={index} class="view-tag">
          <Foreign text={file.name} most={80} />{' '}
          <button
            type="button"
            class="plain view-remove"
            aria-label={say.remove(escapeForeign(file.name))}
            title={say.remove(escapeForeign(file.name))}
            onClick={() => onFiles(files.filter((each) => each !== file))}
          >
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
    </div>
  )
}

function requestOf(
  files: readonly SentFile[],
  authorities: readonly SentFile[],
  { name, purpose, at, trust, passphrase }: Wishes,
): VerifyRequest & { authorities?: SentFile[]; passphrase?: string } {
  return {
    files: [...files],
    purpose,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(at === '' ? {} : { at }),
    ...(trust === '' ? {} : { trust: [trust] }),
    ...(authorities.length === 0 ? {} : { authorities: [...authorities] }),
    ...(passphrase === '' ? {} : { passphrase }),
  }
}
