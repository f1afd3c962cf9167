/** Does a DNS name in a certificate cover the name that was asked for? RFC 9525 section 6.3. */
import { toAsciiName } from './dns-name.ts'

/**
 * Compares a presented DNS-ID with a reference identifier, ASCII case set aside. A wildcard counts only as the
 * whole left-most label, stands for exactly one label and needs two more behind it, so `*.com`, `f*.contoso.test`
 * and `sip.*.test` cover nothing. The RFC does not ask for two; OpenSSL, NSS, Chrome and Node do. A trailing dot of either name is set aside too.
 * Gives `none` whenever one of the two is no DNS name; an IP address is none.
 * @param presented as in the certificate.
 * @param reference a host name; internationalised ones are compared as A-labels.
 */
export function matchDnsName(presented: string, reference: string): 'exact' | 'wildcard' | 'none' {
  const referenceName = toAsciiName(reference)
  if (referenceName === undefined) return 'none'
  if (!presented.startsWith('*.')) return presentedName(presented) === referenceName ? 'exact' : 'none'
  const parent = presentedName(presented.slice(2))
  if (parent === undefined || !parent.includes('.')) return 'none'
  const firstDot = referenceName.indexOf('.')
  return firstDot > 0 && referenceName.slice(firstDot + 1) === parent ? 'wildcard' : 'none'
}

/** A certificate carries A-labels (RFC 5280 section 7.2); a U-label in it is not mapped in its favour. */
function presentedName(text: string): string | undefined {
  return /^[\x21-\x7e]*$/.test(text) ? toAsciiName(text) : undefined
}
