/** Words of the frame, English. What depends on a number or a name is a function. */
import type { Verdict } from '../../report/finding.ts'

const count = new Intl.NumberFormat('en')

export const en = {
  title: 'farend',
  skip: 'Skip to the content',
  /** Numbers as people write them. */
  count: (number: number) => count.format(number),
  verdicts: {
    error: 'error',
    unknown: 'unknown',
    warning: 'warning',
    ok: 'ok',
  } satisfies Record<Verdict, string>,
  copied: 'Copied',
  notCopied: 'The browser did not let the page copy; select the text and copy it with Ctrl+C',
  copy: 'Copy',
} as const
