/** Kinds of targets, in the order in which choices list them. */
import type { TargetKind } from '../../report/target.ts'

export const targetKinds: readonly TargetKind[] = ['DIR', 'FED', 'SIP', 'SIPINT']
