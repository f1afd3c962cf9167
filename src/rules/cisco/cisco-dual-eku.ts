/** cisco-dual-eku: a certificate for servers only, on a product that wants both purposes. */
import {
  affectedProducts,
  expresswayWithClientStore,
  expresswayWithSwitch,
} from '../data/cisco-client-authentication.ts'
import { allowsPurpose } from '../key-purpose.ts'
import type { ChainRule } from '../rule.ts'
import { clientAuthCisco, clientAuthCiscoServers } from '../sources.ts'

export const ciscoDualEku: ChainRule = {
  id: 'cisco-dual-eku',
  title: 'Cisco products want both key purposes',
  severity: 'warning',
  audiences: ['cisco'],
  scope: 'chain',
  *check({ endEntity }) {
    const purposes = endEntity?.extKeyUsage
    if (purposes === undefined || !allowsPurpose(purposes, 'serverAuth')) return
    if (allowsPurpose(purposes, 'clientAuth')) return
    yield {
      message: 'finding',
      evidence: {
        release: expresswayWithSwitch,
        storeRelease: expresswayWithClientStore,
        products: affectedProducts,
      },
    }
  },
  messages: {
    finding: {
      text: 'The certificate is for server authentication only, and Cisco products ask for client authentication too. Expressway before {release} refuses to install such a certificate, and connections that it makes to its peers with it fail; {products} are affected too.',
      fix: 'Expressway: update to {storeRelease}, which has a separate store for the client certificate, or to {release} and switch the check off. Until then use a private authority that still issues both purposes, for the zones where the peer accepts it. The field notices say what to do for each product.',
    },
  },
  doc: {
    what: 'The extended key usage lists server authentication and not client authentication, on a Cisco Expressway, Unified Communications Manager or another product of the family.',
    why: 'These products present the same certificate when they are called and when they call, and check both purposes. Public authorities stop issuing both by March 2027.',
    fix: 'Plan the update before the next renewal.',
    bad: 'Extended key usage of an Expressway-E of X14: server authentication.',
    good: 'Expressway-E of X15.5 with a server certificate, and a client certificate of its own.',
  },
  source: [clientAuthCisco, clientAuthCiscoServers],
  since: '0.1.0',
}
