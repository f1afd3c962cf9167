/** Alerts, RFC 8446 section 6. */

/** A TLS alert that the far end sent (RFC 8446 section 6). */
export interface Alert {
  level: 'warning' | 'fatal'
  description: number
  /** Name of the registry: `handshake_failure`. Unknown numbers give `alert_<n>`. */
  name: string
}

/** AlertDescription numbers that decide what happens next. */
export const alertDescription = {
  closeNotify: 0,
  unexpectedMessage: 10,
  handshakeFailure: 40,
  illegalParameter: 47,
  decodeError: 50,
  protocolVersion: 70,
  insufficientSecurity: 71,
  internalError: 80,
  userCanceled: 90,
  missingExtension: 109,
  unsupportedExtension: 110,
  unrecognizedName: 112,
} as const

/** An alert from its two octets. A level that the RFC does not know counts as fatal. */
export function decodeAlert(level: number, description: number): Alert {
  return {
    level: level === 1 ? 'warning' : 'fatal',
    description,
    name: registry.get(description)?.[0] ?? `alert_${description}`,
  }
}

/** What the alert says, in plain English: a clause that fits behind `the far end says that`. */
export function alertMeaning(alert: Alert): string {
  return (
    registry.get(alert.description)?.[1] ?? 'something happened for which the registry of alerts has no name'
  )
}

/** The IANA registry "TLS Alerts"; numbers of SSL 3.0 and TLS 1.0 included. */
const registry: ReadonlyMap<number, readonly [name: string, meaning: string]> = new Map([
  [0, ['close_notify', 'it is closing the connection in good order']],
  [10, ['unexpected_message', 'it received a message that it did not expect at this point']],
  [20, ['bad_record_mac', 'a record failed its integrity check']],
  [21, ['decryption_failed', 'a record could not be decrypted']],
  [22, ['record_overflow', 'a record was longer than it accepts']],
  [30, ['decompression_failure', 'a record could not be decompressed']],
  [
    40,
    ['handshake_failure', 'it found no combination of cipher suite and parameters that both sides accept'],
  ],
  [41, ['no_certificate', 'it has no certificate to show']],
  [42, ['bad_certificate', "the client's certificate is damaged or its signature does not verify"]],
  [43, ['unsupported_certificate', "the client's certificate is of a kind it does not accept"]],
  [44, ['certificate_revoked', "the client's certificate has been revoked"]],
  [45, ['certificate_expired', "the client's certificate has expired or is not valid yet"]],
  [46, ['certificate_unknown', "it did not accept the client's certificate for another reason"]],
  [47, ['illegal_parameter', 'a field of a handshake message was out of range or inconsistent']],
  [48, ['unknown_ca', "it does not trust the authority behind the client's certificate"]],
  [49, ['access_denied', "the client's certificate is valid, but access is denied"]],
  [50, ['decode_error', 'a message could not be decoded']],
  [51, ['decrypt_error', 'a signature or a handshake checksum did not verify']],
  [52, ['too_many_cids_requested', 'too many connection ids were asked for']],
  [60, ['export_restriction', 'export restrictions forbid what was asked for']],
  [70, ['protocol_version', 'it does not speak the TLS version that was offered']],
  [71, ['insufficient_security', 'it demands stronger cipher suites than were offered']],
  [80, ['internal_error', 'an error of its own kept it from going on']],
  [86, ['inappropriate_fallback', 'a lower TLS version was offered than both sides could speak']],
  [90, ['user_canceled', 'the handshake was cancelled for a reason unrelated to TLS']],
  [100, ['no_renegotiation', 'it does not renegotiate']],
  [109, ['missing_extension', 'the hello lacks an extension that it needs']],
  [110, ['unsupported_extension', 'it met an extension that it did not ask for']],
  [111, ['certificate_unobtainable', 'it could not fetch a certificate that was named by its address']],
  [112, ['unrecognized_name', 'it has no certificate for the server name that was asked for']],
  [
    113,
    ['bad_certificate_status_response', 'the revocation status that came with a certificate is not valid'],
  ],
  [114, ['bad_certificate_hash_value', 'a certificate does not match the hash that was given for it']],
  [115, ['unknown_psk_identity', 'it does not know the pre-shared key that was named']],
  [116, ['certificate_required', 'it insists on a client certificate']],
  [117, ['general_error', 'an error happened for which no other alert fits']],
  [120, ['no_application_protocol', 'it speaks none of the application protocols that were offered']],
  [121, ['ech_required', 'it insists on an encrypted hello']],
])
