/** Values as they lie in the store: JSON, compressed. Reports of one estate resemble one another. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** Packs JSON text. */
export function packText(json: string): Uint8Array {
  return zstdCompressSync(json, options)
}

/** The text again. */
export function unpackText(packed: Uint8Array): string {
  return zstdDecompressSync(packed).toString()
}
