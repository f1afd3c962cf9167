/** Programs of other people, and small ones of our own in other languages, as far as the machine has what they need. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a program is, or why it cannot be had. */
export type Tool = { path: string } | { missing: string }

/** A program of the machine. */
export function installed(name: string): Tool {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  const path = folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
  return path === undefined ? { missing: `no ${name} on this machine` } : { path }
}

/** The loop in C that does the least, compiled. */
export function floorInC(): Tool {
  return built('cc', 'no C compiler', (source, out) => ['-O2', '-o', out, source], 'floor.c')
}

/** The grabber on top of Go's crypto/tls, compiled. */
export function grabberInGo(): Tool {
  return built('go', 'no Go', (source, out) => ['build', '-o', out, source], 'grabber.go')
}

/** A folder for this run, which the caller of the benchmarks removes. */
export const workFolder = mkdtempSync(join(tmpdir(), 'farend-bench-'))

function built(
  compiler: string,
  missing: string,
  words: (source: string, out: string) => string[],
  file: string,
): Tool {
  const tool = installed(compiler)
  if ('missing' in tool) return { missing }
  const out = join(workFolder, file.replace(/\..*/, ''))
  if (existsSync(out)) return { path: out }
  const source = fileURLToPath(new URL(file, import.meta.url))
  const env = { ...process.env, GO111MODULE: 'off', GOCACHE: join(workFolder, 'go') }
  const { status, stderr } = spawnSync(tool.path, words(source, out), { env, encoding: 'utf8' })
  return status === 0 ? { path: out } : { missing: `${compiler} failed: ${stderr.split('\n')[0]}` }
}

/** First line of what a program says to the words. */
export function said(path: string, ...words: string[]): string {
  return (
    execFileSync(path, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).split('\n')[0] ?? ''
  )
}
