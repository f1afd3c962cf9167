/** What each handshake message of the server means at its place. The rules stand at the head of first-flight.ts. */
import { decodeCertificateMessage } from './certificate-message.ts'
import { decodeCertificateRequest } from './certificate-request.ts'
import { decodeCertificateStatus, stapleIn } from './certificate-status.ts'
import { cipherSuiteName } from './cipher-suite.ts'
import { type Flight, type FlightFault, malformed } from './flight.ts'
import { type HandshakeMessage, handshakeType } from './handshake.ts'
import { HelloExchange, type HelloSecrets } from './hello-exchange.ts'
import type { HelloProfile } from './hello-profile.ts'
import { namedGroupName } from './named-group.ts'
import { RecordOpener } from './record-protection.ts'
import { type ServerHello, decodeServerHello } from './server-hello.ts'
import { keyExchangeGroup } from './server-key-exchange.ts'
import { protocolVersion, versionName } from './version.ts'

const maximumCertificates = 1000
const maximumAuthorities = 4096

type Outcome = 'more' | 'done' | FlightFault

/** Takes the messages one after the other and writes what they say into a flight. */
export class ServerMessages {
  readonly #profile: HelloProfile
  readonly #hellos: HelloExchange
  readonly #flight: Flight
  #state: 'server-hello' | 'certificate' | 'after-certificate' = 'server-hello'
  #version = 0
  #cipherSuite = 0
  #opener: RecordOpener | undefined

  constructor(profile: HelloProfile, serverName: string | null, secrets: HelloSecrets, flight: Flight) {
    this.#profile = profile
    this.#hellos = new HelloExchange(profile, serverName, secrets)
    this.#flight = flight
  }

  /** Our latest ClientHello. Another one after a message means that it has to be sent. */
  get hello(): Uint8Array {
    return this.#hellos.hello
  }

  /** Opens the server's records; present as soon as they are protected. */
  get opener(): RecordOpener | undefined {
    return this.#opener
  }

  get #isTls13(): boolean {
    return this.#version === protocolVersion.tls13
  }

  take(message: HandshakeMessage): Outcome {
    // A HelloRequest during a handshake is to be ignored (RFC 5246 section 7.4.1.1).
    if (message.type === handshakeType.helloRequest && !this.#isTls13) return 'more'
    switch (this.#state) {
      case 'server-hello':
        return this.#takeServerHello(message)
      case 'certificate':
        return this.#takeUpToCertificate(message)
      case 'after-certificate':
        return this.#takeAfterCertificate(message)
    }
  }

  /** The far end says that its next records are protected. In TLS 1.3 that is said to please middleboxes. */
  changeCipherSpec(): Outcome {
    if (this.#state === 'server-hello' || this.#isTls13) return 'more'
    return this.#state === 'certificate'
      ? this.#withoutCertificate()
      : malformed('it changed the keys before its ServerHelloDone')
  }

  #takeServerHello(message: HandshakeMessage): Outcome {
    if (message.type !== handshakeType.serverHello) return unexpected(message)
    const hello = decodeServerHello(message.body)
    if (hello === undefined) return malformed('its ServerHello does not decode')
    const version = versionName(hello.version)
    if (version === undefined) {
      const number = hello.version.toString(16).padStart(4, '0')
      return {
        code: 'unsupported',
        detail: `The far end chose protocol version 0x${number}, which is unknown.`,
      }
    }
    const isTls13 = hello.version === protocolVersion.tls13
    if (isTls13 && !this.#profile.versions.includes(hello.version)) {
      return malformed('it chose TLS 1.3, which was not offered')
    }
    if (hello.retry) {
      if (!isTls13) return malformed('it asks for another hello before TLS 1.3')
      return this.#hellos.retry(hello, message.encoded) ?? 'more'
    }
    this.#version = hello.version
    this.#cipherSuite = hello.cipherSuite
    this.#flight.version = version
    this.#flight.cipherSuite = cipherSuiteName(hello.cipherSuite)
    this.#state = 'certificate'
    return isTls13 ? this.#startOpening(hello, message) : 'more'
  }

  #startOpening(hello: ServerHello, { encoded }: HandshakeMessage): Outcome {
    const opener = this.#hellos.opener(hello, encoded)
    if (!(opener instanceof RecordOpener)) return opener
    this.#opener = opener
    if (hello.group !== undefined) this.#flight.group = namedGroupName(hello.group)
    return 'more'
  }

  #takeUpToCertificate(message: HandshakeMessage): Outcome {
    switch (message.type) {
      case handshakeType.certificate:
        return this.#takeCertificate(message)
      case handshakeType.encryptedExtensions:
        return this.#isTls13 ? 'more' : unexpected(message)
      case handshakeType.certificateRequest:
        return this.#isTls13 ? this.#takeCertificateRequest(message) : unexpected(message)
      case handshakeType.serverKeyExchange:
      case handshakeType.serverHelloDone:
        return this.#isTls13 ? unexpected(message) : this.#withoutCertificate()
      default:
        return unexpected(message)
    }
  }

  #takeCertificate({ body }: HandshakeMessage): Outcome {
    const certificates = decodeCertificateMessage(body, this.#version)
    if (certificates === undefined) return malformed('its Certificate message does not decode')
    if (certificates.length === 0) {
      return { code: 'no-certificate', detail: 'The far end sent a Certificate message that is empty.' }
    }
    if (certificates.length > maximumCertificates) {
      return { code: 'too-large', detail: `The far end sent ${certificates.length} certificates.` }
    }
    this.#flight.presented = certificates
    if (this.#isTls13 && this.#profile.statusRequest) this.#keepStaple(stapleIn(body))
    if (this.#isTls13) return this.#complete()
    this.#state = 'after-certificate'
    return 'more'
  }

  #takeAfterCertificate(message: HandshakeMessage): Outcome {
    switch (message.type) {
      case handshakeType.certificateStatus:
        this.#keepStaple(decodeCertificateStatus(message.body))
        return 'more'
      case handshakeType.serverKeyExchange:
        return this.#takeServerKeyExchange(message)
      case handshakeType.certificateRequest:
        return this.#takeCertificateRequest(message)
      case handshakeType.serverHelloDone:
        return this.#complete()
      default:
        return unexpected(message)
    }
  }

  /** One that does not decode is none: the certificate is what matters. */
  #keepStaple(staple: Uint8Array | undefined): void {
    if (staple !== undefined) this.#flight.staple = staple
  }

  #takeServerKeyExchange({ body }: HandshakeMessage): Outcome {
    const group = keyExchangeGroup(body, this.#cipherSuite)
    if (group !== undefined) this.#flight.group = group
    return 'more'
  }

  #takeCertificateRequest({ body }: HandshakeMessage): Outcome {
    const request = decodeCertificateRequest(body, this.#version)
    if (request === undefined) return malformed('its CertificateRequest does not decode')
    request.authorities.splice(maximumAuthorities)
    this.#flight.certificateRequest = request
    return 'more'
  }

  #complete(): Outcome {
    this.#flight.certificateRequest ??= null
    return 'done'
  }

  #withoutCertificate(): Outcome {
    const suite = cipherSuiteName(this.#cipherSuite)
    return { code: 'no-certificate', detail: `The far end chose ${suite} and went on without a certificate.` }
  }
}

function unexpected({ type }: HandshakeMessage): FlightFault {
  return malformed(`a handshake message of type ${type} came where it does not belong`)
}
