/** Files that the server makes, saved by the browser. A plain link could not show the token. */
import { ask } from './client.ts'

/** Forms of an export. */
export interface ExportWish {
  form: string
  advanced?: boolean
  chain?: boolean
  redact?: boolean
}

/** Path of an export below /api/v1. */
export function exportPath(of: { check: string } | { result: string }, wish: ExportWish): string {
  const { form, ...flags } = wish
  const query = new URLSearchParams({ form })
  for (const [name, isSet] of Object.entries(flags)) if (isSet) query.set(name, 'true')
  const base = 'check' in of ? `checks/${of.check}` : `results/${of.result}`
  return `${base}/export?${query}`
}

/** Asks for a file and has the browser save it, under the name given or else the server's. */
export async function download(path: string, name?: string): Promise<void> {
  const response = await ask(path)
  const given = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  saveFile(await response.blob(), name ?? given ?? 'farend')
}

/** Has the browser save octets as a file. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of the octets once it has begun; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
