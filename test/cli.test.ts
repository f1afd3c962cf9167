// The command as its users meet it, against the estate.
//   UPDATE_SCRIPTS=1 node --test test/cli.test.ts     writes what the commands print into the scripts
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { stripVTControlCharacters } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { selfSigned } from '../src/estate/authority.ts'
import { startEstate, type Estate } from '../src/estate/estate.ts'
import { rules } from '../src/rules/index.ts'
import { reportFileObject, reportObject } from '../src/schema/report.ts'
import { startSocksProxy } from './proxy-server.ts'
import { play, run, type Setting } from './script.ts'
import { accepted } from './starttls-dialogues.ts'
import { startStartTlsServer } from './starttls-server.ts'

const root = dirname(import.meta.dirname)
const scripts = globSync(join(root, 'testdata/scripts/*.txt')).sort()
const entry = join(root, 'src/cli/farend.ts')

let estate: Estate
let folder: string
let setting: Setting

before(async () => {
  estate = await startEstate()
  folder = await mkdtemp(join(tmpdir(), 'farend-cli-'))
  setting = { dns: estate.dns, root: join(folder, 'root.pem') }
  await writeFile(setting.root, estate.rootPem)
})

after(async () => {
  await estate.close()
  await rm(folder, { recursive: true })
})

describe('scripts', { concurrency: 2 }, () => {
  for (const file of scripts) {
    test(`${basename(file, '.txt')} prints what is recorded`, async () => {
      const script = await readFile(file, 'utf8')
      const played = await play(script, setting)
      if (process.env['UPDATE_SCRIPTS']) await writeFile(file, played)
      else assert.equal(played, script)
    })
  }
})

// On Windows a process cannot send another one a Ctrl-C.
const signals = { skip: process.platform === 'win32' }

test('there are scripts', () => assert.ok(scripts.length >= 8))

test('the demo shows every expected finding, and its JSON keeps to the schema', async () => {
  const { code, stdout, stderr } = await run(['demo', '--json'])
  assert.equal(code, 0, stderr)
  assert.equal(stderr, '')
  const file = reportFileObject.parse(JSON.parse(stdout))
  const ajv = new Ajv2020({ strict: true, formats: { 'date-time': true } })
  const published: object = JSON.parse(await readFile(join(root, 'schema/report.schema.json'), 'utf8'))
  const validate = ajv.compile(published)
  assert.ok(validate(JSON.parse(stdout)), ajv.errorsText(validate.errors))
  for (const report of file.reports) assert.ok(validate(report), ajv.errorsText(validate.errors))
  assert.equal(file.reports.length, estate.scenarios.length)
})

test('the JSON of a verification keeps to its schema', async () => {
  const { code, stdout, stderr } = await run(['verify', setting.root, '--ca', setting.root, '--json'])
  assert.equal(code, 0, stderr)
  const ajv = new Ajv2020({ strict: true, formats: { 'date-time': true } })
  const published: object = JSON.parse(await readFile(join(root, 'schema/verification.schema.json'), 'utf8'))
  const validate = ajv.compile(published)
  assert.ok(validate(JSON.parse(stdout)), ajv.errorsText(validate.errors))
})

test('the demo for people has a heading for each scenario and a table at the end', async () => {
  const { code, stdout } = await run(['demo'])
  assert.equal(code, 0)
  for (const { id, title } of estate.scenarios) {
    assert.ok(stdout.includes(`${id}: ${title}`), id)
    assert.match(stdout, new RegExp(`^${id} +✓ yes`, 'm'))
  }
})

test('the demo shows the scenarios that are named, and with --all every one', async () => {
  const reports = async (...words: string[]) => {
    const { code, stdout, stderr } = await run(['demo', ...words, '--json'])
    assert.equal(code, 0, stderr)
    return reportFileObject.parse(JSON.parse(stdout)).reports.map(({ target }) => target.input)
  }
  assert.deepEqual(await reports('srv-missing', 'half-renewed-pool'), ['fabrikam.test', 'nodpublishers.test'])
  assert.equal((await reports('srv-missing', '--all')).length, estate.scenarios.length)
})

test('demo --keep says how to go on, and ends on Ctrl-C', signals, async () => {
  const child = spawn(process.execPath, [entry, 'demo', '--keep', '--jsonl'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [said] = (await once(child.stderr, 'data')) as [Buffer]
  const [, dns = '', rootFile = ''] = /--dns (\S+) --ca (\S+)/.exec(String(said)) ?? []
  const { code, stdout } = await run(['--fed', 'contoso.test', '--dns', dns, '--ca', rootFile])
  assert.equal(code, 0, stdout)
  child.kill('SIGINT')
  assert.deepEqual(await once(child, 'exit'), [0, null])
  await assert.rejects(readFile(rootFile))
})

test('Ctrl-C ends a run with 130 and keeps what was found', signals, async () => {
  const output = join(folder, 'partial.csv')
  const words = [
    '--fed',
    'contoso.test',
    'blueyonder.test',
    'blueyonder.test',
    '--dns',
    estate.dns,
    '--ca',
    setting.root,
  ]
  const child = spawn(process.execPath, [entry, ...words, '--timeout', '60', '--jsonl', '--csv', output], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  assert.equal(reportObject.parse(JSON.parse(String(line))).target.name, 'contoso.test')
  const complaint = text(child.stderr)
  child.kill('SIGINT')
  assert.deepEqual(await once(child, 'exit'), [130, null])
  assert.equal(await complaint, 'farend: interrupted; 1 of 3 targets were checked\n')
  assert.match(await readFile(output, 'utf8'), /sip\.contoso\.test/)
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith('.part')),
    [],
  )
})

test('STARTTLS behind a proxy: the certificate is there, the password is nowhere', async (context) => {
  const dialogue = accepted.find(({ protocol }) => protocol === 'smtp')
  assert.ok(dialogue)
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') }
  const certificate = selfSigned({ subject: ['CN=mx.contoso.test'], key: 'ec-p256', ...validity })
  const server = await startStartTlsServer(dialogue, 'whole', certificate)
  context.after(server.close)
  const proxy = await startSocksProxy({ credentials: { user: 'smith', password: 'hunter2' } })
  context.after(proxy.close)
  const place = `mx.contoso.test:${server.port}`
  const target = [`smtp://${place}`, '--resolve', `${place}:127.0.0.1`]
  for (const password of ['hunter2', 'hunter3']) {
    const right = password === 'hunter2'
    const through = ['--proxy', `socks5://smith:${password}@127.0.0.1:${proxy.port}`]
    const { stdout, stderr } = await run([...target, ...through, '--json', '--verbose'])
    const [report] = reportFileObject.parse(JSON.parse(stdout)).reports
    const [endpoint] = report?.endpoints ?? []
    assert.equal(endpoint?.starttls, 'smtp')
    assert.equal(endpoint.presented.length, right ? 1 : 0)
    assert.equal(endpoint.failure?.code, right ? undefined : 'proxy-refused')
    assert.doesNotMatch(stdout + stderr, /hunter|smith/)
  }
  assert.deepEqual(proxy.asked, [`127.0.0.1:${server.port}`])
})

test('a reader that stops reading is no fault', async () => {
  const words = ['demo', '--json']
  const child = spawn(process.execPath, [entry, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += String(chunk)))
  assert.deepEqual(await once(child, 'close'), [0, null])
  assert.equal(complaint, '')
})

test('explain without a name lists every finding', async () => {
  const { code, stdout } = await run(['explain'])
  assert.equal(code, 0)
  const listed = stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.split(' ')[0])
  assert.deepEqual(
    listed,
    rules.map(({ id }) => id),
  )
})

test('FORCE_COLOR colours, and takes nothing away', async () => {
  const words = ['--fed', 'fabrikam.test', '--dns', estate.dns, '--ca', setting.root]
  const plain = await run(words)
  const coloured = await run(words, { env: { FORCE_COLOR: '1' } })
  assert.equal(plain.stdout.includes('\x1b'), false)
  assert.equal(coloured.stdout.includes('\x1b['), true)
  assert.equal(stripVTControlCharacters(coloured.stdout), plain.stdout)
})
