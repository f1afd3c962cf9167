/** Writes a ClientHello, RFC 8446 section 4.1.2. */
import { extensionType } from './extension-type.ts'
import { encodeHandshake, handshakeType } from './handshake.ts'
import type { HelloProfile } from './hello-profile.ts'
import type { KeyPair } from './key-share.ts'

/** What goes into a hello besides its profile. */
export interface HelloFields {
  /** DNS name for the server_name extension; null leaves the extension out. */
  serverName: string | null
  /** 32 octets. */
  random: Uint8Array
  /** 32 octets, or none. */
  sessionId: Uint8Array
  keyShares: readonly KeyPair[]
  /** Echo of a HelloRetryRequest's cookie. */
  cookie?: Uint8Array
}

/** The handshake message, header included. */
export function encodeClientHello(profile: HelloProfile, fields: HelloFields): Uint8Array {
  const extensions = encodeExtensions(profile, fields)
  const unpadded = encodeHello(profile, fields, extensions)
  // Some load balancers take a hello of 256 to 511 octets for one of SSL 2.0 and hang (RFC 7685 section 1).
  if (unpadded.length < 256 || unpadded.length >= 512) return unpadded
  const padding = new Uint8Array(Math.max(1, 512 - unpadded.length - 4))
  return encodeHello(profile, fields, [...extensions, extension(extensionType.padding, padding)])
}

function encodeHello(
  profile: HelloProfile,
  fields: HelloFields,
  extensions: readonly Uint8Array[],
): Uint8Array {
  const body = Buffer.concat([
    uint16(profile.legacyVersion),
    fields.random,
    vector8(fields.sessionId),
    vector16(uint16(...profile.cipherSuites)),
    vector8(noCompression),
    vector16(...extensions),
  ])
  return encodeHandshake(handshakeType.clientHello, body)
}

const noCompression = Uint8Array.of(0)
const uncompressedPoints = Uint8Array.of(0)
const hostName = Uint8Array.of(0)
const none = new Uint8Array()

function encodeExtensions(profile: HelloProfile, fields: HelloFields): Uint8Array[] {
  const { groups, versions, signatureSchemes } = profile
  const { serverName, keyShares, cookie } = fields
  const extensions: Uint8Array[] = []
  if (serverName !== null) {
    const name = vector16(new TextEncoder().encode(serverName))
    extensions.push(extension(extensionType.serverName, vector16(hostName, name)))
  }
  // Empty: this is a first handshake (RFC 5746 section 3.4). Strict servers refuse a client that does not say so.
  extensions.push(extension(extensionType.renegotiationInfo, vector8(none)))
  if (groups.length > 0) {
    extensions.push(extension(extensionType.supportedGroups, vector16(uint16(...groups))))
    extensions.push(extension(extensionType.ecPointFormats, vector8(uncompressedPoints)))
  }
  if (signatureSchemes.length > 0) {
    extensions.push(extension(extensionType.extendedMasterSecret, none))
    extensions.push(extension(extensionType.signatureAlgorithms, vector16(uint16(...signatureSchemes))))
  }
  if (versions.length > 0) {
    extensions.push(extension(extensionType.supportedVersions, vector8(uint16(...versions))))
    extensions.push(extension(extensionType.keyShare, vector16(...keyShares.map(keyShareEntry))))
  }
  if (cookie !== undefined) extensions.push(extension(extensionType.cookie, vector16(cookie)))
  return extensions
}

function keyShareEntry({ group, publicKey }: KeyPair): Uint8Array {
  return Buffer.concat([uint16(group), vector16(publicKey)])
}

function extension(type: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([uint16(type), vector16(content)])
}

function uint16(...values: readonly number[]): Uint8Array {
  const octets = new Uint8Array(values.length * 2)
  for (const [index, value] of values.entries()) {
    octets[index * 2] = value >> 8
    octets[index * 2 + 1] = value & 0xff
  }
  return octets
}

function vector8(content: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(content.length), content])
}

function vector16(...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([uint16(length), ...parts])
}
