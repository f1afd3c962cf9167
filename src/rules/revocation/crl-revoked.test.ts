import { certificate, days, issuing, root, sound, testRule } from '../../../test/facts.ts'
import { crlUrl, fetchedCrl, ocspOf, serialOf } from '../../../test/revocation-facts.ts'
import { createAuthority } from '../../estate/authority.ts'
import { crlRevoked } from './crl-revoked.ts'

const presents = certificate()
const entry = { serialNumber: serialOf(presents), revocationDate: days(-3), reason: 1 }
const revoked = { status: { revokedAt: days(-3) } }
const dates = { notBefore: days(-100), notAfter: days(1000) }
const listed = createAuthority({ ...dates, subject: ['CN=Listed CA'], crlUris: [crlUrl] }, root)
const below = listed.issue({ ...sound, crlUris: [] })
const issuerEntry = { serialNumber: serialOf(listed), revocationDate: days(-3) }

testRule(crlRevoked, {
  'fires when the CRL lists the certificate': [
    { presents, endpoint: { fetched: [fetchedCrl({ entries: [entry] })] } },
    ['error finding'],
  ],
  'fires when the server itself sends it along': [
    { presents, endpoint: { staple: ocspOf(presents, revoked) } },
    ['error finding'],
  ],
  'fires once for a certificate, whoever says so': [
    {
      presents,
      endpoint: { fetched: [fetchedCrl({ entries: [entry] })], staple: ocspOf(presents, revoked) },
    },
    ['error finding'],
  ],
  'names the issuer when it is the one that is revoked': [
    { presents: below, endpoint: { fetched: [fetchedCrl({ entries: [issuerEntry] }, root)] } },
    ['error issuer'],
  ],
  'is silent when another certificate is listed': [
    {
      presents,
      endpoint: { fetched: [fetchedCrl({ entries: [{ ...entry, serialNumber: Uint8Array.of(9) }] })] },
    },
    [],
  ],
  'does not believe a list that another authority signed': [
    { presents, endpoint: { fetched: [fetchedCrl({ entries: [entry], issuer: issuing.subject }, root)] } },
    [],
  ],
  'is silent when nothing was asked': [{ presents }, []],
})
