/** name-internal: the certificate lists names or addresses that mean something only inside one network. */
import { isPrivateAddress, parseIpAddress } from '../../names/ip-address.ts'
import type { EndpointRule } from '../rule.ts'
import { publiclyAnchored } from '../best-path.ts'
import { excerptList } from '../excerpt.ts'
import { baselineRequirements } from '../sources.ts'

export const nameInternal: EndpointRule = {
  id: 'name-internal',
  title: 'Internal names in the certificate',
  severity: 'info',
  audiences: 'all',
  scope: 'endpoint',
  *check(endpoint) {
    const { identity } = endpoint
    if (identity === undefined) return
    const internal = [
      ...identity.dnsNames.filter(isInternalName),
      ...identity.ipAddresses.filter(isInternalAddress),
    ]
    if (internal.length === 0) return
    const evidence = { names: excerptList(internal) }
    yield publiclyAnchored(endpoint)
      ? { message: 'public', severity: 'error', evidence }
      : { message: 'finding', evidence }
  },
  messages: {
    finding: {
      text: 'The certificate lists internal names: {names}. No public authority may issue that, so its authority is a private one, and peers outside trust it only after importing that authority.',
    },
    public: {
      text: 'The certificate lists internal names, {names}, although it leads to a public root. Public authorities are not allowed to issue such names, and one that notices must revoke the certificate within days.',
      fix: 'Order a certificate without {names}, and give internal servers certificates of a private authority.',
    },
  },
  doc: {
    what: 'Among the subject alternative names is a name without a dot, a name ending in `.local`, `.lan` or `.internal`, or a private address. An error under a public root, otherwise information.',
    why: 'Nobody can prove to own such a name, so public authorities may not certify it. Seen from outside, it also means that an internal certificate reached the public side.',
    fix: 'Keep the two worlds apart: a public certificate with public names on everything that partners reach, and a certificate of the private authority inside.',
    bad: 'Public certificate with the subject alternative names `sip.contoso.com` and `edge01.contoso.local`.',
    good: 'Public certificate with the subject alternative names `sip.contoso.com` and `webcon.contoso.com`.',
  },
  source: [baselineRequirements('4.2.2')],
  since: '0.1.0',
}

function isInternalName(name: string): boolean {
  return !name.includes('.') || /\.(local|lan|internal)\.?$/i.test(name)
}

function isInternalAddress(text: string): boolean {
  const octets = parseIpAddress(text)
  return octets !== undefined && isPrivateAddress(octets)
}
