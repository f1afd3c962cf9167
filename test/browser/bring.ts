/** Reports brought along to a site, as if a file of them had been dropped. */
import type { Report } from '../../src/report/report.ts'
import type { Site } from './site.ts'

/** Brings reports along; gives the ids of their results, in order. */
export async function bring({ server }: Site, reports: readonly Report[]): Promise<string[]> {
  const text = JSON.stringify({ schema: 'farend.report/1', tool: { name: 'farend', version: '0' }, reports })
  const ask = async (path: string, body?: unknown) => {
    const response = await fetch(`${server.origin}/api/v1/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return response.json()
  }
  const sent = { name: 'brought.json', base64: Buffer.from(text).toString('base64') }
  const { check } = await ask('results', sent)
  const { rows } = await ask(`checks/${check.id}/results?after=0&limit=5000`)
  return rows.map(({ id }: { id: string }) => id)
}

/** A report that the site has. */
export async function reportOf({ server }: Site, result: string): Promise<Report> {
  const response = await fetch(`${server.origin}/api/v1/results/${result}`, {
    headers: { authorization: `Bearer ${server.token}` },
  })
  return response.json() as Promise<Report>
}
