/**
 * The checks of this server. A check is `running` until all its targets have results, it is cancelled, or nothing of
 * it can be checked. One that runs when the server ends stays `running` in the store, and the next server goes on
 * with the targets that have no result.
 */
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { CheckProgress, checkRequest, CheckSettings, CheckState } from '../api/check.ts'
import { apiTarget, type ApiTarget } from '../api/target.ts'
import type { Target } from '../report/target.ts'
import type { CheckOptions } from '../scan.ts'
import { parseTarget } from '../targets/from-text.ts'
import { InputError, quoted } from '../targets/input-error.ts'
import type { ResultStore, StoredCheck } from '../store/result-store.ts'
import { ApiError } from './api-error.ts'
import { runFault } from './run-fault.ts'
import { RunningCheck, type Scanner } from './running-check.ts'
import { runOptionsOf, type SettingsContext } from './settings.ts'

/** What is allowed at a time. */
export interface CheckLimits {
  /** Targets of one check. */
  targets: number
  /** Checks at the same time. */
  checks: number
  /** Checks that are kept; the oldest ended ones go first. */
  kept: number
}

/** What the checks work with. */
export interface ChecksOptions extends SettingsContext {
  store: ResultStore
  limits: CheckLimits
  scan: Scanner
  /** Says what went wrong inside. */
  log(text: string): void
}

/** Of longer lists no octets are kept unless that is wished. */
const mostWithEvidence = 1000

/** See the module. */
export class Checks {
  readonly #options: ChecksOptions
  readonly #running = new Map<string, RunningCheck>()
  readonly #ends = new Map<string, Promise<void>>()
  /** Checks whose settings are being read: they have their place already. */
  #beginning = 0
  #closing = false

  constructor(options: ChecksOptions) {
    this.#options = options
  }

  /** Goes on with what the last server left unfinished. */
  async resume(): Promise<void> {
    const left = this.#options.store.checks().filter(({ state }) => state === 'running')
    await Promise.all(left.map((check) => this.#begin(check).catch((error) => this.#fail(check, error))))
  }

  /**
   * Starts a check.
   * @throws {ApiError} when it asks for something that cannot be had
   */
  async start({ targets: given, settings }: z.output<typeof checkRequest>): Promise<CheckState> {
    const { limits } = this.#options
    const targets = allTargets(given, limits.targets)
    if (this.#running.size + this.#beginning >= limits.checks) {
      throw new ApiError(
        'too-many',
        `${limits.checks} checks are under way; wait for one to end, or cancel one`,
      )
    }
    this.#beginning += 1
    try {
      const options = await runOptionsOf(settings, this.#options)
      if (this.#closing) throw new ApiError('conflict', 'this server is about to end; ask the next one')
      return this.#add(targets, settings, options)
    } finally {
      this.#beginning -= 1
    }
  }

  /**
   * How a check stands.
   * @throws {ApiError} when there is none of that name
   */
  state(id: string): CheckState {
    const check = this.#options.store.check(id)
    if (check !== undefined) return check
    throw new ApiError(
      'not-found',
      `path /id: there is no check ${id.slice(0, 40)}; GET /api/v1/checks lists all`,
    )
  }

  /** How far a check is; undefined when it does not run here. */
  progress(id: string): CheckProgress | undefined {
    return this.#running.get(id)?.progress()
  }

  /** Has a function called whenever a check has more results or ends; gives the way to end that. */
  watch(id: string, listener: () => void): () => void {
    return this.#running.get(id)?.watch(listener) ?? (() => false)
  }

  /**
   * Cancels a check; one that has ended stays as it is.
   * @throws {ApiError} when there is none of that name
   */
  cancel(id: string): CheckState {
    const check = this.state(id)
    const running = this.#running.get(id)
    if (running !== undefined) {
      // What is there is written first: whoever follows is told of it before the end.
      running.stop()
      this.#settle(check, 'cancelled')
    }
    return this.state(id)
  }

  /**
   * Removes a check with its results; it is cancelled first.
   * @throws {ApiError} when there is none of that name
   */
  async remove(id: string): Promise<void> {
    this.cancel(id)
    await this.#ends.get(id)
    this.#options.store.removeCheck(id)
  }

  /** Stops everything; what runs stays unfinished in the store. */
  async close(): Promise<void> {
    this.#closing = true
    for (const running of this.#running.values()) running.stop()
    await Promise.all(this.#ends.values())
  }

  /** Removes the oldest checks that have ended, where there are more than are kept. */
  makeRoom(): void {
    const { store, limits } = this.#options
    const ended = store.checks().filter(({ id, state }) => state !== 'running' && !this.#running.has(id))
    for (const { id } of ended.slice(limits.kept)) store.removeCheck(id)
  }

  #add(targets: readonly ApiTarget[], settings: CheckSettings, options: CheckOptions): CheckState {
    const check: StoredCheck = {
      id: newId(),
      origin: 'check',
      title: titleOf(targets),
      state: 'running',
      total: targets.length,
      settings,
      evidence: settings.evidence ?? targets.length <= mostWithEvidence,
      startedAt: new Date().toISOString(),
    }
    this.#options.store.addCheck(check, targets)
    this.makeRoom()
    this.#launch(check, options)
    return this.state(check.id)
  }

  async #begin(check: CheckState): Promise<void> {
    this.#launch(check, await runOptionsOf(check.settings, this.#options))
  }

  #launch(check: StoredCheck, options: CheckOptions): void {
    const { store, scan } = this.#options
    const { id, total, evidence } = check
    const open = store.openTargets(id)
    const running = new RunningCheck({
      ...{ id, open, total, options, store, scan },
      done: total - open.length,
      keepEvidence: evidence,
    })
    this.#running.set(id, running)
    const end = running
      .run()
      .then(() => this.#settle(this.state(id), 'finished'))
      .catch((error: unknown) => this.#fail(check, error))
      .finally(() => {
        this.#running.delete(id)
        this.#ends.delete(id)
        running.tell()
      })
    this.#ends.set(id, end)
  }

  /** Ends a check that runs. One that was cancelled stays so; a server that ends leaves everything as it is. */
  #settle(check: CheckState, state: 'finished' | 'cancelled'): void {
    if (check.state !== 'running' || this.#closing) return
    const { done: _, verdicts: __, ...stored } = check
    this.#options.store.updateCheck({ ...stored, state, finishedAt: new Date().toISOString() })
  }

  #fail(check: StoredCheck, error: unknown): void {
    if (this.#closing) return
    const fault = runFault(error)
    const { store, log } = this.#options
    if (fault === undefined) log(`check ${check.id}: ${error instanceof Error ? error.stack : String(error)}`)
    const failure = fault?.message ?? 'a fault of this server stopped it; its log says which'
    try {
      if (store.state(check.id) === undefined) return
      store.updateCheck({ ...check, state: 'failed', failure, finishedAt: new Date().toISOString() })
    } catch (second) {
      // The store itself may be what is broken; the next server goes on with the check.
      log(`check ${check.id} could not be marked as failed: ${String(second)}`)
    }
  }
}

/** The name of a check: too long to be guessed, short enough for an address. */
export function newId(): string {
  return randomBytes(9).toString('base64url').replaceAll('-', 'a').replaceAll('_', 'b')
}

function titleOf([first, ...rest]: readonly ApiTarget[]): string {
  const name =
    first === undefined ? '' : first.port === undefined ? first.name : `${first.name}:${first.port}`
  return rest.length === 0 ? name : `${name} and ${rest.length} more`
}

/** All targets of a request. A text may name several: the limit holds for what they come to. */
function allTargets(given: readonly (string | ApiTarget)[], most: number): ApiTarget[] {
  const targets: ApiTarget[] = []
  for (const [index, each] of given.entries()) {
    targets.push(...targetsOf(each, `body /targets/${index}`))
    if (targets.length > most) {
      throw new ApiError('too-large', `body /targets: more than ${most} targets; send them in several checks`)
    }
  }
  return targets
}

/** A target as the scan takes it: names that were sent as read are read again, for nobody vouches for them. */
function targetsOf(given: string | ApiTarget, where: string): ApiTarget[] {
  try {
    if (typeof given === 'string') return parseTarget(given, { where }).map(plain)
    const { input, kind, name, port, starttls, profile } = given
    if ((kind === 'DIR') !== (port !== undefined)) {
      const right = kind === 'DIR' ? 'a port, such as 443' : 'none; the SRV record brings the port'
      throw new InputError(
        where,
        `${kind} ${port === undefined ? 'has no port' : 'has a port'}`,
        `right is ${right}`,
      )
    }
    const text = name.includes(':') ? `[${name}]` : name
    const [read, ...others] = parseTarget(text, {
      kind,
      where,
      ...(port === undefined ? {} : { ports: [port] }),
    })
    if (read === undefined || others.length > 0 || text.includes('://')) {
      const right = 'right is one host name, IP address or SIP domain'
      throw new InputError(where, `${quoted(name)} is no single name`, right)
    }
    return [{ ...plain(read), input, ...(starttls && { starttls }), ...(profile && { profile }) }]
  } catch (error) {
    if (error instanceof InputError) {
      const { what, right } = error
      throw new ApiError('unprocessable', error.message, [{ where, what, right }])
    }
    throw error
  }
}

function plain({ input, kind, name, port, starttls }: Target): ApiTarget {
  return apiTarget.parse({ input, kind, name, ...(port && { port }), ...(starttls && { starttls }) })
}
