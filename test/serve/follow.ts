/** Follows a check over its event stream, as the page does. */
import assert from 'node:assert/strict'
import type { CheckProgress, CheckState } from '../../src/api/check.ts'
import type { ResultRow } from '../../src/api/result-row.ts'

/** What one event says. */
export interface CheckEvent {
  name: string
  /** Of a `results` event; otherwise none. */
  rows: ResultRow[]
  progress?: CheckProgress
  end?: CheckState
}

/** Events until the stream ends or breaks off; whoever stops early closes the connection. */
export async function* followCheck(
  { origin, token }: { origin: string; token: string },
  id: string,
  after: number,
): AsyncGenerator<CheckEvent> {
  const closing = new AbortController()
  const response = await fetch(`${origin}/api/v1/checks/${id}/events?after=${after}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: closing.signal,
  })
  assert.equal(response.headers.get('content-type'), 'text/event-stream', await clue(response))
  let pending = ''
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (pending + chunk).split('\n\n')
      pending = parts.pop() ?? ''
      for (const part of parts) if (!part.startsWith(':')) yield eventOf(part)
    }
  } finally {
    closing.abort()
  }
}

async function clue(response: Response): Promise<string> {
  return response.ok ? '' : response.text()
}

function eventOf(text: string): CheckEvent {
  const fields = new Map(
    text.split('\n').map((line): [string, string] => {
      const [, name = '', value = ''] = /^(\w+): (.*)$/.exec(line) ?? []
      return [name, value]
    }),
  )
  const name = fields.get('event') ?? ''
  const value = JSON.parse(fields.get('data') ?? 'null')
  if (name === 'results') {
    assert.equal(fields.get('id'), String(value.at(-1).number))
    return { name, rows: value }
  }
  return { name, rows: [], [name]: value }
}
