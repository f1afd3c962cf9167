/** mtls-calist-truncated: the list of accepted authorities is so long that Windows cuts it. */
import { fullListOctets } from '../../preflight/authorities.ts'
import type { EndpointRule } from '../rule.ts'
import { schannelAuthorityList, schannelTrustedPeers } from '../sources.ts'

const schannelLimit = 16_384

export const mtlsCalistTruncated: EndpointRule = {
  id: 'mtls-calist-truncated',
  title: 'List of accepted authorities at its limit',
  severity: 'error',
  audiences: ['edge', 'fed', 'sfb'],
  scope: 'endpoint',
  *check({ observation: { clientAuth } }) {
    const { authoritiesBytes: bytes, authorities } = clientAuth
    if (bytes < fullListOctets) return
    const evidence = { bytes, authorities: authorities.length }
    yield { message: bytes <= schannelLimit ? 'finding' : 'longer', evidence }
  },
  messages: {
    finding: {
      text: 'The list of authorities that the far end accepts has {bytes} bytes ({authorities} names). Windows cuts it at 16 KB and leaves out the rest, so that federation fails with whoever is under a root that was cut off (event 36885 of Schannel).',
      fix: 'On the far end remove roots that nobody needs from Trusted Root Certification Authorities: usually a root update of 2012 installed hundreds. Delete the key HKLM\\SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\Certificates, which Windows fills again on demand, or stop sending the list (SendTrustedIssuerList = 0).',
    },
    longer: {
      text: 'The list of authorities that the far end accepts has {bytes} bytes ({authorities} names), more than the 16 KB to which Windows limits it. Peers on Windows, and many devices, cannot take a handshake of that size.',
      fix: 'Shorten the list on the far end to the authorities whose client certificates it needs, or send none.',
    },
  },
  doc: {
    what: 'The list of authorities in the request for a client certificate has 15,500 bytes or more.',
    why: 'Schannel sends at most 16 KB and silently drops what does not fit. Which authorities are missing depends on the order in the store, so some partners work and others do not, at random as it seems.',
    fix: 'Keep only the roots that are needed in the store of the Edge. Windows 2012 and later send no list unless told to.',
    bad: 'List of 16,301 bytes.',
    good: 'List of 3,904 bytes, or none.',
  },
  source: [schannelAuthorityList, schannelTrustedPeers],
  since: '0.1.0',
}
