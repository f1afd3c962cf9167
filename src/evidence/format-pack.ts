/** Packs as JSON: octets as base64, everything else as it is. */
import { toBase64 } from '../bytes/base64.ts'
import { formatRootLine } from '../programs/root-line.ts'
import type { EvidencePack } from './pack.ts'

/** A pack as JSON on one line. */
export function formatPack({ schema, tool, exhibits, anchors, programs, options }: EvidencePack): string {
  return JSON.stringify(
    plain({
      schema,
      tool,
      options,
      exhibits,
      anchors: anchors.map(({ certificate, ...rest }) => ({ ...rest, der: certificate.der })),
      programs: { ...programs, roots: programs.roots.map(formatRootLine) },
    }),
  )
}

// JSON.stringify would write octets as an object with a member for each.
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return toBase64(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]))
}
