/** The tables, and how an older file becomes a newer one: each step is run once, in a transaction. */
import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from './store-error.ts'

const steps = [
  `CREATE TABLE checks (
     id TEXT PRIMARY KEY,
     state TEXT NOT NULL,
     document TEXT NOT NULL,
     targets BLOB NOT NULL
   ) STRICT;
   CREATE TABLE results (
     check_id TEXT NOT NULL REFERENCES checks(id) ON DELETE CASCADE,
     number INTEGER NOT NULL,
     target_index INTEGER NOT NULL,
     verdict TEXT NOT NULL,
     line TEXT NOT NULL,
     report BLOB NOT NULL,
     exhibit BLOB,
     PRIMARY KEY (check_id, number)
   ) STRICT;
   -- Counting and ordering must not touch the reports.
   CREATE INDEX results_by_verdict ON results (check_id, verdict);
   CREATE INDEX results_by_target ON results (check_id, target_index, number);
   CREATE TABLE grounds (check_id TEXT PRIMARY KEY REFERENCES checks(id) ON DELETE CASCADE, pack BLOB NOT NULL) STRICT;
   CREATE TABLE sessions (token_sha256 TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT;`,
]

/**
 * Brings the tables up to date.
 * @throws {StoreError} when a newer farend made them
 */
export function prepareTables(database: DatabaseSync, file: string): void {
  const { user_version: found = 0 } = database.prepare('PRAGMA user_version').get() ?? {}
  const done = Number(found)
  if (done > steps.length) {
    throw new StoreError(
      `${file}: a newer farend made this store (${done} steps, known are ${steps.length}); right is another --store`,
    )
  }
  for (const [index, step] of steps.entries()) {
    if (index >= done) database.exec(`BEGIN; ${step} PRAGMA user_version = ${index + 1}; COMMIT`)
  }
}
