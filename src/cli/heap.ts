/** How much memory V8 takes before it tidies up. */
import { setFlagsFromString } from 'node:v8'

/**
 * Keeps memory level over a long list, for some more work in tidying up. By itself V8 lets its young generation grow to
 * 32 MB and the old one to several times what is in use, because it takes a process for short that has just begun.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=20')
}
