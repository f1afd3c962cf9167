/** Brings the programs in: asks dpkg what is there and, as root on Debian, lets apt-get install what is not. */
import { existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { runToEnd } from './command.ts'
import type { Program } from './server.ts'

/** What is known of a program after the packages have been seen to. */
export type Availability = { version: string } | { missing: string }

/**
 * Installs what is missing, if that is possible here, and says of each program which version is there or why none is.
 * Services that the packages bring are not started.
 */
export async function bringPrograms(
  programs: readonly Program[],
  signal: AbortSignal,
): Promise<Map<Program, Availability>> {
  const before = await installedVersions(programs)
  const missing = programs.filter((program) => lacking(program, before).length > 0)
  const obstacle = installObstacle()
  if (missing.length === 0 || obstacle !== undefined) {
    return availability(programs, before, () => obstacle)
  }
  const faults = await install(missing, signal)
  signal.throwIfAborted()
  return availability(programs, await installedVersions(programs), (program) => faults.get(program))
}

function availability(
  programs: readonly Program[],
  versions: ReadonlyMap<string, string>,
  reason: (program: Program) => string | undefined,
): Map<Program, Availability> {
  return new Map(
    programs.map((program): [Program, Availability] => {
      const absent = lacking(program, versions).join(', ')
      if (absent === '') return [program, { version: versions.get(program.packages[0]) ?? '' }]
      return [program, { missing: `no package ${absent}: ${reason(program) ?? 'apt-get left it out'}` }]
    }),
  )
}

function lacking(program: Program, versions: ReadonlyMap<string, string>): string[] {
  return program.packages.filter((name) => !versions.has(name))
}

/** Versions of the packages that are fully installed, by name. Empty where there is no dpkg. */
async function installedVersions(programs: readonly Program[]): Promise<Map<string, string>> {
  const names = programs.flatMap((program) => program.packages)
  const format = '${db:Status-Status} ${Package} ${Version}\\n'
  const { output } = await runToEnd('dpkg-query', ['--show', `--showformat=${format}`, ...names])
  const rows = output.matchAll(/^installed (\S+) (\S+)$/gm)
  return new Map(rows.map(([, name = '', version = '']) => [name, version]))
}

function installObstacle(): string | undefined {
  if (!existsSync('/etc/debian_version')) return 'this is not a Debian system'
  if (process.getuid?.() !== 0) return 'installing needs root'
  return undefined
}

/** @returns why it did not succeed, by program. An interruption takes effect between two programs. */
async function install(programs: readonly Program[], signal: AbortSignal): Promise<Map<Program, string>> {
  const faults = new Map<Program, string>()
  await withoutServiceStart(async () => {
    // Without success the lists of before may still do.
    await aptGet('update')
    for (const program of programs) {
      if (signal.aborted) return
      console.error(`Installing ${program.packages.join(', ')}`)
      const fault = await aptGet('install', '--yes', '--no-install-recommends', ...program.packages)
      if (fault !== undefined) faults.set(program, fault)
    }
  })
  return faults
}

/** @returns apt-get's own word on why it did not succeed */
async function aptGet(...words: string[]): Promise<string | undefined> {
  const { code, complaints } = await runToEnd(
    'apt-get',
    ['--quiet=2', '-o', 'DPkg::Lock::Timeout=120', ...words],
    { variables: { DEBIAN_FRONTEND: 'noninteractive' } },
  )
  if (code === 0) return undefined
  const complaint = complaints.split('\n').findLast((line) => line.startsWith('E: '))
  return complaint?.slice(3) ?? `apt-get ended with code ${code}`
}

const policyFile = '/usr/sbin/policy-rc.d'
const keptPolicyFile = '/usr/sbin/policy-rc.d.before-interop'
const policy =
  '#!/bin/sh\n# Put here by the interoperability run of farend while it installs packages.\nexit 101\n'

/** Forbids package scripts to start services during the work, and restores the policy that was there. */
async function withoutServiceStart(work: () => Promise<void>): Promise<void> {
  if (existsSync(policyFile) && (await readFile(policyFile, 'utf8')) !== policy)
    await rename(policyFile, keptPolicyFile)
  await writeFile(policyFile, policy, { mode: 0o755 })
  try {
    await work()
  } finally {
    if (existsSync(keptPolicyFile)) await rename(keptPolicyFile, policyFile)
    else await rm(policyFile)
  }
}
