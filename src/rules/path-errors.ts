/** Which rule tells of which fault of a path. Each fault has exactly one, so that nobody reads of it twice or never. */
import { isSelfSigned, keyIdentifiersDiffer } from '../path/certifies.ts'
import type { PathError, PathErrorCode } from '../path/path.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { ChainFacts } from './facts.ts'

/** The poison extension of a precertificate, RFC 6962 section 3.1. */
export const poisonExtension = '1.3.6.1.4.1.11129.2.4.3'

/** The faults of the best path of which the rule with this id tells. */
export function faultsToldBy(ruleId: string, chain: ChainFacts): PathError[] {
  return (chain.paths[0]?.errors ?? []).filter((error) => tellerOf(error, chain) === ruleId)
}

/** Id of the rule that tells of a fault of the best path. */
export function tellerOf(error: PathError, chain: ChainFacts): string {
  const teller = tellers[error.code]
  return typeof teller === 'string' ? teller : teller(error, chain)
}

/**
 * Whether the list ends before it reaches an anchor because an issuer is not there. One that is there by name, and has
 * another key, is not missing but wrong.
 */
export function isIssuerMissing({ list, paths, presented }: ChainFacts): boolean {
  if (list.open === undefined || list.endsAtAnchor) return false
  const last = presented[list.open.index]
  const isWrong = ({ code, certificate }: PathError) => code === 'signature-invalid' && certificate === last
  return paths[0]?.errors.some(isWrong) !== true
}

/** The member of the best path that stands above another; undefined for the last. */
export function issuerInPath({ paths }: ChainFacts, subject: Certificate): Certificate | undefined {
  const members = paths[0]?.certificates ?? []
  const index = members.indexOf(subject)
  return index < 0 ? undefined : members[index + 1]
}

type Teller = string | ((error: PathError, chain: ChainFacts) => string)

const tellers: Record<PathErrorCode, Teller> = {
  'no-anchor': (_, chain) => {
    if (chain.endEntity !== undefined && isSelfSigned(chain.endEntity)) return 'pki-self-signed'
    return isIssuerMissing(chain) ? 'chain-missing-intermediate' : 'chain-complete'
  },
  expired: byPlace('exp-expired', 'exp-chain-first'),
  'not-yet-valid': byPlace('exp-not-yet', 'chain-complete'),
  'signature-invalid': ({ certificate }, chain) => {
    const issuer = certificate && issuerInPath(chain, certificate)
    const isOtherKey = issuer !== undefined && certificate && keyIdentifiersDiffer(issuer, certificate)
    return isOtherKey === true ? 'chain-aki-ski' : 'chain-sig-invalid'
  },
  'signature-unsupported': 'chain-complete',
  'signature-weak': 'pki-sha1',
  'key-weak': 'pki-rsa-size',
  'not-a-ca': 'chain-ca-constraints',
  'key-usage': 'chain-ca-constraints',
  'path-length': 'chain-ca-constraints',
  'too-long': 'chain-complete',
  'ext-key-usage': byPlace('eku-server-missing', 'chain-eku-nesting'),
  'name-constraints': 'chain-name-constraints',
  'name-constraints-unusable': 'chain-name-constraints',
  policy: 'chain-complete',
  'policy-mapping': 'chain-complete',
  'unhandled-critical': ({ certificate, name }, { endEntity }) =>
    name === poisonExtension && certificate === endEntity ? 'pki-leaf-profile' : 'pki-crit-unknown',
  unreadable: 'chain-complete',
  'search-ended': 'chain-complete',
}

function byPlace(ofEndEntity: string, ofIssuer: string): Teller {
  return ({ certificate }, { endEntity }) => (certificate === endEntity ? ofEndEntity : ofIssuer)
}
