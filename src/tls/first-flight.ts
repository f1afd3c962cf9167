/**
 * Reads the first flight of a TLS server, from ClientHello to the certificates, and stops there. No I/O: the caller
 * sends `opening`, hands over whatever arrives, in pieces of any size, and sends what `receive` wants sent.
 *
 * Rules of the machine:
 * - One ClientHello covers every version; the ServerHello decides which half of the machine goes on.
 * - `server-hello`: a HelloRetryRequest is answered once, with another ClientHello; a second one is a fault.
 * - TLS 1.2 and earlier: everything is in the clear. Certificate has to come first; `after-certificate` then reads
 *   up to ServerHelloDone, because CertificateRequest comes late. A flight that breaks off there keeps its
 *   certificates, and whether a client certificate was asked for stays unknown.
 * - TLS 1.3: ServerHello changes the keys, so nothing may be left of its record; from then on records are opened
 *   with the server's handshake key. CertificateRequest comes before Certificate, and Certificate is the end.
 * - ChangeCipherSpec is ignored in TLS 1.3 and before ServerHello (RFC 8446 appendix D.4). Before TLS 1.3, after
 *   ServerHello, it means that the server goes on without a certificate.
 * - A warning alert is noted and reading goes on; a fatal one, and close_notify, is the end.
 * - If the very first octets are no record, the far end does not speak TLS: they are kept until it can be told what
 *   it speaks.
 * - Nothing is verified: neither signatures nor Finished. What is read says what was presented, not who holds the key.
 * - Whatever the far end does gives a Flight, never an exception. Octets, messages, alerts and list entries are limited.
 */
import { alertDescription, decodeAlert } from './alert.ts'
import { ByteQueue } from './byte-queue.ts'
import { type Flight, type FlightFault, malformed, refused } from './flight.ts'
import { HandshakeJoiner } from './handshake.ts'
import type { HelloSecrets } from './hello-exchange.ts'
import type { HelloProfile } from './hello-profile.ts'
import { plainTextFault, plainTextIsComplete } from './plain-text-answer.ts'
import { RecordReader, type TlsRecord, contentType, encodeRecord } from './record.ts'
import { ServerMessages } from './server-messages.ts'
import { protocolVersion } from './version.ts'

/** Octets of a whole flight. A long list of certificates and 16 KB of authority names take a tenth of it. */
export const maximumFlight = 2 ** 20

const maximumAlerts = 16

/** What to do after something arrived. */
export interface Reply {
  send?: Uint8Array
  /** Nothing more is wanted. */
  done: boolean
}

/** One connection's reader; see the rules above. */
export class FirstFlight {
  /** The record with the ClientHello, to be sent first. */
  readonly opening: Uint8Array
  readonly #flight: Flight = { octets: 0, presented: [], alerts: [] }
  readonly #records = new RecordReader()
  readonly #joiner = new HandshakeJoiner(maximumFlight)
  readonly #messages: ServerMessages
  /** What came in place of TLS; undefined as long as records come. */
  #plainText: ByteQueue | undefined
  #sawRecord = false
  /** First octet of an alert whose second one is still to come. */
  #alertLevel: number | undefined
  #done = false

  /** @param serverName DNS name to ask for; null asks for none */
  constructor(profile: HelloProfile, serverName: string | null, secrets: HelloSecrets) {
    this.#messages = new ServerMessages(profile, serverName, secrets, this.#flight)
    // Never above 0x0301, for servers that take the record's version at face value (RFC 8446 section 5.1).
    const recordVersion = Math.min(profile.legacyVersion, protocolVersion.tls10)
    this.opening = encodeRecord(contentType.handshake, recordVersion, this.#messages.hello)
  }

  /** Takes what arrived; the buffer may be used again afterwards. */
  receive(bytes: Uint8Array): Reply {
    if (this.#done) return { done: true }
    this.#flight.octets += bytes.length
    const hello = this.#messages.hello
    if (this.#plainText === undefined) this.#readRecords(bytes)
    else this.#readPlainText(bytes)
    if (!this.#done && this.#flight.octets > maximumFlight) {
      this.#fail({
        code: 'too-large',
        detail: `The far end sent more than ${maximumFlight} bytes of handshake.`,
      })
    }
    const another = this.#messages.hello
    return { ...(another === hello ? {} : { send: encodeRetry(another) }), done: this.#done }
  }

  /** Ends reading, because it is done or because nothing more will come; gives what was read. */
  finish(): Flight {
    if (!this.#done && this.#plainText !== undefined) this.#endPlainText(this.#plainText)
    this.#done = true
    return this.#flight
  }

  #readRecords(bytes: Uint8Array): void {
    this.#records.push(bytes)
    while (!this.#done) {
      const record = this.#records.next()
      if (record === undefined) return
      if (record === 'not-tls' && !this.#sawRecord) return this.#readPlainText(this.#records.rest())
      if (typeof record === 'string') return this.#fail(malformed('what it sent is no TLS record'))
      this.#sawRecord = true
      this.#takeRecord(record)
    }
  }

  #readPlainText(bytes: Uint8Array): void {
    this.#plainText ??= new ByteQueue()
    this.#plainText.push(bytes)
    if (plainTextIsComplete(this.#plainText.peek())) this.#endPlainText(this.#plainText)
  }

  #endPlainText(text: ByteQueue): void {
    this.#fail(plainTextFault(text.take()))
  }

  #takeRecord(record: TlsRecord): void {
    const { type, fragment } = record
    const { opener } = this.#messages
    if (type === contentType.changeCipherSpec) return this.#settle(this.#messages.changeCipherSpec())
    if (type !== contentType.applicationData) {
      const late = opener !== undefined && type === contentType.handshake
      if (late)
        return this.#fail(malformed('a handshake record came in the clear after the keys had changed'))
      return this.#takeContent(type, fragment)
    }
    if (opener === undefined) return this.#fail(malformed('application data came before the handshake'))
    const opened = opener.open(record)
    if (opened === undefined) return this.#fail(malformed('a protected record could not be opened'))
    this.#takeContent(opened.type, opened.fragment)
  }

  #takeContent(type: number, fragment: Uint8Array): void {
    if (type === contentType.alert) return this.#takeAlerts(fragment)
    if (type !== contentType.handshake)
      return this.#fail(malformed(`content of type ${type} came in the handshake`))
    this.#joiner.push(fragment)
    while (!this.#done) {
      const message = this.#joiner.next()
      if (message === undefined) return
      if (message === 'too-long') {
        return this.#fail({
          code: 'too-large',
          detail: `The far end announces a message of over ${maximumFlight} bytes.`,
        })
      }
      const { opener } = this.#messages
      this.#settle(this.#messages.take(message))
      const keysChanged = this.#messages.opener !== opener
      // RFC 8446 section 5.1: a message may not lie across a change of keys.
      if (keysChanged && this.#joiner.pending > 0)
        this.#fail(malformed('something in the clear follows its ServerHello'))
    }
  }

  #takeAlerts(fragment: Uint8Array): void {
    for (const octet of fragment) {
      if (this.#done) return
      if (this.#alertLevel === undefined) {
        this.#alertLevel = octet
      } else {
        this.#takeAlert(this.#alertLevel, octet)
        this.#alertLevel = undefined
      }
    }
  }

  #takeAlert(level: number, description: number): void {
    const alert = decodeAlert(level, description)
    this.#flight.alerts.push(alert)
    if (description === alertDescription.closeNotify) {
      this.#fail({
        code: 'closed',
        detail: 'The far end closed the connection in good order (close_notify).',
      })
    } else if (alert.level === 'fatal') {
      this.#fail(refused(alert))
    } else if (this.#flight.alerts.length >= maximumAlerts) {
      this.#fail({
        code: 'too-large',
        detail: `The far end sent ${maximumAlerts} warning alerts and no end.`,
      })
    }
  }

  #settle(outcome: 'more' | 'done' | FlightFault): void {
    if (outcome === 'done') this.#done = true
    else if (outcome !== 'more') this.#fail(outcome)
  }

  #fail(fault: FlightFault): void {
    this.#flight.fault = fault
    this.#done = true
  }
}

/** The second ClientHello, behind a ChangeCipherSpec that is for middleboxes only (RFC 8446 appendix D.4). */
function encodeRetry(hello: Uint8Array): Uint8Array {
  return Buffer.concat([
    encodeRecord(contentType.changeCipherSpec, protocolVersion.tls12, Uint8Array.of(1)),
    encodeRecord(contentType.handshake, protocolVersion.tls12, hello),
  ])
}
