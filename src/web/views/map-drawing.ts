/** The map that was drawn last. It stays while one of its reports is looked at. */
import { signal } from '@preact/signals'
import type { ResultPage } from '../../api/result-row.ts'
import type { reportSchema } from '../../report/report.ts'
import type { MapFile } from '../../report/map.ts'
import { mapDomain } from '../state/api.ts'
import { bringIn } from '../state/checks.ts'
import { ApiProblem, askJson } from '../state/client.ts'
import { sentFileOf } from '../state/dropped.ts'
import { go } from '../state/route.ts'
import { checkSettings } from '../state/settings.ts'

/** What is asked for besides the public records. */
export const mapWishes = signal({ internal: false, microsoft: false })

/** The map that is drawn, or being drawn: then it has neither file nor problem. */
export const drawing = signal<{ domain: string; file?: MapFile; problem?: ApiProblem } | undefined>(undefined)

let abort: AbortController | undefined

/** Draws the map of a domain, with the settings that checks have; a map being drawn is given up. */
export async function drawMap(domain: string): Promise<void> {
  stopDrawing()
  abort = new AbortController()
  const { signal: ended } = abort
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

const brought = new WeakMap<MapFile, Promise<string>>()

/**
 * Opens a report of the map as a result. The reports are brought in first, once for each map: the server keeps no maps.
 * @param index of the report in the map
 */
export async function openReport(file: MapFile, index: number, title: string): Promise<void> {
  let check = brought.get(file)
  if (check === undefined) {
    check = bringReports(file, title)
    brought.set(file, check)
    check.catch(() => brought.delete(file))
  }
  const page = await askJson<ResultPage>(
    `checks/${encodeURIComponent(await check)}/results?after=${index}&limit=1`,
  )
  const [row] = page.rows
  if (row !== undefined) go({ place: 'result', result: row.id })
}

async function bringReports({ tool, map: { reports } }: MapFile, title: string): Promise<string> {
  const text = JSON.stringify({ schema: 'farend.report/1' satisfies typeof reportSchema, tool, reports })
  const { check } = await bringIn(await sentFileOf(new File([text], title)))
  return check.id
}
