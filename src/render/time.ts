/** Moments and spans of time as words. */
import type { Report } from '../report/report.ts'
import type { Words } from '../words/words.ts'

const day = 86_400_000

/** The moment that relative times of a report refer to: that of judgement. */
export function momentOf(report: Report): Date {
  return new Date(report.judgedAt)
}

/** `2026-11-23 09:31:29 UTC` for an ISO date; the text itself when it is no date. */
export function formatInstant(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC` : iso
}

/** `2026-11-23 09:31:29`, in UTC: the form that spreadsheets read as a date. Empty for no date. */
export function formatSortable(iso: string | null | undefined): string {
  return iso ? formatInstant(iso).replace(/ UTC$/, '') : ''
}

/** Whole days from `now` to an ISO date; once it is past, minus the whole days since, and -1 on the first of them. */
export function daysUntil(iso: string, now: Date): number {
  const days = (Date.parse(iso) - now.getTime()) / day
  return days >= 0 ? Math.floor(days) : Math.min(-1, Math.ceil(days))
}

/** `in 89 days`, `3 days ago`, `in 5 hours`, `now`. */
export function formatRelative(iso: string, now: Date, words: Words): string {
  const difference = Date.parse(iso) - now.getTime()
  const size = Math.abs(difference)
  const [count, unit] =
    size >= 2 * day
      ? [Math.floor(size / day), 'span.days' as const]
      : size >= 7_200_000
        ? [Math.floor(size / 3_600_000), 'span.hours' as const]
        : [Math.floor(size / 60_000), 'span.minutes' as const]
  if (count === 0) return words.say('time.now')
  const span = words.count(unit, count)
  return difference > 0 ? words.say('time.in', { span }) : words.say('time.ago', { span })
}
