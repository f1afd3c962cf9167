/** sfb-key-ecc: an elliptic-curve key, which Skype for Business supports and old telephones may not. */
import { skypeCurves } from '../data/skype-keys.ts'
import type { ChainRule } from '../rule.ts'
import { skypeServerCertificates } from '../sources.ts'

export const sfbKeyEcc: ChainRule = {
  id: 'sfb-key-ecc',
  title: 'Elliptic-curve key',
  severity: 'info',
  audiences: ['sfb'],
  scope: 'chain',
  *check({ endEntity }) {
    const key = endEntity?.publicKey
    if (key?.algorithm !== 'EC' || key.curve === undefined || !skypeCurves.includes(key.curve)) return
    yield { message: 'finding', evidence: { curve: key.curve } }
  },
  messages: {
    finding: {
      text: 'The certificate has an elliptic-curve key ({curve}). Skype for Business Server supports that; Lync Server, old telephones and some gateways may have no cipher suite for it.',
    },
  },
  doc: {
    what: 'The end entity has a key on one of the curves P-256, P-384 and P-521.',
    why: 'Microsoft documents these curves for Skype for Business Server 2015 and later. A peer that knows only RSA cannot connect at all, because no cipher suite is left.',
    fix: 'Nothing needs doing while every peer connects. If one finds no common cipher suite, use an RSA key of 2048 bits, the choice that excludes nobody.',
    bad: 'Elliptic-curve key in front of telephones of 2010.',
    good: 'RSA key of 2048 bits.',
  },
  source: [skypeServerCertificates],
  since: '0.1.0',
}
