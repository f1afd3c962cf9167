/** The rows of a check, in the order in which they came. There may be a hundred thousand. */
import type { ResultRow } from '../../api/result-row.ts'
import type { Verdict } from '../../report/finding.ts'

/** Texts that come again and again are kept once: a table of many rows has few issuers. */
const mostShared = 5000

/** See the module. */
export class RowTable {
  readonly rows: ResultRow[] = []
  readonly verdicts: Record<Verdict, number> = { error: 0, unknown: 0, warning: 0, ok: 0 }
  readonly #shared = new Map<string, string>()
  readonly #places = new Map<string, number>()

  /** Number of the last row; 0 where there is none. */
  get last(): number {
    return this.rows.at(-1)?.number ?? 0
  }

  /** Adds rows; those that are there already are left out. */
  add(rows: readonly ResultRow[]): void {
    for (const row of rows) {
      if (row.number <= this.last) continue
      this.verdicts[row.verdict] += 1
      this.#places.set(row.id, this.rows.length)
      this.rows.push(this.#compact(row))
    }
  }

  /** The place of a result among the rows; undefined where it is none of them. */
  placeOf(id: string): number | undefined {
    return this.#places.get(id)
  }

  #compact(row: ResultRow): ResultRow {
    row.check = this.#share(row.check)
    row.headline = this.#share(row.headline)
    if (row.rule !== undefined) row.rule = this.#share(row.rule)
    if (row.issuer !== undefined) row.issuer = this.#share(row.issuer)
    if (row.input === row.name) row.input = row.name
    return row
  }

  #share(text: string): string {
    const known = this.#shared.get(text)
    if (known !== undefined) return known
    if (this.#shared.size < mostShared) this.#shared.set(text, text)
    return text
  }
}
