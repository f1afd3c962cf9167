/** What is typed to add to the list: kind, names, ports. */
import { announce } from '../state/announce.ts'
import { isBusy, told } from '../state/run.ts'
import {
  addFile,
  addTyped,
  chooseKind,
  nameText,
  portText,
  srvKind,
  targetProblems,
} from '../state/target-list.ts'
import { words } from '../words/words.ts'
import { FileButton, TextField } from './field.tsx'
import { Tick } from './tick.tsx'

const boxes = [
  ['FED', words.targets.fed, words.targets.fedTip],
  ['SIP', words.targets.sip, words.targets.sipTip],
  ['SIPINT', words.targets.sipInternal, words.targets.sipInternalTip],
] as const

/** Targets that cannot be read are many in a bad file: the first tell what is wrong. */
const mostProblems = 8

export function Entry() {
  const isSrv = srvKind.value !== undefined
  const say = words.targets
  const importFile = (file: File) => told(async () => announce(say.imported(await addFile(file), file.name)))
  return (
    <form
      class="targets-entry"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy.value) void told(addTyped)
      }}
    >
      <fieldset class="targets-kinds" disabled={isBusy.value}>
        <legend class="unseen">{say.kinds}</legend>
        {boxes.map(([kind, label, tip]) => (
          <Tick
            key={kind}
            label={label}
            tip={tip}
            checked={srvKind.value === kind}
            onChange={(isTicked) => chooseKind(kind, isTicked)}
          />
        ))}
      </fieldset>
      <div class="targets-fields">
        <TextField
          id="target-name"
          class="targets-name"
          label={isSrv ? say.domain : say.name}
          tip={isSrv ? say.domainTip : say.nameTip}
          value={nameText.value}
          disabled={isBusy.value}
          onInput={(value) => (nameText.value = value)}
        />
        <TextField
          class="targets-port"
          label={say.port}
          tip={say.portTip}
          value={portText.value}
          disabled={isSrv || isBusy.value}
          onInput={(value) => (portText.value = value)}
        />
      </div>
      <div class="targets-buttons">
        <button type="submit" title={say.addTip} disabled={isBusy.value}>
          {say.add}
        </button>
        <FileButton
          id="import-targets"
          label={say.import}
          tip={say.importTip}
          accept=".csv,.txt,text/csv"
          disabled={isBusy.value}
          onFiles={([file]) => file && void importFile(file)}
        />
      </div>
      <Problems />
    </form>
  )
}

function Problems() {
  const problems = targetProblems.value
  const say = words.targets
  return (
    <div role="alert">
      {problems.length > 0 && (
        <div class="notice is-error">
          <strong>{say.problems(problems.length)}</strong>
          <ul>
            {problems.slice(0, mostProblems).map((problem) => (
              <li key={problem.message} class="foreign">
                {problem.message}
              </li>
            ))}
          </ul>
          {problems.length > mostProblems && <p>{say.moreProblems(problems.length - mostProblems)}</p>}
          <button type="button" onClick={() => (targetProblems.value = [])}>
            {say.dismiss}
          </button>
        </div>
      )}
    </div>
  )
}
