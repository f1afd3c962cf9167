/** chain-long: more is sent than small clients like. */
import type { ChainRule } from '../rule.ts'
import { letsEncryptChains, rfc } from '../sources.ts'

const mostAuthorities = 3
const mostOctets = 8192

export const chainLong: ChainRule = {
  id: 'chain-long',
  title: 'Long list of certificates',
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check({ presented }) {
    const authorities = presented.length - 1
    const octets = presented.reduce((sum, { der }) => sum + der.length, 0)
    if (authorities <= mostAuthorities && octets <= mostOctets) return
    yield { message: 'finding', evidence: { authorities, octets } }
  },
  messages: {
    finding: {
      text: 'The far end sends {authorities} certificates besides its own, {octets} bytes in all. Such a first flight takes several packets, and some telephones and middleboxes lose or refuse fragmented handshakes.',
      fix: 'Send only what leads to a root that the peers hold: leave out the root and cross-certificates for devices that you do not have. Fewer subject alternative names help too.',
    },
  },
  doc: {
    what: 'More than three certificates besides the end entity are sent, or all together are larger than 8 KB.',
    why: 'The list is part of every handshake. Two intermediates are usual; what is beyond serves old devices or nobody. Constrained clients reserve little memory for the list, and a flight of many packets fails on paths that drop fragments.',
    fix: 'Look at the list with `--chain` and drop what the best path does not need.',
    bad: 'Sent: end entity and four authorities, 9,400 bytes.',
    good: 'Sent: end entity and one intermediate, 3,100 bytes.',
  },
  source: [rfc(8446, '4.4.2'), letsEncryptChains],
  since: '0.1.0',
}
