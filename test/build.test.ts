// The package as it is published.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import packageJson from '../package.json' with { type: 'json' }
import { helpText } from '../src/cli/program.ts'

const root = dirname(import.meta.dirname)
let folder: string
let command: string

// Inside the checkout, where what the library imports is found.
before(() => {
  mkdirSync(join(root, 'dist'), { recursive: true })
  folder = mkdtempSync(join(root, 'dist/test-'))
  command = join(folder, 'bin/farend.js')
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), folder], { stdio: 'pipe' })
})
after(() => rmSync(folder, { recursive: true }))

test('the entry answers --help and --version as commander does', () => {
  assert.equal(run('--help'), helpText())
  assert.equal(run('-h'), helpText())
  assert.equal(run('check', '--help'), helpText().replace(/^Commands:\n(.+\n)+\n/m, ''))
  assert.equal(run('--version'), `${packageJson.version}\n`)
  assert.equal(run('check', '--version'), `${packageJson.version}\n`)
})

test('the bundled command works', () => {
  assert.match(run('explain', 'exp-expired'), /^exp-expired {2}/)
  assert.match(run('demo'), /scenarios gave what was expected/)
})

test('the library works, and has types', () => {
  const consumer = join(folder, 'consumer.ts')
  writeFileSync(
    consumer,
    `import { parseTarget, type Target } from './lib/index.js'
const targets: Target[] = parseTarget('sip.contoso.test:5061')
console.log(targets[0]?.port)
`,
  )
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const flags = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024']
  const types = ['--typeRoots', join(root, 'node_modules/@types'), '--types', 'node']
  execFileSync(process.execPath, [compiler, ...flags, ...types, consumer], { stdio: 'pipe', cwd: folder })
  assert.equal(execFileSync(process.execPath, [consumer], { encoding: 'utf8' }), '5061\n')
})

test('the package carries what it needs and nothing that is ours alone', () => {
  const manifest: object = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  for (const key of ['devDependencies', 'optionalDependencies', 'scripts']) assert.ok(!(key in manifest), key)
  for (const name of [
    'README.md',
    'LICENSE',
    'schema/report.schema.json',
    'schema/openapi.json',
    'docs/rules/README.md',
  ]) {
    assert.ok(existsSync(join(folder, name)), name)
  }
})

function run(...words: string[]): string {
  return execFileSync(process.execPath, [command, ...words], { encoding: 'utf8' })
}
