/** UTCTime and GeneralizedTime, X.680 sections 46 and 47, in the form that RFC 5280 section 4.1.2.5 allows. */
import type { DerReader, Element } from './der.ts'
import { readOctets } from './primitive.ts'
import { tagName, tags } from './tag.ts'

/**
 * The moment that a UTCTime or GeneralizedTime names; two-digit years from 50 are of the 20th century. What ASN.1
 * has and RFC 5280 forbids (no seconds, fractions, offsets, local time, which is taken for UTC) is read and reported.
 */
export function readTime(reader: DerReader, element: Element | undefined): Date | undefined {
  const content = readOctets(reader, element)
  if (element === undefined || content === undefined) return undefined
  const fault = (message: string) => reader.faults.add(element.start, `${tagName(element.tag)} ${message}`)
  const usual = usualTime(content, element.tag === tags.utcTime ? 2 : 4)
  if (usual !== undefined) return usual
  const text = String.fromCharCode(...content.subarray(0, maxTextLength))
  const match = (element.tag === tags.utcTime ? utcTime : generalizedTime).exec(text)
  if (match === null || content.length > maxTextLength) {
    fault('is no time')
    return undefined
  }
  const { year = '', month, day, hour, minute = '0', second, fraction, zone } = match.groups ?? {}
  const date = calendarDate(
    fullYear(year),
    ...([month, day, hour, minute, second ?? '0'].map(Number) as [number, number, number, number, number]),
  )
  if (date === undefined) {
    fault('names a day or time of day that does not exist')
    return undefined
  }
  if (second === undefined) fault('has no seconds')
  if (fraction !== undefined) {
    fault('has a fraction of a second')
    date.setUTCMilliseconds(Math.floor(Number(`0.${fraction.slice(1)}`) * 1000))
  }
  if (zone === undefined) fault('has no time zone')
  else if (zone !== 'Z') {
    fault(`has the offset ${zone} instead of Z`)
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3))
    date.setTime(date.getTime() + (zone.startsWith('-') ? minutes : -minutes) * 60_000)
  }
  return date
}

/** The form that RFC 5280 demands, digits to the second and a Z, read without the dear search for others. */
function usualTime(content: Uint8Array, yearDigits: 2 | 4): Date | undefined {
  if (content.length !== yearDigits + 11 || content[yearDigits + 10] !== 0x5a) return undefined
  const numbers: number[] = []
  for (let index = 0; index < yearDigits + 10; index += 2) {
    const tens = (content[index] ?? 0) - 0x30
    const ones = (content[index + 1] ?? 0) - 0x30
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) return undefined
    numbers.push(tens * 10 + ones)
  }
  const [second = 0, minute = 0, hour = 0, day = 0, month = 0, low = 0, high = 0] = numbers.reverse()
  const year = yearDigits === 4 ? high * 100 + low : low + (low < 50 ? 2000 : 1900)
  return calendarDate(year, month, day, hour, minute, second)
}

const maxTextLength = 40
const utcTime =
  /^(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?(?<zone>Z|[+-]\d{4})?$/
const generalizedTime =
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?:(?<minute>\d\d)(?<second>\d\d)?)?(?<fraction>[.,]\d+)?(?<zone>Z|[+-]\d{4})?$/

function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year + (year < 50 ? 2000 : 1900)
}

function calendarDate(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): Date | undefined {
  const date = new Date(0)
  // Not Date.UTC, which takes the years 0 to 99 for the 20th century.
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return exists ? date : undefined
}
