/** Authorities of the estate whose CRL, responder and certificate can really be had. */
import { fromHex } from '../bytes/hex.ts'
import type { IssuedCertificate } from './certificate.ts'
import { makeCrl } from './crl.ts'
import { makeOcspResponse } from './ocsp.ts'
import { daysFrom, specialAuthority, type Pki, type PublishedAuthority } from './pki.ts'
import type { WebServer } from './web-server.ts'

/** Name under which the estate's DNS server knows its HTTP server. */
export const webHost = 'pki.woodgrove.test'

/** Serial number of the certificates whose status is asked. */
export const serialNumber = fromHex('5e'.repeat(16))

/** Code of CRLReason. */
const keyCompromise = 1

/** What is published about a certificate: where one is left out, its address is there and answers 404. */
export interface Status {
  crl?: 'good' | 'revoked' | 'stale'
  ocsp?: 'good' | 'revoked'
}

/**
 * An authority below the root that publishes, under a folder of its own, its certificate, and of the certificate with
 * the number above what `status` says.
 */
export function statusAuthority(
  pki: Pki,
  web: WebServer,
  folder: string,
  { crl, ocsp }: Status,
): PublishedAuthority {
  const url = (file: string) => `http://${webHost}:${web.port}${pathOf(file)}`
  const pathOf = (file: string) => `/${folder}/${file}`
  const authority = specialAuthority(pki, {
    subject: ['C=AU', 'O=Woodgrove Trust', `CN=Woodgrove Demo CA of ${folder}`],
    crlUris: [url('root.crl')],
    authorityInfoAccess: {},
  })
  const { root, now } = pki
  const current = { thisUpdate: daysFrom(now, -1), nextUpdate: daysFrom(now, 6) }
  const revocation = { serialNumber, revocationDate: daysFrom(now, -2), reason: keyCompromise }
  web.publish(pathOf('issuing.cer'), authority.der)
  web.publish(pathOf('root.crl'), makeCrl(current, root))
  if (crl !== undefined) {
    const dates = crl === 'stale' ? { thisUpdate: daysFrom(now, -9), nextUpdate: daysFrom(now, -2) } : current
    web.publish(
      pathOf('issuing.crl'),
      makeCrl({ ...dates, entries: crl === 'revoked' ? [revocation] : [] }, authority),
    )
  }
  if (ocsp !== undefined) web.publish(pathOf('ocsp'), answer(authority))
  return {
    ...authority,
    publication: {
      crlUris: [url('issuing.crl')],
      authorityInfoAccess: {
        caIssuers: [url('issuing.cer')],
        ocsp: ocsp === undefined ? [] : [url('ocsp')],
      },
    },
  }

  function answer(issuer: IssuedCertificate): Uint8Array {
    const status =
      ocsp === 'revoked' ? { revokedAt: revocation.revocationDate, reason: keyCompromise } : 'good'
    return makeOcspResponse({ answers: [{ serialNumber, issuer, status, ...current }] }, issuer)
  }
}
