/** edge-pool-same-cert: the Edge Servers of a pool have different private keys. */
import { toHex } from '../../bytes/hex.ts'
import type { PoolRule } from '../rule.ts'
import { skypeEdgeCertificates } from '../sources.ts'

const remedy =
  'On the server that has the right certificate export it with its private key (certlm.msc, or Export-PfxCertificate), import it on the others (Import-CsCertificate -PrivateKeyExportable $true), assign it there for all outer services (Set-CsCertificate -Type AccessEdgeExternal,DataEdgeExternal,AudioVideoAuthentication) and restart the Edge services.'

export const edgePoolSameCert: PoolRule = {
  id: 'edge-pool-same-cert',
  title: 'Edge Servers with different keys',
  severity: 'error',
  audiences: ['edge'],
  scope: 'pool',
  *check({ host, endpoints }) {
    const seen = endpoints.flatMap(({ endEntity, observation }) =>
      endEntity?.publicKey === undefined
        ? []
        : [{ address: observation.address ?? '', key: toHex(endEntity.publicKey.spki) }],
    )
    const groups = [...Map.groupBy(seen, ({ key }) => key).values()]
      .map((members) => members.map(({ address }) => address))
      .sort((one, other) => other.length - one.length)
    const [most, next, ...others] = groups
    if (most === undefined || next === undefined) return
    if (most.length === next.length) {
      const addresses = groups.map((members) => `[${members.join(' ')}]`)
      yield { message: 'no-majority', evidence: { host, keys: groups.length, addresses } }
      return
    }
    for (const address of [next, ...others].flat()) {
      yield { message: 'member', evidence: { host, address, expected: most } }
    }
  },
  messages: {
    member: {
      text: 'The address {address} of {host} uses another private key than {expected}. The Edge Servers of a pool have to share certificate and private key, because each accepts the tickets for media relay that another one issued. With different keys, audio and video fail for whoever is moved to the other server.',
      fix: remedy,
    },
    'no-majority': {
      text: 'The addresses of {host} use {keys} different private keys: {addresses}. The Edge Servers of a pool have to share certificate and private key, because each accepts the tickets for media relay that another one issued. With different keys, audio and video fail for whoever is moved to the other server.',
      fix: remedy,
    },
  },
  doc: {
    what: 'The addresses of one Edge name present certificates with different public keys. Different certificates with the same key are the business of dnslb-cert-differs.',
    why: 'Media relay authentication signs with the key of the certificate, and a client uses a ticket from one server at another. Requesting a certificate on each server separately gives each a key of its own, which works for messages and fails for calls.',
    fix: 'Request one certificate with an exportable private key and install it on all Edge Servers of the pool.',
    bad: 'edge01 and edge02 each with a certificate that was requested on the spot.',
    good: 'edge01 and edge02 with the same certificate and private key.',
  },
  source: [skypeEdgeCertificates],
  since: '0.1.0',
}
