/** sfb-key-size: an RSA key of a length that Skype for Business or Cisco does not list. */
import { skypeRsaBits } from '../data/skype-keys.ts'
import type { ChainRule } from '../rule.ts'
import { expresswayCertificates, skypeServerCertificates } from '../sources.ts'

const largest = Math.max(...skypeRsaBits)

export const sfbKeySize: ChainRule = {
  id: 'sfb-key-size',
  title: 'Unusual length of the RSA key',
  severity: 'info',
  audiences: ['sfb', 'cisco'],
  scope: 'chain',
  *check({ endEntity }) {
    const key = endEntity?.publicKey
    if (key?.algorithm !== 'RSA' || key.bits === undefined || skypeRsaBits.includes(key.bits)) return
    const evidence = { bits: key.bits, listed: skypeRsaBits.map(String) }
    yield key.bits > largest
      ? { message: 'too-long', severity: 'warning', evidence }
      : { message: 'unlisted', evidence }
  },
  messages: {
    unlisted: {
      text: 'The RSA key has {bits} bits. Microsoft lists keys of {listed} bits for Skype for Business; others often work and are not supported.',
      fix: 'At the next renewal make a key of 2048 or 4096 bits.',
    },
    'too-long': {
      text: 'The RSA key has {bits} bits, more than the longest that is listed for Skype for Business ({listed}). Telephones and Cisco devices are known to fail with such keys, and every handshake takes long.',
      fix: 'Reissue the certificate with an RSA key of 2048 or 4096 bits.',
    },
  },
  doc: {
    what: 'The end entity has an RSA key whose length is not 1024, 2048 or 4096 bits: information, and a warning above 4096. Keys that are too short have the rule pki-rsa-size.',
    why: "Microsoft's page names these lengths and no others, and Cisco documents trouble with 8192. Unlisted lengths are untested in telephones and old gateways.",
    fix: '2048 bits suit every peer; 4096 are supported.',
    bad: 'RSA key of 8192 bits.',
    good: 'RSA key of 2048 bits.',
  },
  source: [skypeServerCertificates, expresswayCertificates],
  since: '0.1.0',
}
