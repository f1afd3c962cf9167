/** ServerHello and HelloRetryRequest, RFC 8446 sections 4.1.3 and 4.1.4, RFC 5246 section 7.4.1.3. */
import { equalBytes } from '../bytes/equal.ts'
import { fromHex } from '../bytes/hex.ts'
import type { ByteReader } from '../bytes/reader.ts'
import { decodeWhole, readExtensions } from './decode.ts'
import { extensionType } from './extension-type.ts'

export interface ServerHello {
  /** Negotiated: from supported_versions where it is present, from legacy_version otherwise. */
  version: number
  cipherSuite: number
  /** Whether the message asks for another ClientHello. */
  retry: boolean
  /** Group of the server's share; in a HelloRetryRequest the group that it wants. */
  group?: number
  /** The server's share; absent in a HelloRetryRequest. */
  share?: Uint8Array
  /** To be echoed in the next ClientHello. */
  cookie?: Uint8Array
}

/** Undefined when the body is no ServerHello. */
export function decodeServerHello(body: Uint8Array): ServerHello | undefined {
  return decodeWhole(body, readServerHello)
}

/** SHA-256 of "HelloRetryRequest", by which one is known (RFC 8446 section 4.1.3). */
const retryRandom = fromHex('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c')

function readServerHello(reader: ByteReader): ServerHello | undefined {
  const legacyVersion = reader.uint16()
  const random = reader.take(32)
  reader.vector8() // legacy_session_id_echo
  const cipherSuite = reader.uint16()
  reader.uint8() // legacy_compression_method
  // SSL 3.0 to TLS 1.2: the block of extensions may be missing altogether.
  const extensions = readExtensions(reader.remaining > 0 ? reader.vector16() : new Uint8Array())

  const hello: ServerHello = { version: legacyVersion, cipherSuite, retry: equalBytes(random, retryRandom) }
  const version = extensions.get(extensionType.supportedVersions)
  if (version !== undefined) {
    const selected = decodeWhole(version, (field) => field.uint16())
    if (selected === undefined) return undefined
    hello.version = selected
  }
  const keyShare = extensions.get(extensionType.keyShare)
  if (keyShare !== undefined) {
    const entry = decodeWhole(keyShare, (field) =>
      hello.retry ? { group: field.uint16() } : { group: field.uint16(), share: field.vector16() },
    )
    if (entry === undefined) return undefined
    Object.assign(hello, entry)
  }
  const cookie = extensions.get(extensionType.cookie)
  if (cookie !== undefined) {
    const content = decodeWhole(cookie, (field) => field.vector16())
    if (content === undefined) return undefined
    hello.cookie = content
  }
  return hello
}
