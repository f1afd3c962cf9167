import { certificate, now, publicRoot, testRule } from '../../../test/facts.ts'
import { valTooLong } from './val-too-long.ts'

const day = 86_400_000
/** Valid from a day for so many days, the last second included as authorities count. */
const issued = (from: string, length: number, anchors = [publicRoot]) => {
  const notBefore = new Date(from)
  const notAfter = new Date(notBefore.getTime() + length * day - 1000)
  return { presents: certificate({ notBefore, notAfter }), anchors }
}
const own = (from: string, length: number) => {
  const { presents } = issued(from, length)
  return { presents }
}

testRule(valTooLong, {
  'fires for more than 200 days in 2026': [issued('2026-03-15', 201), ['error finding']],
  'is silent about 200 days in 2026': [issued('2026-03-15', 200), []],
  'is silent about 398 days the day before': [issued('2026-03-14', 398), []],
  'fires for more than 398 days the day before': [issued('2026-03-14', 399), ['error finding']],
  'fires for more than 100 days in 2027': [issued('2027-03-15', 101), ['error finding']],
  'is information about a private authority': [own('2025-01-01', 1000), ['info private']],
  'is silent about a private authority that gives two years': [own('2025-01-01', 730), []],
  'is silent about what was issued before Apple set its limit': [own('2019-06-30', 3650), []],
  'is silent about a period that cannot be': [
    { presents: certificate({ notBefore: now, notAfter: new Date(now.getTime() - day) }) },
    [],
  ],
  'is silent without a certificate': [{ presents: [] }, []],
})
