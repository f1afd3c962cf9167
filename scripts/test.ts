// Everything that must hold before a commit lands: types, lint, layers, catalogue, generated files, tests.
//   npm test [-- <test file>...]   with files, only those tests run
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const files = process.argv.slice(2)
const steps: [name: string, command: string, ...args: string[]][] = [
  ['types', 'tsc', '-p', '.'],
  ['types of the page', 'tsc', '-p', 'src/web'],
  ['format', 'oxfmt', '--check', '.'],
  ['lint', 'oxlint', '--deny-warnings'],
  ['imports', process.execPath, 'scripts/check-imports.ts'],
  ['rules', process.execPath, 'scripts/check-rules.ts'],
  ['generated files', process.execPath, 'scripts/generate.ts', '--check'],
  ['unused', 'knip', '--no-progress'],
]

for (const [name, command, ...args] of files.length > 0 ? [] : steps) {
  const result = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) {
    console.error(`npm test: ${name} failed (${command} ${args.join(' ')})`)
    process.exit(1)
  }
}

const tests = files.length > 0 ? files : globSync('{src,test,scripts,interop,bench,conformance}/**/*.test.ts')
const concurrency = Math.max(2, availableParallelism())
const flags = ['--test', '--test-timeout=240000', `--test-concurrency=${concurrency}`]
const run = spawnSync(process.execPath, [...flags, ...tests], { stdio: 'inherit' })
process.exit(run.status ?? 1)
