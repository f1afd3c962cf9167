/** Test and Cancel Test. */
import { computed, effect, signal } from '@preact/signals'
import { words } from '../words/words.ts'
import { announce } from './announce.ts'
import { cancel, checks, start } from './checks.ts'
import { ApiProblem } from './client.ts'
import { download, exportPath } from './download.ts'
import { openCheckId, progress } from './open-check.ts'
import { go } from './route.ts'
import { checkSettings, output } from './settings.ts'
import { addTyped, isNameTyped, targetProblems, targets } from './target-list.ts'

/** Id of the check that was started last from this page. */
const startedId = signal<string | undefined>(undefined)

/** The check that Cancel Test would cancel: the one started here, or else the one looked at. */
export const underWay = computed(() =>
  checks.value.find(
    ({ id, state }) => state === 'running' && (id === startedId.value || id === openCheckId.value),
  ),
)

/** A request to start is on its way. */
export const isStarting = signal(false)

/** Whether the list may not be changed now. */
export const isBusy = computed(() => isStarting.value || underWay.value !== undefined)

/** Why the last thing that was asked for did not come about. */
export const runProblem = signal<string | undefined>(undefined)

/** Tests the list. What is still typed is added first. */
export async function test(): Promise<void> {
  if (isBusy.value) return
  isStarting.value = true
  await told(async () => {
    if (isNameTyped.value) await addTyped()
    if (targets.value.length === 0) {
      if (targetProblems.value.length === 0) runProblem.value = words.run.nothing
      return
    }
    const check = await start({ targets: [...targets.value], settings: checkSettings() })
    startedId.value = check.id
    announce(words.run.started(check.total))
    go({ place: 'check', check: check.id })
  })
  isStarting.value = false
}

/** Cancels what is under way; what came so far stays. */
export async function cancelTest(): Promise<void> {
  const check = underWay.value
  if (check === undefined) return
  await told(async () => {
    await cancel(check.id)
    announce(words.run.cancelled)
  })
}

/** Does something; what the API has against it is shown beside the buttons. */
export async function told(work: () => Promise<unknown>): Promise<void> {
  runProblem.value = undefined
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    runProblem.value = error.status === 0 ? words.connection.noAnswer : error.problem.detail
  }
}

/** The line at the bottom. */
export const statusLine = computed(() => {
  const check = underWay.value
  if (check === undefined) return ''
  const checking = check.id === openCheckId.value ? progress.value?.checking : undefined
  return checking?.[0] === undefined ? words.run.testing : words.run.checking(checking)
})

// A check that was started here and has come to its end: its CSV file is saved if that was wanted.
let ended: string | undefined
effect(() => {
  const check = checks.value.find(({ id }) => id === startedId.value)
  if (check === undefined || check.state === 'running' || check.id === ended) return
  ended = check.id
  announce(words.run.ended(check))
  if (!output.peek().csv || check.done === 0) return
  void told(() => download(exportPath({ check: check.id }, { form: 'csv' }), output.peek().csvName))
})
