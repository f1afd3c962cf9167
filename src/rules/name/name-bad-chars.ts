/** name-bad-chars: names that Skype for Business does not take as names of servers. */
import { parseIpAddress } from '../../names/ip-address.ts'
import type { EndpointRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { skypeServerCertificates } from '../sources.ts'

export const nameBadChars: EndpointRule = {
  id: 'name-bad-chars',
  title: 'Name that Skype for Business does not accept',
  severity: 'error',
  audiences: ['sfb'],
  scope: 'endpoint',
  *check({ endEntity, identity }) {
    if (endEntity === undefined || identity === undefined) return
    // A common name with a space is a label for people, not a host name.
    const commonNames = endEntity.commonNames.filter((name) => !/\s/.test(name) && !parseIpAddress(name))
    const names = [...new Set([...commonNames, ...identity.dnsNames])]
    for (const [message, group] of Map.groupBy(names, faultOf)) {
      if (message !== undefined) yield { message, evidence: { names: excerptList(group) } }
    }
  },
  messages: {
    characters: {
      text: 'The certificate lists {names}. Skype for Business takes letters, digits and hyphens only in the names of servers; an underscore or any other sign is not supported.',
      fix: 'Rename the server or the service in the topology and in DNS, publish the topology, and reissue the certificate with the new name.',
    },
    international: {
      text: 'The certificate lists internationalised names: {names}. Skype for Business does not support them for its servers.',
      fix: 'Use names of plain letters, digits and hyphens for servers and pools, and reissue the certificate.',
    },
    short: {
      text: 'The certificate lists short names without a domain: {names}. Skype for Business needs fully qualified names; on an Edge Server outside a domain this happens when the DNS suffix is not set.',
      fix: "Set the server's primary DNS suffix (System Properties, Computer Name, Change, More), reboot, and request the certificate again.",
    },
  },
  doc: {
    what: 'A common name or DNS name of the certificate has a sign other than letters, digits, hyphens and dots, is an internationalised name, or has no dot at all.',
    why: 'Skype for Business validates the names of servers and pools by these rules, and topology, DNS and certificate must agree. A short name is the mark of an Edge Server that was left without a DNS suffix.',
    fix: 'Correct the name where it comes from, the computer name or the topology, publish the topology and reissue. A certificate alone cannot make such a name work.',
    bad: '`edge_01.contoso.com`, `edge01`, `büro.contoso.com`',
    good: '`edge01.contoso.com`',
  },
  source: [skypeServerCertificates],
  since: '0.1.0',
}

function faultOf(name: string): 'characters' | 'international' | 'short' | undefined {
  const host = name.replace(/^\*\./, '').replace(/\.$/, '').toLowerCase()
  if (/(^|\.)xn--/.test(host) || /[^\0-\x7f]/.test(host)) return 'international'
  if (/[^a-z0-9.-]/.test(host)) return 'characters'
  return host.includes('.') ? undefined : 'short'
}
