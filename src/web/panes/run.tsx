/** What is tested and how it is put out: the options of the old window, and its button. */
import { cancelTest, isBusy, isStarting, runProblem, test, underWay } from '../state/run.ts'
import { change, changeOutput, output, settings } from '../state/settings.ts'
import { words } from '../words/words.ts'
import { TextField } from './field.tsx'
import { Tick } from './tick.tsx'

export function Run() {
  const say = words.run
  const { advanced, chain, csv, csvName } = output.value
  return (
    <div class="targets-run">
      <fieldset class="targets-options">
        <legend class="unseen">{say.options}</legend>
        <Tick
          label={say.advanced}
          tip={say.advancedTip}
          checked={advanced}
          onChange={(value) => changeOutput({ advanced: value })}
        />
        <Tick
          label={say.chain}
          tip={say.chainTip}
          checked={chain}
          onChange={(value) => changeOutput({ chain: value })}
        />
        <Tick
          label={say.pool}
          tip={say.poolTip}
          disabled={isBusy.value}
          checked={settings.value.pool ?? true}
          onChange={(value) => change('pool', value ? undefined : false)}
        />
        <TextField
          class="field-beside"
          label={say.dns}
          tip={say.dnsTip}
          placeholder={say.dnsUsual}
          disabled={isBusy.value}
          value={settings.value.dns ?? ''}
          onInput={(value) => change('dns', value.trim() || undefined)}
        />
        <div class="targets-csv">
          <Tick
            label={say.csv}
            tip={say.csvTip}
            checked={csv}
            onChange={(value) => changeOutput({ csv: value })}
          />
          <input
            type="text"
            aria-label={say.csvName}
            title={say.csvNameTip}
            disabled={!csv}
            value={csvName}
            onInput={(event) => changeOutput({ csvName: event.currentTarget.value })}
          />
        </div>
      </fieldset>
      <TestButton />
      <div role="alert">{runProblem.value && <p class="notice is-error foreign">{runProblem.value}</p>}</div>
    </div>
  )
}

function TestButton() {
  const say = words.run
  // One and the same element: whoever pressed Test with the keyboard is on Cancel Test then.
  const isRunning = underWay.value !== undefined
  return (
    <button
      type="button"
      class={isRunning ? 'grave targets-test' : 'main targets-test'}
      title={isRunning ? say.cancelTip : say.testTip}
      aria-disabled={isStarting.value}
      onClick={() => void (isRunning ? cancelTest() : test())}
    >
      {isRunning ? say.cancel : say.test}
    </button>
  )
}
