/**
 * Checks and their results, in one SQLite file. A result is in the file before anybody is told of it, so that a server
 * that is killed loses nothing that was shown. One process at a time: the file is locked while it is open.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { CheckState } from '../api/check.ts'
import type { ResultRow } from '../api/result-row.ts'
import type { ApiTarget } from '../api/target.ts'
import { packText, unpackText } from './packed.ts'
import { StoreError } from './store-error.ts'
import { prepareTables } from './tables.ts'

/** What is stored of a check besides what is counted from its results. */
export type StoredCheck = Omit<CheckState, 'done' | 'verdicts'>

/** A result with everything that belongs to it. */
export interface StoredResult {
  row: ResultRow
  /** The report as JSON. */
  report: string
  /** The octets it rests on, as JSON; see `formatExhibit`. */
  exhibit?: string
}

/** A file in memory, gone with the process. */
export const inMemory = ':memory:'

/** See the module. */
export class ResultStore {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  /**
   * Opens the file, or makes it.
   * @throws {StoreError} when it cannot be opened, is no store, or another process has it open
   */
  constructor(file: string) {
    let database: DatabaseSync | undefined
    try {
      // Results hold names and addresses of a private network: they are for this user only.
      if (file !== inMemory) mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      database = new DatabaseSync(file, { timeout: 500 })
      database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL')
      database.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON')
      prepareTables(database, file)
      this.#database = database
    } catch (cause) {
      database?.close()
      if (cause instanceof StoreError || !(cause instanceof Error)) throw cause
      const why = /locked|busy/i.test(cause.message) ? 'another farend has it open' : cause.message
      throw new StoreError(
        `${file}: the store of results cannot be opened (${why}); right is another file: --store <file>`,
        { cause },
      )
    }
  }

  /** Adds a check with its targets. */
  addCheck(check: StoredCheck, targets: readonly ApiTarget[]): void {
    this.#run('INSERT INTO checks VALUES (?, ?, ?, ?)', check.id, check.state, JSON.stringify(check), [
      packText(JSON.stringify(targets)),
    ])
  }

  /** Replaces what is said about a check. */
  updateCheck(check: StoredCheck): void {
    this.#run(
      'UPDATE checks SET state = ?, document = ? WHERE id = ?',
      check.state,
      JSON.stringify(check),
      check.id,
    )
  }

  /** All checks, latest first. */
  checks(): CheckState[] {
    const found = this.#prepare('SELECT document FROM checks ORDER BY rowid DESC').all()
    return found.map((each) => this.#counted(JSON.parse(String(each['document']))))
  }

  /** One check. */
  check(id: string): CheckState | undefined {
    const found = this.#prepare('SELECT document FROM checks WHERE id = ?').get(id)
    return found === undefined ? undefined : this.#counted(JSON.parse(String(found['document'])))
  }

  /** The state of a check, without counting its results. */
  state(id: string): CheckState['state'] | undefined {
    const found = this.#prepare('SELECT state FROM checks WHERE id = ?').get(id)
    return found === undefined ? undefined : (String(found['state']) as CheckState['state'])
  }

  /** The targets of a check that have no result yet, with their places in its list. */
  openTargets(id: string): { index: number; target: ApiTarget }[] {
    const found = this.#prepare('SELECT targets FROM checks WHERE id = ?').get(id)
    if (found === undefined) return []
    const targets: ApiTarget[] = JSON.parse(unpackText(octetsOf(found['targets'])))
    const done = this.#prepare('SELECT target_index FROM results WHERE check_id = ?').all(id)
    const closed = new Set(done.map((each) => Number(each['target_index'])))
    return targets.map((target, index) => ({ index, target })).filter(({ index }) => !closed.has(index))
  }

  /** Adds results, all or none. */
  addResults(results: readonly StoredResult[]): void {
    this.#database.exec('BEGIN')
    try {
      for (const { row, report, exhibit } of results) {
        const blobs = [packText(report), exhibit === undefined ? null : packText(exhibit)]
        const { check, number, index, verdict } = row
        const line = JSON.stringify(row)
        this.#run(
          'INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?)',
          check,
          number,
          index,
          verdict,
          line,
          blobs,
        )
      }
      this.#database.exec('COMMIT')
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** The number of the last result of a check; 0 when there is none. */
  lastNumber(check: string): number {
    const found = this.#prepare('SELECT max(number) AS last FROM results WHERE check_id = ?').get(check)
    return Number(found?.['last'] ?? 0)
  }

  /** Rows with a number greater than `after`, in order. */
  rows(check: string, after: number, limit: number): ResultRow[] {
    const sql = 'SELECT line FROM results WHERE check_id = ? AND number > ? ORDER BY number LIMIT ?'
    return this.#prepare(sql)
      .all(check, after, limit)
      .map((each) => JSON.parse(String(each['line'])))
  }

  /** A result. */
  result(check: string, number: number): StoredResult | undefined {
    const sql = 'SELECT line, report, exhibit FROM results WHERE check_id = ? AND number = ?'
    const found = this.#prepare(sql).get(check, number)
    return found === undefined ? undefined : resultOf(found)
  }

  /** The results of a check, in the order of its targets, read one by one. */
  *results(check: string): Generator<StoredResult> {
    const sql = 'SELECT number FROM results WHERE check_id = ? ORDER BY target_index, number'
    for (const { number } of this.#prepare(sql).all(check)) {
      const found = this.result(check, Number(number))
      if (found !== undefined) yield found
    }
  }

  /** Keeps the knowledge by which a check was judged: an evidence pack without exhibits, as JSON. */
  setGrounds(check: string, pack: string): void {
    this.#run('INSERT OR REPLACE INTO grounds VALUES (?, ?)', check, [packText(pack)])
  }

  /** See {@link setGrounds}. */
  grounds(check: string): string | undefined {
    const found = this.#prepare('SELECT pack FROM grounds WHERE check_id = ?').get(check)
    return found === undefined ? undefined : unpackText(octetsOf(found['pack']))
  }

  /** Removes a check with all its results; gives whether there was one. */
  removeCheck(id: string): boolean {
    return this.#run('DELETE FROM checks WHERE id = ?', id) > 0
  }

  /** Remembers that a token is good, by its SHA-256, from a moment on. */
  addSession(tokenSha256: string, since: string): void {
    this.#run('INSERT OR REPLACE INTO sessions VALUES (?, ?)', tokenSha256, since)
  }

  /** Tokens that are good since `since` or later; the others are forgotten. */
  sessions(since: string): string[] {
    this.#run('DELETE FROM sessions WHERE since < ?', since)
    return this.#prepare('SELECT token_sha256 FROM sessions')
      .all()
      .map((each) => String(each['token_sha256']))
  }

  /** Forgets every token. */
  clearSessions(): void {
    this.#run('DELETE FROM sessions')
  }

  /** Closes the file. */
  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #counted(check: StoredCheck): CheckState {
    const sql = 'SELECT verdict, count(*) AS many FROM results WHERE check_id = ? GROUP BY verdict'
    const verdicts: CheckState['verdicts'] = { ok: 0, warning: 0, error: 0, unknown: 0 }
    for (const { verdict, many } of this.#prepare(sql).all(check.id)) {
      verdicts[String(verdict) as keyof typeof verdicts] = Number(many)
    }
    const done = Object.values(verdicts).reduce((sum, many) => sum + many, 0)
    return { ...check, done, verdicts }
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql)
    this.#statements.set(sql, known)
    return known
  }

  /** Octets come as a list, behind the other values. */
  #run(sql: string, ...values: (string | number | (Uint8Array | null)[])[]): number {
    return Number(this.#prepare(sql).run(...values.flat()).changes)
  }
}

function resultOf(found: Record<string, unknown>): StoredResult {
  const { line, report, exhibit } = found
  return {
    row: JSON.parse(String(line)),
    report: unpackText(octetsOf(report)),
    ...(exhibit === null ? {} : { exhibit: unpackText(octetsOf(exhibit)) }),
  }
}

function octetsOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new TypeError('a column of the store is no octets')
}
