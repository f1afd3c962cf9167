/** CRL distribution points as cases write them: `uri:http://a.test/ | reasons keyCompromise | by dir:CN=Other`. */
import type { DistributionPointInput } from '../../src/estate/extension.ts'
import { allReasons } from '../../src/x509/extensions/distribution-points.ts'
import { generalNames } from './general-name.ts'

/**
 * One distribution point: names, or `relative CN=x`; `reasons` and `by`, its cRLIssuer, follow a bar.
 * @throws {SyntaxError} when a reason or a name is none
 */
export function distributionPoint(text: string): DistributionPointInput {
  const point: DistributionPointInput = {}
  for (const part of text.split('|').map((piece) => piece.trim())) {
    const [word = '', ...rest] = part.split(' ')
    const value = rest.join(' ')
    if (word === 'reasons') point.reasons = reasonBits(value)
    else if (word === 'by') point.cRLIssuer = generalNames(value)
    else if (word === 'relative') point.relative = value
    else if (part !== '') point.names = generalNames(part)
  }
  return point
}

/**
 * Bits of ReasonFlags by their names, parted by spaces.
 * @throws {SyntaxError} when there is no such reason
 */
export function reasonBits(text: string): number[] {
  return text.split(' ').map((word) => {
    const index = allReasons.findIndex((reason) => reason === word)
    if (index < 0) throw new SyntaxError(`no reason: ${word}`)
    return index + 1
  })
}
