/** The checks that the server knows, the latest first, and what can be done with them. */
import { computed, signal } from '@preact/signals'
import type { CheckRequest, CheckState, SentFile } from '../../api/check.ts'
import { cancelCheck, deleteCheck, importResults, listChecks, startCheck } from './api.ts'

/** All of them. */
export const checks = signal<readonly CheckState[]>([])

/** Those that are under way. */
export const running = computed(() => checks.value.filter(({ state }) => state === 'running'))

/** How often the list is asked for while something is under way, in milliseconds. */
const askEvery = 3000

/** Asks for the list, and goes on asking as long as checks are under way. */
export async function loadChecks(): Promise<void> {
  changed.clear()
  const list = await listChecks().finally(askAgain)
  // What happened to a check while the list was on its way is not in it.
  checks.value = sorted([
    ...list.filter(({ id }) => !changed.has(id)),
    ...checks.value.filter(({ id }) => changed.has(id)),
  ])
}

function askAgain(): void {
  clearTimeout(again)
  again = setTimeout(() => {
    if (running.value.length > 0) void loadChecks().catch(() => undefined)
    else askAgain()
  }, askEvery)
}
let again: ReturnType<typeof setTimeout> | undefined
const changed = new Set<string>()

/** Takes note of how a check stands. */
export function noteCheck(check: CheckState): void {
  changed.add(check.id)
  checks.value = sorted([...checks.value.filter(({ id }) => id !== check.id), check])
}

function sorted(list: readonly CheckState[]): CheckState[] {
  return list.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
}

/** Starts a check. */
export async function start(request: CheckRequest): Promise<CheckState> {
  const check = await startCheck(request)
  noteCheck(check)
  return check
}

/** Cancels one. */
export async function cancel(id: string): Promise<void> {
  noteCheck(await cancelCheck(id))
}

/** Deletes one with its results. */
export async function remove(id: string): Promise<void> {
  await deleteCheck(id)
  changed.add(id)
  checks.value = checks.value.filter((check) => check.id !== id)
}

/** Takes saved results in. */
export async function bringIn(file: SentFile): Promise<{ check: CheckState; remarks: string[] }> {
  const answer = await importResults(file)
  noteCheck(answer.check)
  return answer
}
