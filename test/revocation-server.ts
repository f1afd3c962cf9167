// A PKI whose certificates name addresses on loopback, and the HTTP server behind these addresses.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import { createAuthority, type Authority } from '../src/estate/authority.ts'
import type { CertificateRequest, IssuedCertificate } from '../src/estate/certificate.ts'
import { listen } from '../src/estate/listener.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { fromHex } from '../src/bytes/hex.ts'

const hour = 3_600_000

/** What is at an address: octets, or whatever a server may do. */
export type Content = Uint8Array | ((request: IncomingMessage, response: ServerResponse) => void)

export interface RevocationServer {
  /** `http://127.0.0.1:port` */
  url: string
  /** What there is, by path; everything else is 404. */
  content: Map<string, Content>
  /** Method and path of every request. */
  asked: string[]
  root: Authority
  issuing: Authority
  /** An end entity of the issuing authority; its CRL is at /leaf.crl, its responder at /ocsp, its issuer at /issuing. */
  endEntity(request?: Partial<CertificateRequest>): IssuedCertificate
}

/** A moment so many hours from now. */
export function fromNow(hours: number): Date {
  // CRLs and OCSP responses count in seconds.
  return new Date(Math.floor((Date.now() + hours * hour) / 1000) * 1000)
}

/** Content octets of the certificate's serial number. */
export function serialOf({ der }: IssuedCertificate): Uint8Array {
  return fromHex(decodeCertificate(der).serialNumber)
}

/** Starts the server; it ends with the test. */
export async function startRevocationServer(t: TestContext): Promise<RevocationServer> {
  const content = new Map<string, Content>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const found = content.get(request.url ?? '')
    if (typeof found === 'function') found(request, response)
    else response.writeHead(found === undefined ? 404 : 200).end(found)
  })
  const { port, close } = await listen(server, '127.0.0.1', 0)
  t.after(close)
  const url = `http://127.0.0.1:${port}`
  const dates = { notBefore: fromNow(-240), notAfter: fromNow(2400) }
  const root = createAuthority({ ...dates, subject: ['CN=Revocation Root'] })
  const issuing = createAuthority(
    {
      ...dates,
      subject: ['CN=Revocation Issuing'],
      crlUris: [`${url}/root.crl`],
      authorityInfoAccess: { caIssuers: [`${url}/root`] },
    },
    root,
  )
  const endEntity = (request: Partial<CertificateRequest> = {}) =>
    issuing.issue({
      ...dates,
      subject: ['CN=sip.contoso.test'],
      subjectAltName: [{ dns: 'sip.contoso.test' }],
      crlUris: [`${url}/leaf.crl`],
      authorityInfoAccess: { ocsp: [`${url}/ocsp`], caIssuers: [`${url}/issuing`] },
      ...request,
    })
  return { url, content, asked, root, issuing, endEntity }
}
