/** Words of the views, English. */
import type { Severity } from '../../report/finding.ts'
import { certificateEn } from './certificate-en.ts'
import { placesEn } from './places-en.ts'
import { resultEn } from './result-en.ts'
import { count, day, instant, plural } from './units-en.ts'

export const viewsEn = {
  severities: {
    error: 'problem',
    unknown: 'unknown',
    warning: 'warning',
    info: 'notice',
    ok: 'in order',
  } satisfies Record<Severity, string>,
  instant,
  day,
  count,
  showAll: (number: number) => `Show all ${count(number)}`,
  showMore: (step: number, rest: number) => `Show ${count(step)} more of ${count(rest)}`,
  wholeText: (length: number) => `show all ${plural(length, 'character', 'characters')}`,
  copy: 'Copy',
  copyAll: 'Copy all',
  copyOf: (what: string) => `Copy ${what}`,
  save: 'Save',
  result: resultEn,
  certificate: certificateEn,
  ...placesEn,
}
