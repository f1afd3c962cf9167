/** Is a name constraint written as it must be? RFC 5280 section 4.2.1.10. */
import type { GeneralSubtree } from '../x509/extensions/name-constraints.ts'
import { isHostName, isPrefixMask } from './subtree.ts'

/** What is wrong with the form of a subtree, as the end of a sentence; undefined when nothing is. */
export function constraintFault({ base, minimum, maximum }: GeneralSubtree): string | undefined {
  if (minimum !== 0 || maximum !== undefined) return 'has a minimum or maximum, which must not be there'
  if (base.type === 'dNSName') {
    return base.value === '' || isHostName(base.value) ? undefined : `is no DNS name: ${base.value}`
  }
  if (base.type === 'rfc822Name') {
    const isMailboxOrHost = /^(?:[^@\s]+@)?\.?[\w-][\w.-]*$/.test(base.value)
    return isMailboxOrHost ? undefined : `is neither mailbox nor host nor domain: ${base.value}`
  }
  if (base.type === 'uniformResourceIdentifier') {
    return isHostName(base.value.replace(/^\./, '')) ? undefined : `is no host or domain: ${base.value}`
  }
  return base.type === 'iPAddress' ? addressFault(base.octets, base.value) : undefined
}

function addressFault(octets: Uint8Array, shown: string): string | undefined {
  const size = octets.length / 2
  if (size !== 4 && size !== 16) return 'is no address with its mask'
  return isPrefixMask(octets.subarray(size)) ? undefined : `has a mask with gaps: ${shown}`
}
