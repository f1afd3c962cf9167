// Scripts of commands with what they must print, testdata/scripts/*.txt. In a script, line by line:
//
//   # a comment
//   file targets.csv          makes a file in the folder of the script, of the lines that follow
//   | Domain,Type,Port
//   bytes broken.csv 504b     makes a file of these octets
//   copy certificate-files/chain.p7b    makes a copy of a file of testdata, under its own name
//   $ FAREND_PORT=5061 farend --dns {dns} -      runs the command there; quotes group words
//   < sip.contoso.test        a line of its standard input
//   exit 2                    what it must give back,
//   stdout                    print,
//   | …
//   stderr
//   | …
//   files result.csv          and leave in the folder besides what was there
//
// {dns} and {root} stand for the estate. What differs from run to run is replaced before it is compared: {date},
// {sha256}, {hash}, {net} and so on.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'

/** What the estate gives for the placeholders. */
export interface Setting {
  dns: string
  /** File with the root certificate. */
  root: string
}

// Spares every command the compilation of the sources.
const cache = join(tmpdir(), 'farend-test-compile-cache')
const empty = join(tmpdir(), 'farend-test-empty')
mkdirSync(empty, { recursive: true })
const testdata = join(import.meta.dirname, '../testdata')
const entry = join(import.meta.dirname, '../src/cli/farend.ts')

/** Runs every command of a script and gives the script back with what they really printed. */
export async function play(script: string, setting: Setting): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'farend-script-'))
  try {
    const played: string[] = []
    const lines = script.trimEnd().split('\n')
    while (lines.length > 0) {
      const line = lines.shift() ?? ''
      const [word, name = '', octets = ''] = line.split(' ')
      if (isExpectation(line)) continue
      played.push(line)
      if (word === 'bytes') await writeFile(join(folder, name), Buffer.from(octets, 'hex'))
      if (word === 'copy') await copyFile(join(testdata, name), join(folder, basename(name)))
      if (word === 'file') {
        const content = takeWhile(lines, '| ')
        played.push(...content)
        await writeFile(join(folder, name), content.map((row) => `${row.slice(2)}\n`).join(''))
      }
      if (word === '$') {
        const input = takeWhile(lines, '< ')
        played.push(...input)
        const stdin = input.map((row) => `${row.slice(2)}\n`).join('')
        played.push(...(await runLine(line.slice(2), stdin, folder, setting)))
      }
    }
    return `${played.join('\n')}\n`
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What a command left behind. */
export interface Run {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the command with these words in a folder, in an environment of its own. */
export async function run(
  words: string[],
  options: { cwd?: string; env?: Record<string, string>; stdin?: string } = {},
): Promise<Run> {
  const environment = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: cache,
    LANG: 'C.UTF-8',
    COLUMNS: '2000',
    // Not what the user of this computer has fetched.
    FAREND_STORE: join(tmpdir(), 'farend-no-such-store'),
    // Nor what its operating system trusts, where that can be said.
    SSL_CERT_FILE: join(empty, 'none.pem'),
    SSL_CERT_DIR: empty,
    ...options.env,
  }
  const child = spawn(process.execPath, [entry, ...words], { cwd: options.cwd, env: environment })
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.stdin ?? '')
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, stdout, stderr }
}

async function runLine(line: string, stdin: string, cwd: string, setting: Setting): Promise<string[]> {
  const before = await readdir(cwd)
  const words = splitWords(line.replaceAll('{dns}', setting.dns).replaceAll('{root}', setting.root))
  const command = words.indexOf('farend')
  const env = Object.fromEntries(words.slice(0, command).map((word) => word.split('=', 2)))
  const { code, stdout, stderr } = await run(words.slice(command + 1), { cwd, env, stdin })
  const made = (await readdir(cwd)).filter((name) => !before.includes(name))
  return [
    `exit ${code}`,
    ...block('stdout', normalize(stdout, setting)),
    ...block('stderr', normalize(stderr, setting)),
    ...(made.length === 0 ? [] : [`files ${made.sort().join(' ')}`]),
  ]
}

function block(name: string, content: string): string[] {
  return content === ''
    ? []
    : [
        name,
        ...content
          .replace(/\n$/, '')
          .split('\n')
          .map((row) => `| ${row}`.trimEnd()),
      ]
}

function isExpectation(line: string): boolean {
  return /^(exit \S+|stdout|stderr|files .*|\|.*)$/.test(line)
}

function takeWhile(lines: string[], prefix: string): string[] {
  const end = lines.findIndex((line) => !line.startsWith(prefix.trimEnd()))
  return lines.splice(0, end === -1 ? lines.length : end)
}

function splitWords(line: string): string[] {
  return Array.from(line.matchAll(/(?:"([^"]*)"|'([^']*)'|(\S+))/g), ([, double, single, plain]) =>
    (double ?? single ?? plain ?? '').replace(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
  )
}

function normalize(output: string, setting: Setting): string {
  return output
    .replaceAll('\r', '')
    .replaceAll('\x1b', '{esc}')
    .replaceAll(setting.dns, '{dns}')
    .replaceAll(setting.root, '{root}')
    .replaceAll(/(?<![\d.])127\.(?!0\.0\.)\d+\.\d+\.(?=\d)/g, '{net}.')
    .replaceAll(/\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?( UTC|Z)?/g, '{date}')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '{sha256}')
    .replaceAll(/\b[0-9A-F]{40}\b/g, '{sha1}')
    .replaceAll(/\b[0-9A-F]{28,38}\b/g, '{serial}')
    .replaceAll(/\b[0-9a-f]{4}(…|\.\.)[0-9a-f]{4}\b/g, '{hash}')
    .replaceAll(/\b[0-9a-f]{16}…/g, '{hash}')
    .replaceAll(/\b(KeyID=)?[0-9a-f]{2}( [0-9a-f]{2}){19}\b/g, '$1{key id}')
    .replaceAll(/\b\d+ ms\b/g, '{time} ms')
    .replaceAll(/\bNode \d+\.\d+\.\d+/g, 'Node {version}')
}
