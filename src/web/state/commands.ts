/** What can be done by a key or from the palette. One table serves both and the list of keys. */
import { signal } from '@preact/signals'
import { store, stored } from './storage.ts'

/** See the module. */
export interface Command {
  id: string
  title: string
  /** As people write it: `Ctrl+K`, `/`. */
  keys?: string
  run: () => void
}

/** What is open over the page. */
export const overlay = signal<'palette' | 'shortcuts' | undefined>(undefined)

/** Closes it, unless something else has been opened meanwhile. */
export function closeOverlay(which: 'palette' | 'shortcuts'): void {
  if (overlay.value === which) overlay.value = undefined
}

/** Whether keys without Ctrl do something (WCAG 2.1.4: one must be able to turn them off). */
export const hasSingleKeys = signal(stored('singleKeys') !== false)

/** Turns them on or off. */
export function setSingleKeys(on: boolean): void {
  hasSingleKeys.value = on
  store('singleKeys', on ? undefined : false)
}

/** Whether a key is that of a command. On a Mac the command key does as Ctrl. */
export function isKeyOf(event: KeyboardEvent, keys: string): boolean {
  const control = event.ctrlKey || event.metaKey
  if (keys.startsWith('Ctrl+'))
    return control && !event.altKey && event.key.toLowerCase() === keys.slice(5).toLowerCase()
  return !control && !event.altKey && event.key === keys
}

/** Whether a key would be typed into something rather than be meant for the page. */
export function isTyped(event: KeyboardEvent): boolean {
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'file'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
