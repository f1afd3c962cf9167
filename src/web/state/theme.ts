/** Light or dark: as the system has it, or as chosen here. */
import { effect, signal } from '@preact/signals'
import { store, stored } from './storage.ts'

/** Choices. */
export const themes = ['system', 'light', 'dark'] as const
/** See {@link themes}. */
export type Theme = (typeof themes)[number]

/** The choice. */
export const theme = signal<Theme>(themes.find((each) => each === stored('theme')) ?? 'system')

effect(() => {
  const { dataset } = document.documentElement
  if (theme.value === 'system') delete dataset['theme']
  else dataset['theme'] = theme.value
  store('theme', theme.value === 'system' ? undefined : theme.value)
})
