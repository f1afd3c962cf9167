/** Host names in the form in which DNS and certificates carry them. */
import { domainToASCII } from 'node:url'

const asciiName = /^[a-z0-9_.-]*$/i
const controlOrSpace = /[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u
/** What domainToASCII would take for the end of the host, decode or drop rather than refuse. */
const urlSyntax = /[%/\\?#@:[\]]/
const lookalikeNumber = /^(\d+|0x[0-9a-f]*)$/

/** Longest name in text form without the trailing dot, RFC 1035 section 2.3.4. */
const longestName = 253
const longestLabel = 63

/**
 * Takes a host name as people write it, internationalised or not, and gives it in lower-case A-label form
 * (RFC 5891, mapped as UTS #46 says) without the trailing dot. Underscores are allowed, as service names have them.
 * Gives undefined for what cannot be a host name: an empty, overlong or malformed label, spaces, control
 * characters, and everything whose last label is a number, since that is an IP address or a misspelt one
 * (`127.1`, `0x7f.1`) and must not turn into one unnoticed.
 */
export function toAsciiName(text: string): string | undefined {
  const ascii = asciiName.test(text) ? text.toLowerCase() : mapToAscii(text)
  const name = ascii.endsWith('.') ? ascii.slice(0, -1) : ascii
  if (name.length > longestName) return undefined
  const labels = name.split('.')
  if (labels.some((label) => label === '' || label.length > longestLabel)) return undefined
  return lookalikeNumber.test(labels.at(-1) ?? '') ? undefined : name
}

/** Gives the empty string, which is no name, when the text cannot be mapped. */
function mapToAscii(text: string): string {
  if (controlOrSpace.test(text) || urlSyntax.test(text)) return ''
  const mapped = domainToASCII(text)
  return asciiName.test(mapped) ? mapped : ''
}
