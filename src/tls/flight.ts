/** What was read of a server's first flight, and what can be wrong with it. */
import { type Alert, alertMeaning } from './alert.ts'
import type { CertificateRequest } from './certificate-request.ts'
import type { PlainTextAnswer } from './plain-text-answer.ts'
import type { VersionName } from './version.ts'

/** A first flight as far as it was read. */
export interface Flight {
  /** Octets received. */
  octets: number
  /** Absent until a ServerHello was read, as is `cipherSuite`. */
  version?: VersionName
  /** IANA name; `0x1234` when unknown. */
  cipherSuite?: string
  /** Group of the key exchange where one was seen: `x25519`, `DHE 2048 bits`. */
  group?: string
  /** DER of each certificate, in wire order. */
  presented: Uint8Array[]
  /** DER of the OCSP response that came along for the end entity. */
  staple?: Uint8Array
  /** null: none was sent; absent: cannot be told. */
  certificateRequest?: CertificateRequest | null
  alerts: Alert[]
  /** Present with certificates too, when the flight went wrong behind them. */
  fault?: FlightFault
}

export type FlightFaultCode =
  | 'not-tls'
  | 'alert'
  | 'closed'
  | 'malformed'
  | 'too-large'
  | 'no-certificate'
  | 'unsupported'

/** Why reading stopped before its aim. */
export interface FlightFault {
  code: FlightFaultCode
  /** One sentence in plain English; may hold octets of the far end. */
  detail: string
  /** With `not-tls`: the protocol that was answered in, if that is one with STARTTLS. */
  starttls?: NonNullable<PlainTextAnswer['starttls']>
}

/** The far end breaks a rule of the protocol; `what` is a clause without full stop. */
export function malformed(what: string): FlightFault {
  return { code: 'malformed', detail: `The far end does not keep to the TLS protocol: ${what}.` }
}

/** The far end ended the handshake with an alert. */
export function refused(alert: Alert): FlightFault {
  const { description, name } = alert
  const detail = `The far end ended the handshake with alert ${description} (${name}): ${alertMeaning(alert)}.`
  return { code: 'alert', detail }
}
