/** Numbers, shares and moments as the views write them, English. */

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })

/** `12,345`. */
export const count = (value: number) => number.format(value)

/** `1 address`, `2 addresses`. */
export const plural = (value: number, one: string, more: string) =>
  `${number.format(value)} ${value === 1 ? one : more}`

/** `37%` of a number from 0 to 1. */
export const share = (value: number) => percent.format(value)

/** `2026-11-23 09:31:29 UTC` of an ISO date; the text itself when it is none. */
export const instant = (iso: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC` : iso

/** `2026-11-23`. */
export const day = (iso: string) => iso.slice(0, 10)
