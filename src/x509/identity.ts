/** Does a certificate speak for a name? RFC 9525 section 6, with the common name as legacy evidence. */
import { equalBytes } from '../bytes/equal.ts'
import { toAsciiName } from '../names/dns-name.ts'
import { parseIpAddress } from '../names/ip-address.ts'
import { matchDnsName } from '../names/match.ts'
import type { Certificate } from './certificate.ts'
import { subjectAltName } from './extensions/alternative-name.ts'

/** How one presented identifier relates to the reference identifier. */
export type MatchKind = 'exact' | 'wildcard' | 'none'

/** A certificate's identifiers against one reference identifier. */
export interface IdentityMatch {
  /** The reference identifier: a DNS name in A-label form or an IP address. */
  reference: string
  referenceType: 'dns' | 'ip'
  /** Result over the SAN extension; `absent` when there is none. For an IP reference only iPAddress counts. */
  san: MatchKind | 'absent'
  /** The SAN entry that matched, as presented. */
  sanMatched?: string
  /** Result of the subject's common name; `absent` when there is none. */
  commonName: MatchKind | 'absent'
  /** The common name that was compared. */
  commonNameValue?: string
  /** dNSName entries as presented. */
  dnsNames: string[]
  /** iPAddress entries in text form. */
  ipAddresses: string[]
  /** Presented wildcards that look as if they were meant for the reference but do not cover it, and why. */
  badWildcards: { presented: string; reason: WildcardFault }[]
}

/** Why a wildcard does not cover what it seems meant for. */
export type WildcardFault = 'too-shallow' | 'partial' | 'not-left-most' | 'repeated'

/**
 * Compares a certificate's identifiers with a reference identifier: a host name or an IP address. Names that are not
 * ASCII are compared as A-labels on the side of the reference; presented U-labels match nothing. Never throws.
 */
export function matchIdentity(certificate: Certificate, reference: string): IdentityMatch {
  const names = certificate.subjectAltName ?? []
  const dnsNames = names.flatMap(({ type, value }) => (type === 'dNSName' ? [value] : []))
  const addresses = names.filter((name) => name.type === 'iPAddress')
  const address = parseIpAddress(reference)
  const name = address === undefined ? (toAsciiName(reference) ?? reference) : reference
  const san =
    address === undefined
      ? bestMatch(dnsNames, (presented) => matchDnsName(presented, name))
      : bestMatch(
          addresses.flatMap(({ value, octets }) => (equalBytes(octets, address) ? [value] : [])),
          () => 'exact',
        )
  const common = bestMatch(certificate.commonNames, (presented) =>
    address === undefined ? matchDnsName(presented, name) : matchAddressText(presented, address),
  )
  const commonNameValue = common.presented ?? certificate.commonNames[0]
  return {
    reference: name,
    referenceType: address === undefined ? 'dns' : 'ip',
    san: certificate.extension(subjectAltName.oid) === undefined ? 'absent' : san.kind,
    ...(san.presented === undefined ? {} : { sanMatched: san.presented }),
    commonName: commonNameValue === undefined ? 'absent' : common.kind,
    ...(commonNameValue === undefined ? {} : { commonNameValue }),
    dnsNames,
    ipAddresses: addresses.map(({ value }) => value),
    badWildcards: address === undefined ? badWildcards([...dnsNames, ...certificate.commonNames], name) : [],
  }
}

function bestMatch(
  presented: readonly string[],
  match: (presented: string) => MatchKind,
): { kind: MatchKind; presented?: string } {
  let wildcard: string | undefined
  for (const name of presented) {
    const kind = match(name)
    if (kind === 'exact') return { kind, presented: name }
    if (kind === 'wildcard') wildcard ??= name
  }
  return wildcard === undefined ? { kind: 'none' } : { kind: 'wildcard', presented: wildcard }
}

function matchAddressText(presented: string, reference: Uint8Array): MatchKind {
  const octets = parseIpAddress(presented)
  return octets !== undefined && equalBytes(octets, reference) ? 'exact' : 'none'
}

function badWildcards(presented: readonly string[], reference: string): IdentityMatch['badWildcards'] {
  const wildcards = new Set(presented.filter((name) => name.includes('*')))
  return [...wildcards].flatMap((name) => {
    if (!looksMeantFor(name, reference) || matchDnsName(name, reference) !== 'none') return []
    return [{ presented: name, reason: wildcardFault(name) }]
  })
}

/** RFC 9525 section 6.3: the wildcard is the whole left-most label and stands for one label. */
function wildcardFault(presented: string): WildcardFault {
  if (presented.indexOf('*') !== presented.lastIndexOf('*')) return 'repeated'
  if (presented.startsWith('*.')) return 'too-shallow'
  return presented.split('.', 1)[0]?.includes('*') ? 'partial' : 'not-left-most'
}

/** Whether the reference would be covered if every asterisk stood for anything at all. */
function looksMeantFor(presented: string, reference: string): boolean {
  const [first = '', ...rest] = presented.toLowerCase().split('*')
  const last = rest.pop() ?? ''
  if (!reference.startsWith(first)) return false
  let offset = first.length
  for (const piece of rest) {
    const found = reference.indexOf(piece, offset)
    if (found < 0) return false
    offset = found + piece.length
  }
  return reference.length - offset >= last.length && reference.endsWith(last)
}
