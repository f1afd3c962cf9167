/** Files that go with a check: further trust anchors, and the certificate of the preflight. */
import { useSignal } from '@preact/signals'
import { sentFileOf } from '../state/dropped.ts'
import { authorities, preflight } from '../state/settings.ts'
import { words } from '../words/words.ts'
import { FileButton, TextField } from './field.tsx'

const say = words.settings
const certificateFiles = '.pem,.crt,.cer,.der,.p7b,.p7c'

export function OurFiles() {
  return (
    <>
      <div class="targets-wide">
        <FileButton
          label={say.authorities}
          tip={say.authoritiesTip}
          accept={certificateFiles}
          multiple
          onFiles={(files) =>
            void Promise.all(files.map(sentFileOf)).then((sent) => {
              authorities.value = [...authorities.value, ...sent]
            })
          }
        />
        {authorities.value.map((file) => (
          <Chosen
            key={file.name}
            name={file.name}
            onRemove={() => (authorities.value = authorities.value.filter((each) => each !== file))}
          />
        ))}
      </div>
      <Preflight />
    </>
  )
}

function Preflight() {
  const host = useSignal('')
  const { value: chosen } = preflight
  return (
    <fieldset class="targets-wide" title={say.preflightTip}>
      <legend>{say.preflight}</legend>
      <FileButton
        label={say.preflightFile}
        tip={say.preflightFileTip}
        accept={`${certificateFiles},.pfx,.p12`}
        onFiles={([file]) => file && void sentFileOf(file).then((sent) => (preflight.value = sent))}
      />
      <TextField
        label={say.preflightHost}
        tip={say.preflightHostTip}
        value={chosen !== undefined && 'host' in chosen ? chosen.host : host.value}
        onInput={(value) => {
          host.value = value
          preflight.value = value.trim() === '' ? undefined : { host: value.trim() }
        }}
      />
      {chosen !== undefined && 'name' in chosen && (
        <Chosen name={say.preflightNow(chosen.name)} onRemove={() => (preflight.value = undefined)} />
      )}
    </fieldset>
  )
}

function Chosen({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <p class="targets-chosen">
      <span class="foreign">{name}</span>{' '}
      <button type="button" class="link" onClick={onRemove}>
        {say.remove}
        <span class="unseen"> {name}</span>
      </button>
    </p>
  )
}
