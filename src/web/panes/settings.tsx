/** More settings, folded away: what the command line has as options. */
import { serverStatus } from '../state/server-status.ts'
import { isBusy } from '../state/run.ts'
import { change, settings, type Settings } from '../state/settings.ts'
import { startTls } from '../state/target-list.ts'
import { words } from '../words/words.ts'
import { Choice, TextField } from './field.tsx'
import { OurFiles } from './our-files.tsx'
import { Presets } from './presets.tsx'
import { Tick } from './tick.tsx'

const say = words.settings

type Flag =
  | 'online'
  | 'complete'
  | 'sipOptions'
  | 'versions'
  | 'suites'
  | 'certificates'
  | 'bulk'
  | 'evidence'

const questions: readonly [Flag, string, string][] = [
  ['complete', say.complete, say.completeTip],
  ['sipOptions', say.sipOptions, say.sipOptionsTip],
  ['versions', say.versions, say.versionsTip],
  ['suites', say.suites, say.suitesTip],
  ['certificates', say.certificates, say.certificatesTip],
]
const manners: readonly [Flag, string, string][] = [
  ['online', say.online, say.onlineTip],
  ['bulk', say.bulk, say.bulkTip],
  ['evidence', say.evidence, say.evidenceTip],
]

export function MoreSettings() {
  const status = serverStatus.value
  const { profile, at, timeout, retries, serverName } = settings.value
  const profiles = status?.profiles.map((each) => [each, each] as const) ?? []
  return (
    <details class="targets-settings">
      <summary>{say.heading}</summary>
      <fieldset class="targets-more" disabled={isBusy.value}>
        <legend class="unseen">{say.heading}</legend>
        <Choice
          label={say.profile}
          tip={say.profileTip}
          value={profile ?? ''}
          options={[['', say.profileUsual], ...profiles]}
          onChange={(value) => change('profile', (value || undefined) as Settings['profile'])}
        />
        <StartTls />
        <Families />
        <TextField
          label={say.serverName}
          tip={say.serverNameTip}
          value={serverName ?? ''}
          onInput={(value) => change('serverName', value.trim() || undefined)}
        />
        <TextField
          label={say.at}
          tip={say.atTip}
          type="date"
          value={at ?? ''}
          onInput={(value) => change('at', value || undefined)}
        />
        <TextField
          label={say.timeout}
          tip={say.timeoutTip}
          type="number"
          min={50}
          max={60_000}
          placeholder="4000"
          value={timeout === undefined ? '' : String(timeout)}
          onInput={(value) => change('timeout', numberOf(value))}
        />
        <TextField
          label={say.retries}
          tip={say.retriesTip}
          type="number"
          min={0}
          max={10}
          placeholder={say.usual}
          value={retries === undefined ? '' : String(retries)}
          onInput={(value) => change('retries', numberOf(value))}
        />
        <div class="targets-wide">
          <Flags of={manners} />
        </div>
        <fieldset class="targets-wide">
          <legend>{say.questions}</legend>
          <Flags of={questions} />
        </fieldset>
        <fieldset class="targets-wide" title={say.trustTip}>
          <legend>{say.trust}</legend>
          <TrustList names={status?.trust ?? []} />
        </fieldset>
        <OurFiles />
        <FixedAddresses />
        <Presets />
        {status && <p class="muted targets-wide">{say.networks(status.networks)}</p>}
      </fieldset>
    </details>
  )
}

function Flags({ of }: { of: readonly [Flag, string, string][] }) {
  return (
    <div class="targets-ticks">
      {of.map(([flag, label, tip]) => (
        <Tick
          key={flag}
          label={label}
          tip={tip}
          checked={settings.value[flag] ?? false}
          onChange={(value) => change(flag, value || undefined)}
        />
      ))}
    </div>
  )
}

function TrustList({ names }: { names: readonly string[] }) {
  const chosen = settings.value.trust ?? []
  return (
    <div class="targets-ticks">
      {names.map((name) => (
        <Tick
          key={name}
          label={name}
          tip={say.trustTip}
          checked={chosen.includes(name)}
          onChange={(isTicked) => {
            const trust = isTicked ? [...chosen, name] : chosen.filter((each) => each !== name)
            change('trust', trust.length > 0 ? trust : undefined)
          }}
        />
      ))}
    </div>
  )
}

function StartTls() {
  const protocols = ['auto', ...(serverStatus.value?.starttls ?? [])]
  return (
    <Choice
      label={say.starttls}
      tip={say.starttlsTip}
      value={startTls.value ?? ''}
      options={[
        ['', say.starttlsUsual],
        ...protocols.map((each) => [each, each === 'auto' ? say.starttlsAuto : each] as const),
      ]}
      onChange={(value) => (startTls.value = (value || undefined) as typeof startTls.value)}
    />
  )
}

function Families() {
  const families = settings.value.families?.join(' ') ?? ''
  return (
    <Choice
      label={say.families}
      tip={say.familiesTip}
      value={families === 'A' || families === 'AAAA' ? families : ''}
      options={[
        ['', say.familiesBoth],
        ['A', say.familiesFour],
        ['AAAA', say.familiesSix],
      ]}
      onChange={(value) => change('families', value === '' ? undefined : [value])}
    />
  )
}

function FixedAddresses() {
  const lines = settings.value.resolve?.join('\n') ?? ''
  const read = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
  return (
    <label class="field targets-wide" title={say.resolveTip}>
      <span>{say.resolve}</span>
      <textarea
        rows={2}
        spellcheck={false}
        defaultValue={lines}
        onChange={(event) => {
          const addresses = read(event.currentTarget.value).map((line) => line.trim())
          change('resolve', addresses.length > 0 ? addresses : undefined)
        }}
      />
    </label>
  )
}

function numberOf(text: string): number | undefined {
  const number = Number.parseInt(text, 10)
  return Number.isNaN(number) ? undefined : number
}
