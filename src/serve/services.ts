/** What the routes work with. */
import type { ResultStore } from '../store/result-store.ts'
import type { RootCollection } from '../trust/held-roots.ts'
import type { Checks, CheckLimits } from './checks.ts'
import type { SettingsContext } from './settings.ts'

/** See the module. */
export interface Services extends SettingsContext {
  checks: Checks
  store: ResultStore
  limits: CheckLimits & { body: number }
  /** Another one after each start. */
  run: string
  /** How many event streams are open. */
  streams: { open: number }
  /** Maps that are being drawn. */
  maps: { open: number }
  /** Everything known and at hand about roots; gathered when it is first asked for. */
  roots(): Promise<RootCollection>
}
