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

/** One block as text, before its content is decoded. */
export interface PemText {
  label: string
  /** Line of the text at which it begins, from 1. */
  line: number
  base64: string
}

/**
 * Every block of a text, in order; text between blocks is skipped, as are RFC 1421 headers inside them.
 * @throws {SyntaxError} with the line at which a block begins that has no end or holds something else than base64.
 */
export function fromPem(text: string): PemBlock[] {
  return pemTexts(text).map((block) => ({ label: block.label, der: decodePem(block) }))
}

/**
 * Every block of a text, in order, its content not looked at.
 * @throws {SyntaxError} with the line at which a block begins that has no end.
 */
export function pemTexts(text: string): PemText[] {
  const blocks: PemText[] = []
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
      blocks.push({ label: open.label, line: open.line, base64: open.body.join('') })
      open = undefined
    }
  }
  if (open !== undefined) throw unfinished(open)
  return blocks
}

/**
 * The octets of a block.
 * @throws {SyntaxError} with the line at which the block begins, when it holds something else than base64.
 */
export function decodePem({ label, line, base64 }: PemText): Uint8Array {
  try {
    return fromBase64(base64)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new SyntaxError(`the ${label} block at line ${line} cannot be read: ${reason}`, { cause })
  }
}

function unfinished(block: { label: string; line: number }): SyntaxError {
  return new SyntaxError(`the ${block.label} block at line ${block.line} has no END line`)
}
