/** Textual encodings, RFC 7468: `-----BEGIN CERTIFICATE-----` and the like. */
import { fromBase64, toBase64 } from './base64.ts'

/** One encapsulated block. */
export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, … */
  label: string
  der: Uint8Array
}

/** One block in the strict form of RFC 7468: 64 characters a line, newline at the end. */
export function toPem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/**
 * Every block of a text, in order; text between blocks is skipped, as are RFC 1421 headers inside them.
 * @throws {SyntaxError} with the line at which a block begins that has no end or holds something else than base64.
 */
export function fromPem(text: string): PemBlock[] {
  const blocks: PemBlock[] = []
  let open: { label: string; line: number; body: string[] } | undefined
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim()
    const boundary = /^-----(BEGIN|END) ([^-]*(?:-[^-]+)*)-----$/.exec(line)
    if (boundary === null) {
      if (open !== undefined && !line.includes(':')) open.body.push(line)
    } else if (boundary[1] === 'BEGIN') {
      if (open !== undefined) throw unfinished(open)
      open = { label: boundary[2] ?? '', line: index + 1, body: [] }
    } else if (open !== undefined) {
      if (boundary[2] !== open.label) throw unfinished(open)
      blocks.push({ label: open.label, der: decodeBody(open) })
      open = undefined
    }
  }
  if (open !== undefined) throw unfinished(open)
  return blocks
}

function decodeBody(block: { label: string; line: number; body: string[] }): Uint8Array {
  try {
    return fromBase64(block.body.join(''))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SyntaxError(`the ${block.label} block at line ${block.line} cannot be read: ${reason}`, {
      cause,
    })
  }
}

function unfinished(block: { label: string; line: number }): SyntaxError {
  return new SyntaxError(`the ${block.label} block at line ${block.line} has no END line`)
}
