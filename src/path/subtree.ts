/** Does a name lie in a subtree? RFC 5280 section 4.2.1.10, for each kind of GeneralName. */
import { parseIpAddress } from '../names/ip-address.ts'
import type { GeneralSubtree } from '../x509/extensions/name-constraints.ts'
import type { GeneralName } from '../x509/general-name.ts'
import { rdnKeys } from '../x509/name.ts'

/**
 * `inside` and `outside` speak for themselves; `touches` is a wildcard of which some names may lie inside;
 * `unusable`: the constraint or the name has no meaning, or this kind has none that is known.
 */
export type Place = 'inside' | 'outside' | 'touches' | 'unusable'

/** Whether a subtree speaks of names of this kind at all. */
export function concerns({ base }: GeneralSubtree, name: GeneralName): boolean {
  if (base.type !== name.type) return false
  return base.type !== 'otherName' || name.type !== 'otherName' || base.oid === name.oid
}

/** Where a name lies as to a subtree that concerns it. */
export function placeIn(subtree: GeneralSubtree, name: GeneralName): Place {
  const { base, minimum, maximum } = subtree
  if (minimum !== 0 || maximum !== undefined) return 'unusable'
  if (base.type === 'dNSName') return dnsPlace(name, base)
  if (base.type === 'rfc822Name') return mailPlace(name.value, base.value)
  if (base.type === 'uniformResourceIdentifier') return uriPlace(name.value, base.value)
  if (base.type === 'iPAddress' && name.type === 'iPAddress') return addressPlace(name.octets, base.octets)
  if (base.type === 'directoryName' && name.type === 'directoryName') {
    const keys = rdnKeys(name.name)
    return rdnKeys(base.name).every((key, index) => key === keys[index]) ? 'inside' : 'outside'
  }
  return 'unusable'
}

/** Whether text is a sequence of labels that a host name may have; wildcards are none. */
export function isHostName(text: string): boolean {
  return /^(?!.*\.\.)[\w-][\w.-]*$/.test(text) && text.length <= 253
}

/** A DNS name or a constraint on such, taken apart. */
interface DnsForm {
  /** Lower case, without the asterisk or dot that it begins with and the dot that it ends with. */
  bare: string
  suffix: string
  start: 'asterisk' | 'dot' | 'label'
  isHostName: boolean
}

// Thousands of names may have to be compared with thousands of constraints, so each is taken apart once.
const dnsForms = new WeakMap<GeneralName, DnsForm>()

function dnsForm(name: GeneralName): DnsForm {
  let form = dnsForms.get(name)
  if (form === undefined) {
    const text = name.value.toLowerCase().replace(/\.$/, '')
    const start = text.startsWith('*.') ? 'asterisk' : text.startsWith('.') ? 'dot' : 'label'
    const bare = text.slice({ asterisk: 2, dot: 1, label: 0 }[start])
    form = { bare, suffix: `.${bare}`, start, isHostName: isHostName(bare) }
    dnsForms.set(name, form)
  }
  return form
}

// A leading dot has no meaning in the standard; OpenSSL and Windows take it for "names below only", and so does this.
function dnsPlace(name: GeneralName, base: GeneralName): Place {
  const host = dnsForm(name)
  const constraint = dnsForm(base)
  if (!host.isHostName || host.start === 'dot') return 'unusable'
  if (constraint.bare === '' && constraint.start !== 'asterisk') return 'inside'
  if (!constraint.isHostName || constraint.start === 'asterisk') return 'unusable'
  if (host.bare.endsWith(constraint.suffix)) return 'inside'
  const isWildcard = host.start === 'asterisk'
  const isBelowOnly = constraint.start === 'dot'
  if (host.bare === constraint.bare) return isWildcard || !isBelowOnly ? 'inside' : 'outside'
  if (!isWildcard || isBelowOnly || !constraint.bare.endsWith(host.suffix)) return 'outside'
  // *.example.com stands for bar.example.com, and for no name of more labels.
  return constraint.bare.indexOf('.') === constraint.bare.length - host.suffix.length ? 'touches' : 'outside'
}

// RFC 5280 section 4.2.1.10: a mailbox, all mailboxes of a host, or of all hosts below a domain.
function mailPlace(name: string, base: string): Place {
  const mailbox = splitMailbox(name)
  if (mailbox === undefined) return 'unusable'
  if (base.includes('@')) {
    const constraint = splitMailbox(base)
    if (constraint === undefined) return 'unusable'
    return constraint.local === mailbox.local && constraint.host === mailbox.host ? 'inside' : 'outside'
  }
  return hostPlace(mailbox.host, base)
}

function splitMailbox(text: string): { local: string; host: string } | undefined {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const host = text.slice(at + 1).toLowerCase()
  if (at <= 0 || (local.includes('@') && !/^".*"$/.test(local)) || !isHostName(host)) return undefined
  return { local, host }
}

// The constraint applies to the host part, which must be there and be a name.
function uriPlace(uri: string, base: string): Place {
  const host = /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@[\]]+)(?::\d*)?(?:[/?#]|$)/i.exec(uri)?.[1]
  if (host === undefined || parseIpAddress(host) !== undefined || !isHostName(host)) return 'unusable'
  return hostPlace(host.toLowerCase(), base)
}

function hostPlace(host: string, base: string): Place {
  const constraint = base.toLowerCase()
  if (constraint === '') return 'inside'
  if (!isHostName(constraint.replace(/^\./, ''))) return 'unusable'
  const inside = constraint.startsWith('.') ? host.endsWith(constraint) : host === constraint
  return inside ? 'inside' : 'outside'
}

function addressPlace(address: Uint8Array, constraint: Uint8Array): Place {
  const size = constraint.length / 2
  if (size !== 4 && size !== 16) return 'unusable'
  const mask = constraint.subarray(size)
  if (!isPrefixMask(mask) || (address.length !== 4 && address.length !== 16)) return 'unusable'
  if (address.length !== size) return 'outside'
  const inside = address.every((octet, index) => {
    const bits = mask[index] ?? 0
    return (octet & bits) === ((constraint[index] ?? 0) & bits)
  })
  return inside ? 'inside' : 'outside'
}

/** Whether a mask is a count of leading ones, as RFC 4632 section 3.1 writes it. */
export function isPrefixMask(mask: Uint8Array): boolean {
  const bits = Array.from(mask, (octet) => octet.toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(bits)
}
