/** What a result rests on, as text for the store: each text is a pack of which one part is filled. */
import { formatPack } from '../evidence/format-pack.ts'
import { parsePack } from '../evidence/parse-pack.ts'
import { packSchema, type EvidencePack, type Exhibit } from '../evidence/pack.ts'
import type { Checked } from '../scan.ts'
import { version } from '../version.ts'

const noFacts = { lists: [], roots: [], restrictions: [] }

function packOf(part: Partial<EvidencePack>): EvidencePack {
  return {
    schema: packSchema,
    tool: { name: 'farend', version },
    exhibits: [],
    anchors: [],
    programs: noFacts,
    options: [],
    ...part,
  }
}

/** What was seen of a target, as text. */
export function exhibitText({ observation, judgement: { now, profile } }: Checked): string {
  const exhibit: Exhibit = {
    observation,
    judgedAt: now.toISOString(),
    ...(profile === undefined ? {} : { profile }),
  }
  return formatPack(packOf({ exhibits: [exhibit] }))
}

/** The knowledge by which all results of a check were judged, as text. */
export function groundsText({ judgement: { anchors, programs = noFacts } }: Checked): string {
  return formatPack(packOf({ anchors: [...anchors], programs }))
}

/** One pack of what {@link groundsText} and {@link exhibitText} gave. */
export function packOfTexts(grounds: string, exhibits: readonly string[]): EvidencePack {
  const { anchors, programs } = parsePack(JSON.parse(grounds))
  const parts = exhibits.flatMap((text) => parsePack(JSON.parse(text)).exhibits)
  return packOf({ anchors, programs, exhibits: parts })
}
