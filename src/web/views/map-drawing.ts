/** The map that was drawn last. It stays while another place is looked at. */
import { signal } from '@preact/signals'
import type { MapFile } from '../../report/map.ts'
import { mapDomain } from '../state/api.ts'
import { ApiProblem } from '../state/client.ts'
import { checkSettings } from '../state/settings.ts'

/** What is asked for besides the public records. */
export const mapWishes = signal({ internal: false, microsoft: false })

/** The map that is drawn, or being drawn: then it has neither file nor problem. */
export const drawing = signal<{ domain: string; file?: MapFile; problem?: ApiProblem } | undefined>(undefined)

/** Index of the report of the map that is looked at. */
export const openReport = signal<number | undefined>(undefined)

let abort: AbortController | undefined

/** Draws the map of a domain, with the settings that checks have; a map being drawn is given up. */
export async function drawMap(domain: string): Promise<void> {
  stopDrawing()
  abort = new AbortController()
  const { signal: ended } = abort
  openReport.value = undefined
  drawing.value = { domain }
  try {
    const file = await mapDomain({ domain, ...mapWishes.value, settings: checkSettings() }, ended)
    if (!ended.aborted) drawing.value = { domain, file }
  } catch (error) {
    if (ended.aborted) return
    if (!(error instanceof ApiProblem)) throw error
    drawing.value = { domain, problem: error }
  }
}

/** Gives up the map that is being drawn. */
export function stopDrawing(): void {
  abort?.abort()
  if (drawing.value !== undefined && !drawing.value.file) drawing.value = undefined
}
