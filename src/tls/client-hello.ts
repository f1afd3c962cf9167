/**
 * Writes a ClientHello, RFC 8446 section 4.1.2. Everything that a profile fixes is encoded once and kept; what differs
 * from one connection to the next (random, session id, server name) is copied in between.
 */
import { extensionType } from './extension-type.ts'
import { handshakeType } from './handshake.ts'
import type { HelloProfile } from './hello-profile.ts'
import type { KeyPair } from './key-share.ts'

/** What goes into a hello besides its profile. */
export interface HelloFields {
  /** DNS name for the server_name extension; null leaves the extension out, as does a profile that names nobody. */
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
  const { random, sessionId, cookie } = fields
  const { suites, extensions } = templateOf(profile, fields.keyShares)
  const serverName = profile.serverName ? fields.serverName : null
  const parts = [
    random,
    Uint8Array.of(sessionId.length),
    sessionId,
    suites,
    ...(profile.extensions
      ? extensionBlock(random.length + 1 + sessionId.length + suites.length, [
          serverName === null ? none : serverNameExtension(serverName),
          extensions,
          cookie === undefined ? none : extension(extensionType.cookie, vector16(cookie)),
        ])
      : []),
  ]
  const length = 2 + octetsOf(parts)
  const hello = new Uint8Array(4 + length)
  const { legacyVersion } = profile
  hello.set([handshakeType.clientHello, length >> 16, (length >> 8) & 0xff, length & 0xff])
  hello.set([legacyVersion >> 8, legacyVersion & 0xff], 4)
  let at = 6
  for (const part of parts) {
    hello.set(part, at)
    at += part.length
  }
  return hello
}

/** What of a hello is the same for every connection. */
interface Template {
  keyShares: readonly KeyPair[]
  /** Cipher suites and compression methods. */
  suites: Uint8Array
  /** All but server_name, cookie and padding. */
  extensions: Uint8Array
}

const templates = new WeakMap<HelloProfile, Template>()

function templateOf(profile: HelloProfile, keyShares: readonly KeyPair[]): Template {
  const known = templates.get(profile)
  if (known !== undefined && sameMembers(known.keyShares, keyShares)) return known
  const made = {
    keyShares,
    suites: Buffer.concat([vector16(uint16(...profile.cipherSuites)), vector8(noCompression)]),
    extensions: Buffer.concat(encodeExtensions(profile, keyShares)),
  }
  templates.set(profile, made)
  return made
}

function sameMembers(left: readonly KeyPair[], right: readonly KeyPair[]): boolean {
  return left.length === right.length && left.every((pair, index) => pair === right[index])
}

const noCompression = Uint8Array.of(0)
const uncompressedPoints = Uint8Array.of(0)
const none = new Uint8Array()
/** CertificateStatusType ocsp, of no particular responder and without extensions, RFC 6066 section 8. */
const anyOcsp = Uint8Array.of(1, 0, 0, 0, 0)
const zeros = new Uint8Array(256)

function encodeExtensions(profile: HelloProfile, keyShares: readonly KeyPair[]): Uint8Array[] {
  const { groups, versions, signatureSchemes, statusRequest } = profile
  // Empty: this is a first handshake (RFC 5746 section 3.4). Strict servers refuse a client that does not say so.
  const extensions = [extension(extensionType.renegotiationInfo, vector8(none))]
  if (statusRequest) extensions.push(extension(extensionType.statusRequest, anyOcsp))
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
    extensions.push(extension(extensionType.keyShare, vector16(Buffer.concat(keyShares.map(keyShareEntry)))))
  }
  return extensions
}

/** The block with its length. `before`: octets of the body between client_version and the block. */
function extensionBlock(before: number, extensions: readonly Uint8Array[]): Uint8Array[] {
  const length = octetsOf(extensions)
  const unpadded = 4 + 2 + before + 2 + length
  // Some load balancers take a hello of 256 to 511 octets for one of SSL 2.0 and hang (RFC 7685 section 1).
  if (unpadded < 256 || unpadded >= 512) return [uint16(length), ...extensions]
  const padding = Math.max(1, 512 - unpadded - 4)
  const header = uint16(extensionType.padding, padding)
  return [uint16(length + 4 + padding), ...extensions, header, zeros.subarray(0, padding)]
}

function serverNameExtension(serverName: string): Uint8Array {
  const name = Buffer.from(serverName)
  const { length } = name
  const content = Buffer.alloc(9 + length)
  content.writeUInt16BE(extensionType.serverName, 0)
  content.writeUInt16BE(length + 5, 2)
  content.writeUInt16BE(length + 3, 4)
  // name_type host_name is 0, and so is the octet already.
  content.writeUInt16BE(length, 7)
  content.set(name, 9)
  return content
}

function keyShareEntry({ group, publicKey }: KeyPair): Uint8Array {
  return Buffer.concat([uint16(group), vector16(publicKey)])
}

function extension(type: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([uint16(type), vector16(content)])
}

function uint16(...values: readonly number[]): Uint8Array {
  const octets = new Uint8Array(values.length * 2)
  let at = 0
  for (const value of values) {
    octets[at++] = value >> 8
    octets[at++] = value & 0xff
  }
  return octets
}

function vector8(content: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(content.length), content])
}

function vector16(content: Uint8Array): Uint8Array {
  return Buffer.concat([uint16(content.length), content])
}

function octetsOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}
