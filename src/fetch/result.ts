/** What comes of fetching something. A failure is a value, too. */

import type { FetchFailureCode } from '../report/fetched.ts'

export interface FetchFailure {
  outcome: FetchFailureCode
  /** One sentence in plain English; octets of the far end in it are escaped by the renderer. */
  detail: string
}

export interface Fetched {
  outcome: 'ok'
  /** Where it was in the end, behind redirects. */
  url: string
  /** Media type without parameters, lower case; empty when none was given. */
  type: string
  octets: Uint8Array
}

export type FetchResult = Fetched | FetchFailure
