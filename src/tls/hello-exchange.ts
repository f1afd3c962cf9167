/** The exchange of hellos as TLS 1.3 sees it: shares, the one retry, and the key that comes of it (RFC 8446 section 4.1). */
import { cipherSuiteName } from './cipher-suite.ts'
import { encodeClientHello } from './client-hello.ts'
import { type FlightFault, malformed } from './flight.ts'
import { encodeHandshake, handshakeType } from './handshake.ts'
import type { HelloProfile } from './hello-profile.ts'
import { transcriptHash } from './key-schedule.ts'
import { type KeyPair, sharedSecret } from './key-share.ts'
import { namedGroupName } from './named-group.ts'
import { RecordOpener, recordCipher } from './record-protection.ts'
import type { ServerHello } from './server-hello.ts'

/** What the caller brings, because this folder has neither randomness nor time. */
export interface HelloSecrets {
  /** 32 octets. */
  random: Uint8Array
  /** 32 octets. */
  sessionId: Uint8Array
  /** A key pair of the given NamedGroup; asked for only when it is needed. */
  keyPair: (group: number) => KeyPair
  /** ClientHello messages that were sent, when a kept exchange is read again: nothing is written anew then. */
  sent?: readonly Uint8Array[]
}

/** A cookie has to fit into our second ClientHello, and that into one record. */
const maximumCookie = 8192

/** Writes our hellos and keeps what the key schedule needs of both sides' ones. */
export class HelloExchange {
  readonly #profile: HelloProfile
  readonly #serverName: string | null
  readonly #secrets: HelloSecrets
  /** Groups of the shares in our latest hello. */
  #shares: readonly number[]
  /** What the transcript hash covers so far; the last message is our latest ClientHello. */
  #transcript: Uint8Array[]
  #retryCipherSuite: number | undefined

  constructor(profile: HelloProfile, serverName: string | null, secrets: HelloSecrets) {
    this.#profile = profile
    this.#serverName = serverName
    this.#secrets = secrets
    this.#shares = profile.keyShares
    this.#transcript = [this.#encodeHello()]
  }

  /** Our latest ClientHello, a handshake message. */
  get hello(): Uint8Array {
    return this.#transcript.at(-1)!
  }

  /** Makes `hello` the answer to a HelloRetryRequest (RFC 8446 section 4.1.4). `encoded` is the message as it came. */
  retry({ cipherSuite, group, cookie }: ServerHello, encoded: Uint8Array): FlightFault | undefined {
    if (this.#retryCipherSuite !== undefined) return malformed('it sent a second HelloRetryRequest')
    const cipher = recordCipher(cipherSuite)
    if (cipher === undefined) return unsupportedSuite(cipherSuite)
    if (group === undefined && cookie === undefined)
      return malformed('its HelloRetryRequest asks for no change')
    if (cookie !== undefined && cookie.length > maximumCookie) {
      return { code: 'too-large', detail: `The far end sent a cookie of ${cookie.length} bytes.` }
    }
    if (group !== undefined) {
      const name = namedGroupName(group)
      if (!this.#profile.groups.includes(group)) {
        return {
          code: 'unsupported',
          detail: `The far end wants a key share of group ${name}, which was not offered.`,
        }
      }
      if (this.#profile.keyShares.includes(group))
        return malformed(`it asks for a key share of ${name}, which it has`)
      this.#shares = [group]
    }
    this.#retryCipherSuite = cipherSuite
    // A synthetic message stands for the first ClientHello (RFC 8446 section 4.4.1).
    const messageHash = encodeHandshake(
      handshakeType.messageHash,
      transcriptHash(cipher.hash, this.#transcript),
    )
    this.#transcript = [messageHash, encoded, this.#encodeHello(cookie)]
    return undefined
  }

  /** What opens the records behind a ServerHello of TLS 1.3. `encoded` is the message as it came. */
  opener({ cipherSuite, group, share }: ServerHello, encoded: Uint8Array): RecordOpener | FlightFault {
    const cipher = recordCipher(cipherSuite)
    if (cipher === undefined) return unsupportedSuite(cipherSuite)
    if (this.#retryCipherSuite !== undefined && this.#retryCipherSuite !== cipherSuite) {
      return malformed('it chose another cipher suite than in its HelloRetryRequest')
    }
    const fits = group !== undefined && share !== undefined && this.#shares.includes(group)
    const secret = fits ? sharedSecret(this.#secrets.keyPair(group), share) : undefined
    if (secret === undefined) return malformed('its key share does not fit any of ours')
    return new RecordOpener(cipher, secret, transcriptHash(cipher.hash, [...this.#transcript, encoded]))
  }

  #encodeHello(cookie?: Uint8Array): Uint8Array {
    const { random, sessionId, sent } = this.#secrets
    const again = sent?.[this.#retryCipherSuite === undefined ? 0 : 1]
    if (again !== undefined) return again
    return encodeClientHello(this.#profile, {
      serverName: this.#serverName,
      random,
      sessionId: this.#profile.sessionId ? sessionId : new Uint8Array(),
      keyShares: this.#shares.map((group) => this.#secrets.keyPair(group)),
      ...(cookie === undefined ? {} : { cookie }),
    })
  }
}

function unsupportedSuite(cipherSuite: number): FlightFault {
  return {
    code: 'unsupported',
    detail: `The far end chose ${cipherSuiteName(cipherSuite)}, which was not offered for TLS 1.3.`,
  }
}
