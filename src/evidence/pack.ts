/** The evidence of a run: everything that a judgement rests on, so that it can be made again elsewhere and later. */
import type { TrustAnchor } from '../path/path.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import type { Observation } from '../report/observation.ts'
import type { Profile } from '../report/target.ts'

/** Value of the `schema` field of a pack. */
export const packSchema = 'farend.evidence/1'

/** What was seen of one target, and how it was judged. */
export interface Exhibit {
  observation: Observation
  /** ISO 8601, UTC: the moment as of which it was judged. */
  judgedAt: string
  /** The profile that the user chose for the run; absent where it was inferred. */
  profile?: Profile
}

/** Octets of all that was seen, and the knowledge by which it was judged. */
export interface EvidencePack {
  schema: typeof packSchema
  tool: { name: 'farend'; version: string }
  exhibits: Exhibit[]
  anchors: TrustAnchor[]
  programs: ProgramFacts
  /** The options of the run that shape what is seen, as words; none of them is secret. */
  options: string[]
}
