/** Validity, RFC 5280 section 4.1.2.5. */
import type { DerReader, Element } from '../asn1/der.ts'
import { readTime } from '../asn1/time.ts'
import { tagName, tags } from '../asn1/tag.ts'

/** Each date is undefined when it could not be read. */
export interface Validity {
  notBefore: Date | undefined
  notAfter: Date | undefined
}

/** Reads the two dates and checks that they stand in the form that their year demands. */
export function readValidity(reader: DerReader, element: Element | undefined): Validity {
  if (element === undefined) return { notBefore: undefined, notAfter: undefined }
  const fields = reader.children(element, 'validity')
  const notBefore = readDate(reader, fields.take(), 'notBefore', element)
  const last = fields.take()
  const notAfter = readDate(reader, last, 'notAfter', element)
  fields.finish()
  if (notBefore !== undefined && notAfter !== undefined && notAfter < notBefore) {
    const century =
      last?.tag === tags.utcTime && notAfter.getUTCFullYear() < 2000
        ? '; a UTCTime cannot name a year after 2049'
        : ''
    reader.faults.add(last?.start ?? element.start, `notAfter is before notBefore${century}`)
  }
  return { notBefore, notAfter }
}

function readDate(
  reader: DerReader,
  element: Element | undefined,
  field: string,
  validity: Element,
): Date | undefined {
  if (element === undefined) {
    reader.faults.add(validity.contentEnd, `${field} is missing`)
    return undefined
  }
  if (element.tag !== tags.utcTime && element.tag !== tags.generalizedTime) {
    reader.faults.add(element.start, `${field} is a ${tagName(element.tag)}, not a time`)
    return undefined
  }
  const date = readTime(reader, element)
  const year = date?.getUTCFullYear()
  if (element.tag === tags.generalizedTime && year !== undefined && year >= 1950 && year < 2050) {
    reader.faults.add(element.start, `${field} is a GeneralizedTime, but before 2050 it must be a UTCTime`)
  }
  return date
}
