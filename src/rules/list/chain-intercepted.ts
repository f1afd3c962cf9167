/** chain-intercepted: something on the way answers in place of the far end. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel, pathMembers, publiclyAnchored } from '../best-path.ts'
import { interceptors, interceptorsCheckedOn } from '../data/interceptors.ts'
import { excerpt } from '../excerpt.ts'
import { formatName, type Name } from '../../x509/name.ts'
import { rfc } from '../sources.ts'

/** RFC 6962 section 3.3. */
const transparencyTimestamps = '1.3.6.1.4.1.11129.2.4.2'

export const chainIntercepted: ChainRule = {
  id: 'chain-intercepted',
  title: 'Decrypted on the way',
  severity: 'warning',
  audiences: 'all',
  scope: 'chain',
  *check(chain, { audiences }) {
    const { endEntity } = chain
    if (endEntity === undefined || publiclyAnchored(chain)) return
    // Only public authorities have certificates logged: what is missing then is the path, not the far end.
    if (endEntity.extension(transparencyTimestamps)) return
    const issuer = excerpt(formatName(endEntity.issuer))
    const names = [endEntity.issuer, ...pathMembers(chain).map((member) => member.issuer)].map(textOf)
    const known = interceptors.find(({ pattern }) => names.some((name) => pattern.test(name)))
    if (known !== undefined) {
      yield { message: 'finding', evidence: { product: known.product, issuer } }
    } else if (audiences.has('ms-end')) {
      yield { message: 'microsoft', evidence: { certificate: certificateLabel(endEntity), issuer } }
    }
  },
  messages: {
    finding: {
      text: 'The certificate was issued by {issuer}, a name that {product} uses when it decrypts connections on the way. What is shown is then not the certificate of the far end, and peers outside see another one.',
      fix: 'Exempt SIP and media servers from TLS inspection on that device, then check again, or check from a place outside of it. Mutual TLS cannot work through inspection. If the far end is that device itself, replace its default certificate.',
    },
    microsoft: {
      text: 'This address belongs to Microsoft 365, whose certificates come from public authorities, and {certificate} was issued by {issuer}, which is none known here. A device on the way probably decrypts the connection.',
      fix: 'Exempt the addresses of Microsoft 365 from TLS inspection on your firewall or proxy, as Microsoft asks, then check again.',
    },
  },
  doc: {
    what: 'The path ends in no public root, and an issuer bears a name which firewalls, proxies or virus scanners give to the authority for their TLS inspection; or a host of Microsoft 365 presents a certificate of no public authority. Certificates with timestamps of Certificate Transparency are left out. One check sees one target: the same private authority on unrelated public targets means the same.',
    why: 'Inspection replaces the certificate of the far end by a new one of the same name, so everything this check says is about the device on the way. Federation and Direct Routing use mutual TLS, which inspection breaks.',
    fix: 'Have the inspection exempt the target, or run the check from outside.',
    bad: 'Issuer `CN=Zscaler Intermediate Root CA`.',
    good: 'Issuer `CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1`.',
  },
  source: [{ title: 'Default names of the products', checkedOn: interceptorsCheckedOn }, rfc(8446, '4.4.2')],
  since: '0.1.0',
}

function textOf(name: Name): string {
  return name.rdns
    .flat()
    .flatMap(({ type, value }) =>
      type === 'CN' || type === 'O' || type === 'OU' ? [value.slice(0, 200)] : [],
    )
    .slice(0, 10)
    .join(' ')
}
