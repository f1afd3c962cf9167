/** Lists with their settings that are kept in this browser. */
import { useSignal } from '@preact/signals'
import { announce } from '../state/announce.ts'
import { applyPreset, forgetPreset, keepPreset, presets } from '../state/presets.ts'
import { words } from '../words/words.ts'
import { Choice, TextField } from './field.tsx'

const say = words.settings

export function Presets() {
  const name = useSignal('')
  const chosen = useSignal('')
  const preset = presets.value.find((each) => each.name === chosen.value)
  const keep = () => {
    const text = name.value.trim()
    if (text === '') return
    keepPreset(text)
    chosen.value = text
    name.value = ''
    announce(say.kept(text))
  }
  return (
    <fieldset class="targets-wide">
      <legend>{say.presets}</legend>
      <div class="targets-presets">
        <Choice
          label={say.preset}
          tip={say.presetTip}
          value={chosen.value}
          options={[['', say.presetNone], ...presets.value.map((each) => [each.name, each.name] as const)]}
          onChange={(value) => (chosen.value = value)}
        />
        <button
          type="button"
          title={say.useTip}
          disabled={!preset}
          onClick={() => preset && applyPreset(preset)}
        >
          {say.use}
        </button>
        <button
          type="button"
          title={say.forgetTip}
          disabled={!preset}
          onClick={() => {
            forgetPreset(chosen.value)
            chosen.value = ''
          }}
        >
          {say.forget}
        </button>
      </div>
      <div class="targets-presets">
        <TextField
          label={say.presetName}
          tip={say.presetNameTip}
          value={name.value}
          onInput={(value) => (name.value = value)}
        />
        <button type="button" title={say.keepTip} disabled={name.value.trim() === ''} onClick={keep}>
          {say.keep}
        </button>
      </div>
    </fieldset>
  )
}
