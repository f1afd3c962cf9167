/** Lists of targets with their settings, kept in this browser under a name. */
import { effect, signal } from '@preact/signals'
import type { ApiTarget } from '../../api/target.ts'
import { settings, type Settings } from './settings.ts'
import { store, stored } from './storage.ts'
import { selected, targets } from './target-list.ts'

/** One of them. */
export interface Preset {
  name: string
  targets: readonly ApiTarget[]
  settings: Settings
}

/** All of them, by name. */
export const presets = signal<readonly Preset[]>(keptPresets())

/** Keeps what is there now under a name; what had the name before is replaced. */
export function keepPreset(name: string): void {
  const others = presets.value.filter((each) => each.name !== name)
  const preset = { name, targets: targets.value, settings: settings.value }
  presets.value = [...others, preset].toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Puts the list and the settings of a preset in place of what is there. */
export function applyPreset(preset: Preset): void {
  targets.value = preset.targets
  settings.value = preset.settings
  selected.value = preset.targets.length > 0 ? 0 : -1
}

/** Forgets one. */
export function forgetPreset(name: string): void {
  presets.value = presets.value.filter((each) => each.name !== name)
}

function keptPresets(): readonly Preset[] {
  const kept = stored('presets')
  return Array.isArray(kept) ? kept.filter(isPreset) : []
}

function isPreset(value: unknown): value is Preset {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'targets' in value &&
    'settings' in value
  )
}

effect(() => store('presets', presets.value.length === 0 ? undefined : presets.value))
