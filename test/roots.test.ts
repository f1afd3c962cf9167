// farend roots update as its users meet it, against a mirror on loopback.
import assert from 'node:assert/strict'
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fromPem } from '../src/bytes/pem.ts'
import { startEstate, type Estate } from '../src/estate/estate.ts'
import { reportFileObject } from '../src/schema/report.ts'
import {
  appleReport,
  chromeStore,
  makeRoot,
  makeSignedList,
  makeSigners,
  mozillaReport,
  startMirror,
  type Mirror,
} from './published-lists.ts'
import { run } from './script.ts'

let estate: Estate
let mirror: Mirror
let folder: string
let env: Record<string, string>

before(async () => {
  estate = await startEstate()
  folder = await mkdtemp(join(tmpdir(), 'farend-roots-'))
  env = { FAREND_STORE: join(folder, 'store') }
  const woodgrove = { der: fromPem(estate.rootPem)[0]?.der ?? new Uint8Array(), pem: estate.rootPem }
  const named = Array.from({ length: 60 }, (_, index) => ({
    root: makeRoot(`Tailspin ${index}`),
    name: `Tailspin ${index}`,
  }))
  const all = [{ root: woodgrove, name: 'Woodgrove' }, ...named]
  const [first] = named
  assert.ok(first)
  mirror = await startMirror({
    'authroot.stl': makeSignedList(
      [{ certificate: first.root }],
      new Date(Date.now() - 86_400_000),
      makeSigners(),
    ),
    IncludedCACertificateReportPEMCSV: mozillaReport(all.map((each) => ({ ...each, bits: 'Websites' }))),
    'root_store.textproto': chromeStore(
      all.map((each) => ({ ...each, sctNotAfter: '2020-01-01T00:00:00Z' })),
    ),
    AllIncludedRootCertsCSV: appleReport(all.map((each) => ({ ...each, status: 'Included', bits: 'Email' }))),
  })
})

after(async () => {
  await Promise.all([estate.close(), mirror.close()])
  await rm(folder, { recursive: true })
})

test('update fetches what it can, says what it could not, and what was fetched counts at once', async () => {
  const { code, stdout, stderr } = await run(['roots', 'update', '--from', mirror.url], { env })
  assert.equal(stderr, '')
  assert.equal(code, 1)
  assert.match(stdout, /windows +failed: its signature does not lead to one of Microsoft's roots/)
  assert.match(stdout, /mozilla +61 roots, Mozilla's report/)
  assert.match(stdout, /chrome +61 roots, the Chrome Root Store, version 99/)
  assert.match(stdout, /Stored in .*store: 61 certificates, 61 of them new/)

  const found = await run(['roots', 'search', 'tailspin', '7'], { env })
  assert.match(found.stdout, /-M-c- \*  Tailspin 7$/m)
  const output = join(folder, 'tailspin.pem')
  assert.equal((await run(['roots', 'save', 'Tailspin 7', '--output', output], { env })).code, 0)
  assert.match(await readFile(output, 'utf8'), /^-----BEGIN CERTIFICATE-----/)

  // The root of the estate was among Mozilla's: it is trusted as such, and what its programs say stands in the report.
  const words = ['--fed', 'contoso.test', '--dns', estate.dns, '--trust', 'mozilla', '--json']
  const checked = await run(words, { env })
  const [report] = reportFileObject.parse(JSON.parse(checked.stdout)).reports
  const errors = report?.endpoints[0]?.findings.filter(({ severity }) => severity === 'error')
  assert.deepEqual(
    errors?.map(({ rule }) => rule),
    ['mtls-root-not-in-windows'],
  )
  assert.equal(checked.code, 1, checked.stderr)
  const [path] = report?.endpoints[0]?.paths ?? []
  assert.equal(path?.valid, true)
  assert.match(path.anchor?.origin ?? '', /^Mozilla roots of \d{4}-\d\d-\d\d$/)
  const programs = Object.entries(path.programs).map(([id, { trusted }]) => `${id} ${trusted}`)
  assert.deepEqual(programs, [
    'windows no',
    'mozilla yes',
    'apple no',
    'chrome unknown',
    'java unknown',
    'android no',
  ])
  assert.match(path.programs['apple']?.detail ?? '', /not for TLS servers/)
})

test('a file of the user counts as well; what no program lists has no links', async () => {
  const file = join(folder, 'woodgrove.pem')
  await writeFile(file, estate.rootPem)
  const { stdout } = await run(['roots', 'show', 'woodgrove demo root ca', '--ca', file])
  assert.match(stdout, /^Woodgrove Demo Root CA$/m)
  assert.match(stdout, /At hand +the file given$/m)
  assert.match(stdout, /In no public list: ask its owner/)
  assert.match(stdout, /certutil -addstore -f Root woodgrove-demo-root-ca\.crt$/m)
  const saved = join(folder, 'woodgrove.p7b')
  await run(['roots', 'save', 'woodgrove', '--ca', file, '--output', saved])
  const checked = await run(['--fed', 'contoso.test', '--dns', estate.dns, '--ca', saved, '--format', 'csv'])
  assert.match(checked.stdout, /,ok,contoso\.test,/)
})

test('a damaged store is one line and exit 2, for every command that needs it', async () => {
  const spoilt = { FAREND_STORE: join(folder, 'spoilt') }
  await run(['roots', 'update', '--from', mirror.url, '--program', 'chrome', '--quiet'], { env: spoilt })
  await writeFile(join(spoilt.FAREND_STORE, 'lists.json'), '{')
  for (const words of [
    ['roots', 'list'],
    ['contoso.test', '--dns', estate.dns],
  ]) {
    const { code, stdout, stderr } = await run(words, { env: spoilt })
    assert.equal(code, 2)
    assert.equal(stdout, '')
    assert.match(
      stderr,
      /^farend: the store of roots in .* is damaged or of another version; delete the folder and run farend roots update\n$/,
    )
  }
})

test('what is piped is the same as what is shown, and JSON holds all of it', async () => {
  const { stdout } = await run(['roots', 'list', '--program', 'chrome', '--json'])
  const { schema, roots } = JSON.parse(stdout) as {
    schema: string
    roots: { sha256: string; programs: object }[]
  }
  assert.equal(schema, 'farend.roots/1')
  assert.equal(roots.length, 104)
  const rows =
    (await run(['roots', 'list', '--program', 'chrome'])).stdout.split('\n\n')[0]?.split('\n') ?? []
  assert.deepEqual(
    rows.map((row) => row.slice(0, 16)),
    roots.map(({ sha256 }) => sha256.slice(0, 16)),
  )
})
