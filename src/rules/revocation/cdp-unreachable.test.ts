import { certificate, root, testRule } from '../../../test/facts.ts'
import { fetchedCrl, missingCrl } from '../../../test/revocation-facts.ts'
import { cdpUnreachable } from './cdp-unreachable.ts'

const presents = certificate()
const edge = { presents, profile: 'edge' as const }

testRule(cdpUnreachable, {
  'warns when nobody answers': [
    { ...edge, endpoint: { fetched: [missingCrl('http-status')] } },
    ['warning finding'],
  ],
  'warns when what comes is no CRL': [
    { ...edge, endpoint: { fetched: [{ ...fetchedCrl(), octets: root.der }] } },
    ['warning unusable'],
  ],
  'warns when somebody else signed it': [
    { ...edge, endpoint: { fetched: [fetchedCrl({}, root)] } },
    ['warning unusable'],
  ],
  'holds nothing against an address that we do not ask': [
    { ...edge, endpoint: { fetched: [missingCrl('refused-private')] } },
    [],
  ],
  'is silent when the CRL can be had': [{ ...edge, endpoint: { fetched: [fetchedCrl()] } }, []],
  'does not concern others than Skype for Business': [
    { presents, endpoint: { fetched: [missingCrl('http-status')] } },
    [],
  ],
})
