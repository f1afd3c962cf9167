/** The list of targets, and what is typed to add to it. */
import { computed, effect, signal } from '@preact/signals'
import type { ApiTarget, TargetList, TargetText } from '../../api/target.ts'
import type { TargetKind } from '../../report/target.ts'
import { readTargets } from './api.ts'
import { ApiProblem } from './client.ts'
import { store, stored } from './storage.ts'

/** The targets to test. */
export const targets = signal<readonly ApiTarget[]>(keptTargets())
/** Place of the one that is selected; -1 where none is. */
export const selected = signal(-1)

/** What is typed: names or addresses, and ports, each with commas between. */
export const nameText = signal('')
export const portText = signal('443')
/** The box that is ticked; undefined where none is: hosts and addresses are meant. */
export const srvKind = signal<Exclude<TargetKind, 'DIR'> | undefined>(undefined)
/** Protocol spoken before TLS, for what is added from now on. */
export const startTls = signal<TargetText['starttls']>(undefined)

/** What was written and names no target. */
export const targetProblems = signal<TargetList['problems']>([])

/** Whether the field holds something that was not added. */
export const isNameTyped = computed(() => nameText.value.trim() !== '')

const usualPort = '443'
/** Longer lists are not kept for the next visit. */
const mostKept = 2000

/** Ticks a box, or unticks it. A SRV record brings the port: the field is emptied, and filled again at the end. */
export function chooseKind(kind: Exclude<TargetKind, 'DIR'>, isTicked: boolean): void {
  srvKind.value = isTicked ? kind : undefined
  portText.value = isTicked ? '' : usualPort
}

/** Adds every name that is typed, with every port. What is wrong is told and stays typed. */
export async function addTyped(): Promise<void> {
  const kind = srvKind.value
  const starttls = startTls.value
  const { targets: read, problems } = await readOrTell({
    text: nameText.value,
    file: '',
    ...(kind === undefined ? { ports: portText.value } : { kind }),
    ...(kind === undefined && starttls !== undefined ? { starttls } : {}),
  })
  targetProblems.value = problems
  append(read)
  if (problems.length === 0) nameText.value = ''
}

/** A port that is none is a fault of what was typed, too: it is told at the same place. */
async function readOrTell(text: TargetText): Promise<TargetList> {
  try {
    return await readTargets(text)
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 422) throw error
    const { detail, problems = [{ where: '', what: detail, right: '' }] } = error.problem
    return { targets: [], problems: problems.map((problem) => ({ ...problem, message: detail })) }
  }
}

/** Adds the rows of an import file. Gives how many. */
export async function addFile(file: File): Promise<number> {
  const { targets: read, problems } = await readTargets({
    text: await file.text(),
    form: 'csv',
    file: file.name,
  })
  targetProblems.value = problems
  append(read)
  return read.length
}

/** Puts targets behind those that are there; none comes twice. */
export function append(more: readonly ApiTarget[]): void {
  const known = new Set(targets.value.map(identity))
  const fresh = more.filter((target) => {
    const isNew = !known.has(identity(target))
    known.add(identity(target))
    return isNew
  })
  targets.value = [...targets.value, ...fresh]
  if (fresh.length > 0) selected.value = targets.value.length - 1
}

/** Removes the selected target and selects the one above. */
export function deleteSelected(): void {
  const place = selected.value
  if (place < 0 || place >= targets.value.length) return
  targets.value = targets.value.toSpliced(place, 1)
  selected.value = Math.min(Math.max(place - 1, 0), targets.value.length - 1)
}

/** Empties the list. */
export function clearTargets(): void {
  targets.value = []
  selected.value = -1
  targetProblems.value = []
}

function identity({ kind, name, port, starttls }: ApiTarget): string {
  return `${kind} ${name} ${port ?? ''} ${starttls ?? ''}`
}

function keptTargets(): readonly ApiTarget[] {
  const kept = stored('targets')
  return Array.isArray(kept) ? kept.filter(isTarget) : []
}

// What was kept may be of an earlier version; the server looks at it again in any case.
function isTarget(value: unknown): value is ApiTarget {
  return typeof value === 'object' && value !== null && 'name' in value && 'kind' in value && 'input' in value
}

effect(() => {
  const list = targets.value
  store('targets', list.length > 0 && list.length <= mostKept ? list : undefined)
})
