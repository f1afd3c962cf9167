/** TLS servers of the estate: node:tls, that is OpenSSL, configured as real servers are. */
import { createSecureContext, createServer, type SecureContextOptions, type SecureVersion } from 'node:tls'
import type { IssuedCertificate } from './certificate.ts'
import { listen, type Listener } from './listener.ts'

/** Where a TLS server listens and how it is configured. */
export interface TlsServerOptions {
  address: string
  /** Default: an ephemeral port. */
  port?: number
  /** Presented exactly as listed; the first is the end entity and brings the key. */
  certificates: readonly IssuedCertificate[]
  /** Presented in place of the others to clients that can use its kind of key and not theirs. */
  twin?: readonly IssuedCertificate[]
  minVersion?: SecureVersion
  maxVersion?: SecureVersion
  /**
   * OpenSSL cipher list. OpenSSL speaks TLS 1.0 and 1.1, and accepts small keys and SHA-1, only at security level
   * 0: `ALL:@SECLEVEL=0`.
   */
  ciphers?: string
  /** Asks the client for a certificate and names these authorities. */
  clientCertificate?: {
    authorities: readonly IssuedCertificate[]
    /** Ends the handshake with an alert when the client sends none. */
    required: boolean
  }
  /** Other certificates for the clients that ask for these names in server_name. */
  byServerName?: Readonly<Record<string, readonly IssuedCertificate[]>>
  /** DER of the OCSP response that goes to clients which ask for one. */
  staple?: Uint8Array
  /** Sent once, when the client has said something. Default: the server listens and never speaks. */
  reply?: string
}

/**
 * Starts a TLS server.
 * @throws {TypeError} when OpenSSL would complete the presented list by itself: it does that when the list is a
 * single certificate and its issuer is among the authorities named to clients
 */
export function startTlsServer(options: TlsServerOptions): Promise<Listener> {
  const { address, port = 0, clientCertificate, byServerName = {}, reply, staple } = options
  const server = createServer({
    ...contextOptions(options, options.certificates),
    requestCert: clientCertificate !== undefined,
    rejectUnauthorized: clientCertificate?.required ?? false,
  })
  for (const [name, certificates] of Object.entries(byServerName)) {
    server.addContext(name, createSecureContext(contextOptions(options, certificates)))
  }
  if (staple !== undefined) {
    server.on('OCSPRequest', (_certificate, _issuer, answer) => answer(null, Buffer.from(staple)))
  }
  // A client that leaves in the middle of a handshake is the rule here.
  server.on('tlsClientError', () => {})
  server.on('secureConnection', (socket) => {
    socket.on('error', () => socket.destroy())
    socket.resume()
    if (reply !== undefined) socket.once('data', () => socket.write(reply))
  })
  return listen(server, address, port)
}

function contextOptions(
  options: TlsServerOptions,
  certificates: readonly IssuedCertificate[],
): SecureContextOptions {
  const { minVersion, maxVersion, ciphers, clientCertificate, twin = [] } = options
  const [endEntity, ...others] = certificates
  const authorities = clientCertificate?.authorities ?? []
  if (endEntity === undefined) throw new TypeError('a TLS server needs at least one certificate')
  if (others.length === 0 && endEntity.issuers.some((issuer) => authorities.includes(issuer))) {
    throw new TypeError(
      'OpenSSL would add the issuer to this presented list; list it, or name other authorities',
    )
  }
  return {
    key: [endEntity, ...twin.slice(0, 1)].map(({ keyPem }) => keyPem),
    cert: [certificates, twin].filter(({ length }) => length > 0).map(pemOf),
    // Even when empty: otherwise Node loads its own list of roots, which takes time and serves nobody.
    ca: authorities.map(({ pem }) => pem),
    ...(minVersion === undefined ? {} : { minVersion }),
    ...(maxVersion === undefined ? {} : { maxVersion }),
    ...(ciphers === undefined ? {} : { ciphers }),
  }
}

function pemOf(certificates: readonly IssuedCertificate[]): string {
  return certificates.map(({ pem }) => pem).join('')
}
