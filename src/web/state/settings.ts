/** How to check, as chosen on the page, and what is kept of it for the next visit. */
import { effect, signal } from '@preact/signals'
import type { CheckSettings, SentFile } from '../../api/check.ts'
import { store, stored } from './storage.ts'

/** Settings of a check; what is absent is as the server has it. Files are apart: they are never kept. */
export type Settings = Omit<CheckSettings, 'authorities' | 'preflight'>

/** How results are shown and given out. */
export interface Output {
  advanced: boolean
  chain: boolean
  /** Whether a CSV file is saved at the end of a check. */
  csv: boolean
  csvName: string
}

const usualOutput: Output = { advanced: false, chain: false, csv: false, csvName: 'CertificateExport.csv' }

/** See {@link Settings}. */
export const settings = signal<Settings>(keptObject<Settings>('settings', {}))
/** See {@link Output}. */
export const output = signal<Output>(keptObject('output', usualOutput))

/** Further trust anchors. */
export const authorities = signal<readonly SentFile[]>([])
/** The certificate that we would present: a file, or our own host. */
export const preflight = signal<CheckSettings['preflight']>(undefined)

/** Changes settings; undefined leaves a setting to the server. */
export function change<Name extends keyof Settings>(name: Name, value: Settings[Name] | undefined): void {
  const { [name]: _, ...others } = settings.value
  settings.value = value === undefined ? others : { ...settings.value, [name]: value }
}

/** Changes how results are shown. */
export function changeOutput(changed: Partial<Output>): void {
  output.value = { ...output.value, ...changed }
}

/** The settings as the API takes them. */
export function checkSettings(): CheckSettings {
  return {
    ...settings.value,
    ...(authorities.value.length === 0 ? {} : { authorities: [...authorities.value] }),
    ...(preflight.value === undefined ? {} : { preflight: preflight.value }),
  }
}

function keptObject<T extends object>(name: string, usual: T): T {
  const kept = stored(name)
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? { ...usual, ...kept } : usual
}

effect(() => store('settings', settings.value))
effect(() => store('output', output.value))
