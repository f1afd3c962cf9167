/** The command as it is shipped: built anew for each run of the benchmarks. */
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { address, atATime, host } from './place.ts'
import { workFolder } from './tool.ts'

/** The built command's file. */
export function builtCommand(): string {
  const folder = join(workFolder, 'dist')
  const command = join(folder, 'bin/farend.js')
  if (!existsSync(command)) {
    const root = fileURLToPath(new URL('..', import.meta.url))
    execFileSync(process.execPath, ['scripts/build.ts', folder], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  return command
}

/** A file of so many targets, one a line: one address, and no crowd that a polite limit would keep from it. */
export function targetList(port: number, count: number): string {
  const file = join(workFolder, `targets-${port}-${count}`)
  writeFileSync(file, `${address}:${port}\n`.repeat(count))
  return file
}

/** Options of a run over such a list, which comes from standard input. */
export const listOptions = [
  ...['--jsonl', '--quiet', '--servername', host, '--retries', '0'],
  ...['--concurrency', `${atATime}`, '--per-address', `${atATime}`, '-'],
]
