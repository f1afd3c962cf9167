/** name-ip-target-skipped: an address was asked for, so there is no name to compare. */
import type { EndpointRule } from '../rule.ts'
import { letsEncryptProfiles, rfc } from '../sources.ts'

export const nameIpTargetSkipped: EndpointRule = {
  id: 'name-ip-target-skipped',
  title: 'Asked by address: names not compared',
  severity: 'info',
  audiences: 'all',
  scope: 'endpoint',
  *check({ identity }) {
    if (identity?.referenceType !== 'ip') return
    const evidence = { reference: identity.reference }
    yield identity.san === 'exact'
      ? { message: 'address-listed', severity: 'ok', evidence }
      : { message: 'finding', evidence }
  },
  messages: {
    finding: {
      text: 'The target is the address {reference}, which the certificate does not list, so names were not compared. Whether clients accept the certificate under its name is not known from this check.',
      fix: 'Give the name that clients use; to reach this address under that name use `--resolve name:port:{reference}`.',
    },
    'address-listed': {
      text: 'The address {reference} is among the subject alternative names.',
    },
  },
  doc: {
    what: 'The target was given as an IP address. If the certificate lists the address as an iPAddress subject alternative name, that is reported as ok; otherwise the comparison of names is skipped and said to be.',
    why: 'Certificates name hosts, seldom addresses. A check by address shows which certificate a server presents, not whether its name suits the clients. The server also gets no server name (SNI) and may answer with another certificate than usual.',
    fix: 'Check by name. To examine one server of a pool under the name of the pool, use `--resolve name:port:address`.',
    bad: '`farend 203.0.113.7:5061`',
    good: '`farend sip.contoso.com:5061 --resolve sip.contoso.com:5061:203.0.113.7`',
  },
  source: [rfc(9525, '6.4'), letsEncryptProfiles],
  since: '0.1.0',
}
