import { certificate, days, testRule } from '../../../test/facts.ts'
import { fetchedCrl, ocspOf } from '../../../test/revocation-facts.ts'
import { decodeCertificate } from '../../x509/decode.ts'
import { crlStale } from './crl-stale.ts'

const ocsp = 'http://ocsp.contoso.test/'
const presents = certificate({ authorityInfoAccess: { ocsp: [ocsp] } })
const late = { thisUpdate: days(-9), nextUpdate: days(-2) }
const item = {
  url: ocsp,
  purpose: 'ocsp' as const,
  outcome: 'ok' as const,
  certificate: decodeCertificate(presents.der).sha256,
  octets: ocspOf(presents, late),
}

testRule(crlStale, {
  'fires when the time of the CRL is over': [
    { presents, endpoint: { fetched: [fetchedCrl(late)] } },
    ['error finding'],
  ],
  'warns when the answer of a responder is old': [
    { presents, endpoint: { fetched: [item] } },
    ['warning responder'],
  ],
  'fires when the server sends along an old answer': [
    { presents, endpoint: { staple: ocspOf(presents, late) } },
    ['error staple'],
  ],
  'is silent when all is current': [
    { presents, endpoint: { fetched: [fetchedCrl()], staple: ocspOf(presents) } },
    [],
  ],
})
