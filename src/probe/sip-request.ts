/** Writes the one request that is ever sent as application data: SIP OPTIONS, RFC 3261 section 11. */

export interface SipRequestFields {
  /** Whom to ask: DNS name, or IP address without brackets. */
  host: string
  port: number
  /** Our end of the connection. */
  local: { address: string; port: number }
  /** Hex digits that nobody else uses: for the branch, the tag and the call. */
  unique: { branch: string; tag: string; call: string }
}

/** The request as it goes over the wire. */
export function encodeSipOptions({ host, port, local, unique }: SipRequestFields): string {
  const uri = `sip:${bracketed(host)}:${port};transport=tls`
  const us = `${bracketed(local.address)}:${local.port}`
  return [
    `OPTIONS ${uri} SIP/2.0`,
    // The cookie in front says that the branch is unique (section 8.1.1.7); rport that we want the answer here (RFC 3581).
    `Via: SIP/2.0/TLS ${us};branch=z9hG4bK${unique.branch};rport`,
    'Max-Forwards: 70',
    `From: <sip:farend@${bracketed(local.address)}>;tag=${unique.tag}`,
    `To: <${uri}>`,
    `Call-ID: ${unique.call}@${bracketed(local.address)}`,
    'CSeq: 1 OPTIONS',
    `Contact: <sip:farend@${us};transport=tls>`,
    'Accept: application/sdp',
    'User-Agent: farend',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
