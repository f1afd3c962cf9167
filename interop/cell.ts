/** One thing that is tried against real servers, and the ground it is tried on. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Network } from '../src/estate/addresses.ts'
import type { Pki } from './pki.ts'
import { freePort } from './process.ts'
import type { Place, Program } from './server.ts'
import type { Setting } from './setting.ts'

/** What all cells of a run share. */
export interface Ground {
  /** Removed at the end of the run. */
  folder: string
  network: Network
  pki: Pki
  /** Aborted when the run is interrupted. */
  signal: AbortSignal
}

export interface Cell {
  /** The cell is skipped when one of these cannot be had. */
  programs: readonly Program[]
  title: string
  /** How the TLS server is configured, when the cell is about one setting of one. */
  setting?: Setting
  /** @returns what was not as it should be, a line each; nothing when all was. What it throws counts as a line. */
  run(ground: Ground): Promise<string[]>
}

/** A fresh folder, and a port that is free on these addresses unless one is given. */
export async function newPlace(ground: Ground, addresses: Place['addresses'], port?: number): Promise<Place> {
  return {
    folder: await mkdtemp(join(ground.folder, 'server-')),
    addresses,
    port: port ?? (await freePort(addresses)),
  }
}

/** Address of this number in the run's own network. */
export function loopback(ground: Ground, number: number): string {
  return `${ground.network}.${number}`
}

/** What was expected and what was seen, both as text. */
export interface Comparison {
  what: string
  expected: string
  seen: string
}

/** A line for each comparison that did not come out even. */
export function differences(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter(({ expected, seen }) => expected !== seen)
    .map(({ what, expected, seen }) => `${what}: expected ${shorten(expected)}, saw ${shorten(seen)}`)
}

/** Lists of hundreds of names would hide the rest of a message. */
function shorten(text: string): string {
  if (text === '') return 'nothing'
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length} characters)` : text
}
