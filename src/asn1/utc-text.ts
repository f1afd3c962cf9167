/** Moments of certificates, lists and responses as people read them. */

/** `2026-11-23 14:05:09 UTC`; certificates know whole seconds only. */
export function utcSecondText(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
