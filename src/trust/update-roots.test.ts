import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test, type TestContext } from 'node:test'
import { getCACertificates } from 'node:tls'
import {
  appleReport,
  chromeStore,
  makeRoot,
  makeSignedList,
  makeSigners,
  mozillaReport,
  purposes,
  startMirror,
  type Mirror,
} from '../../test/published-lists.ts'
import { createAuthority } from '../estate/authority.ts'
import { rootBySha256 } from '../programs/find-root.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { createDownloader } from './download.ts'
import { collectRoots } from './held-roots.ts'
import { readRootStore, readStoredFacts, storeFolder } from './root-store.ts'
import { loadTrust } from './select-anchors.ts'
import { updateRoots, type UpdateOptions } from './update-roots.ts'

const now = new Date('2026-11-23T12:00:00Z')
const listDay = new Date('2026-11-20T00:00:00Z')
const signers = makeSigners()
const [alpha, beta, gamma] = [makeRoot('Alpha'), makeRoot('Beta'), makeRoot('Gamma')]
const sha256 = (root: { der: Uint8Array }) => decodeCertificate(root.der).sha256
const sha1 = (root: { der: Uint8Array }) => decodeCertificate(root.der).sha1
const signingRoots = [{ sha1: sha1(signers.root), sha256: sha256(signers.root) }]

const windowsList = makeSignedList(
  [
    { certificate: alpha, name: 'Alpha', purposes: purposes.servers, notBefore: new Date('2026-09-15') },
    { certificate: beta, name: 'Beta', purposes: purposes.mail },
  ],
  listDay,
  signers,
)
const files = {
  'authroot.stl': windowsList,
  [`${sha1(signers.root)}.crt`]: signers.root.der,
  [`${sha1(alpha)}.crt`]: alpha.der,
  IncludedCACertificateReportPEMCSV: mozillaReport([
    { root: alpha, name: 'Alpha', bits: 'Websites', distrust: '2026.11.30' },
    { root: gamma, name: 'Gamma', bits: 'Email' },
  ]),
  'root_store.textproto': chromeStore([{ root: gamma, name: 'Gamma', sctNotAfter: '2026-06-30T23:59:59Z' }]),
  AllIncludedRootCertsCSV: appleReport([
    { root: alpha, name: 'Alpha', status: 'Included', bits: 'serverAuth; clientAuth' },
    { root: gamma, name: 'Gamma', status: 'Not Included', bits: '' },
  ]),
}

let mirror: Mirror
before(async () => {
  mirror = await startMirror(files)
})
after(() => mirror.close())

async function folderFor(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'farend-store-'))
  context.after(() => rm(folder, { recursive: true }))
  return join(folder, 'roots')
}

function update(folder: string, context: TestContext, more: Partial<UpdateOptions> = {}) {
  const downloader = createDownloader({ authorities: [], timeout: 4000 })
  context.after(() => downloader.close())
  return updateRoots(folder, { downloader, from: mirror.url, now, signingRoots, least: 1, ...more })
}

test('lists and certificates are fetched, stored with day and origin, and counted', async (context) => {
  const folder = await folderFor(context)
  const outcome = await update(folder, context)
  assert.deepEqual(
    outcome.lists.map((list) => [
      list.program,
      list.outcome === 'ok' ? `${list.day} ${list.roots}` : list.detail,
    ]),
    [
      ['windows', '2026-11-20 2'],
      ['mozilla', '2026-11-23 2'],
      ['chrome', '2026-11-23 1'],
      ['apple', '2026-11-23 1'],
    ],
  )
  assert.deepEqual(outcome.certificates, { held: 2, fetched: 2, failed: 0 })
  const store = await readRootStore(folder)
  assert.ok(store)
  assert.deepEqual(
    store.certificates.map(({ sha256: each }) => each).sort(),
    [sha256(alpha), sha256(gamma)].sort(),
  )
  assert.deepEqual(store.origins[sha256(alpha)], {
    url: `${mirror.url}IncludedCACertificateReportPEMCSV`,
    fetchedAt: now.toISOString(),
  })
  const known = rootBySha256(sha256(alpha), store.facts)
  assert.equal(known?.subject, 'CN=Alpha, O=Tailspin')
  assert.deepEqual(Object.fromEntries(known.lists), {
    'windows-update': 'tls',
    'mozilla-report': 'tls',
    'apple-report': 'tls',
  })
  assert.equal(rootBySha256(sha256(beta), store.facts)?.lists.get('windows-update'), 'other')
  assert.deepEqual(
    store.facts.restrictions.map(({ program, kind, date }) => `${program} ${kind} ${date}`),
    ['windows issued-after 2026-09-15', 'mozilla issued-after 2026-11-30', 'chrome sct-after 2026-06-30'],
  )
  assert.deepEqual((await readdir(folder)).sort(), ['certificates.pem', 'lists.json'])
})

test('certificates come from Windows Update by SHA-1, and only those that the signed list means', async (context) => {
  const folder = await folderFor(context)
  const outcome = await update(folder, context, { programs: ['windows'] })
  assert.deepEqual(outcome.certificates, { held: 1, fetched: 1, failed: 0 })
  const forged = await startMirror({ ...files, [`${sha1(alpha)}.crt`]: gamma.der })
  context.after(forged.close)
  const other = await folderFor(context)
  const refused = await update(other, context, { programs: ['windows'], from: forged.url })
  assert.deepEqual(refused.certificates, { held: 0, fetched: 0, failed: 1 })
  assert.deepEqual((await readRootStore(other))?.certificates, [])
})

test('where no certificate can be had, the attempt ends early, and an abort writes nothing', async (context) => {
  const many = Array.from({ length: 60 }, (_, index) => ({ certificate: makeRoot(`Many ${index}`) }))
  const bare = await startMirror({
    'authroot.stl': makeSignedList(many, listDay, signers),
    [`${sha1(signers.root)}.crt`]: signers.root.der,
  })
  context.after(bare.close)
  const folder = await folderFor(context)
  const outcome = await update(folder, context, { programs: ['windows'], from: bare.url })
  assert.deepEqual(outcome.certificates, { held: 0, fetched: 0, failed: 60 })
  assert.ok(bare.asked.length < 40)
  const other = await folderFor(context)
  await update(other, context, { signal: AbortSignal.abort() })
  await assert.rejects(readdir(other), { code: 'ENOENT' })
})

test('what was fetched counts: programs, held roots and anchors', async (context) => {
  const folder = await folderFor(context)
  await update(folder, context)
  const { facts, held } = await collectRoots(folder)
  assert.equal(facts.lists.find(({ program }) => program === 'windows')?.id, 'windows-update')
  assert.equal(facts.lists.find(({ program }) => program === 'android')?.id, 'android')
  assert.deepEqual(held.get(sha256(alpha))?.origins, ['store'])
  const windows = await loadTrust(['windows'], folder)
  assert.deepEqual(
    windows.anchors.map(({ certificate, public: isPublic }) => [certificate.sha256, isPublic]),
    [[sha256(alpha), true]],
  )
  assert.deepEqual(windows.coverage, [{ name: 'windows', roots: 1, held: 1 }])
  const several = await loadTrust(['chrome', 'windows', 'windows'], folder)
  assert.equal(several.anchors.length, 2)
  const byDefault = await loadTrust(undefined, folder)
  assert.equal(byDefault.anchors.length, getCACertificates('bundled').length)
})

test('the set that Teams demands is found in Node itself', async (context) => {
  const { anchors, coverage } = await loadTrust(['teams-sbc'], await folderFor(context))
  const held = coverage[0]?.held ?? 0
  assert.equal(coverage[0]?.roots, 7)
  assert.equal(anchors.length, held)
  assert.ok(held >= 5)
  await assert.rejects(loadTrust(['netscape'], await folderFor(context)), RangeError)
})

test('a list that cannot be had or believed leaves the older one, and one that left a list leaves it', async (context) => {
  const folder = await folderFor(context)
  await update(folder, context)
  const later = await startMirror({
    'authroot.stl': makeSignedList([{ certificate: gamma }], new Date('2026-11-22'), signers),
    [`${sha1(signers.root)}.crt`]: signers.root.der,
    IncludedCACertificateReportPEMCSV: 503,
    'root_store.textproto': '<html>version_major</html>',
    AllIncludedRootCertsCSV: '"CA Owner"\r\n"x"\r\n',
  })
  context.after(later.close)
  const outcome = await update(folder, context, { from: later.url })
  assert.deepEqual(
    outcome.lists.map((list) => (list.outcome === 'ok' ? 'ok' : list.detail)),
    [
      'ok',
      'the server answers 503',
      'it is no Chrome Root Store: it names no version',
      'it is not the report that it should be: it has no column Certificate Name, SHA-256 Fingerprint, Apple Status, Apple Trust Bits',
    ],
  )
  const facts = await readStoredFacts(folder)
  assert.ok(facts)
  assert.deepEqual(Object.fromEntries(rootBySha256(sha256(alpha), facts)?.lists ?? []), {
    'mozilla-report': 'tls',
    'apple-report': 'tls',
  })
  assert.equal(rootBySha256(sha256(gamma), facts)?.lists.get('windows-update'), 'tls')
  assert.equal(
    facts.restrictions.some(({ program }) => program === 'windows'),
    false,
  )
})

test('a list signed by somebody else is refused, and nothing is written', async (context) => {
  const folder = await folderFor(context)
  const outcome = await update(folder, context, {
    programs: ['windows'],
    signingRoots: [{ sha1: sha1(alpha), sha256: sha256(alpha) }],
  })
  assert.deepEqual(
    outcome.lists.map((list) => list.outcome === 'failed' && list.detail),
    ["its signature does not lead to one of Microsoft's roots"],
  )
  await assert.rejects(readdir(folder), { code: 'ENOENT' })
})

test('a report of a few rows is taken for one cut short', async (context) => {
  const downloader = createDownloader({ authorities: [], timeout: 4000 })
  context.after(() => downloader.close())
  const options = { downloader, from: mirror.url, now, programs: ['mozilla', 'chrome', 'apple'] as const }
  const { lists } = await updateRoots(await folderFor(context), options)
  for (const list of lists) assert.match(list.outcome === 'failed' ? list.detail : '', /cut short/)
})

test('over TLS only a server that is trusted is believed, and no redirect leads out of TLS', async (context) => {
  const ca = makeRoot('Mirror CA')
  const certificate = ca.issue({
    subject: ['CN=127.0.0.1'],
    subjectAltName: [{ ip: Uint8Array.of(127, 0, 0, 1) }],
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
  })
  const secure = await startMirror(
    { a: 'hello', b: '-> /a', c: `-> ${mirror.url}authroot.stl`, d: '-> /d' },
    certificate,
  )
  context.after(secure.close)
  const get = (name: string, authorities: string[], most = 100) => {
    const downloader = createDownloader({ authorities, timeout: 4000 })
    context.after(() => downloader.close())
    return downloader.get(`${secure.url}${name}`, most).then((octets) => new TextDecoder().decode(octets))
  }
  assert.equal(await get('a', [ca.pem]), 'hello')
  assert.equal(await get('b', [ca.pem]), 'hello')
  await assert.rejects(get('a', []), { name: 'DownloadError' })
  await assert.rejects(get('c', [ca.pem]), { message: /redirects to an address that is not followed/ })
  await assert.rejects(get('d', [ca.pem]), { message: /redirects/ })
  await assert.rejects(get('a', [ca.pem], 3), { message: /larger than 3 bytes/ })
})

test('a proxy carries http in absolute form and https through CONNECT', async (context) => {
  const ca = makeRoot('Mirror CA')
  const certificate = ca.issue({
    subject: ['CN=lists.test'],
    subjectAltName: [{ dns: 'lists.test' }],
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
  })
  const secure = await startMirror({ a: 'secret' }, certificate)
  context.after(secure.close)
  const asked: string[] = []
  const proxy = createServer((request, response) => {
    asked.push(`GET ${request.url}`)
    response.end('through the proxy')
  })
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization']}`)
    const upstream = connect(Number(new URL(secure.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  context.after(() => closed(proxy))
  const { port } = proxy.address() as AddressInfo
  const downloader = createDownloader({
    proxy: `http://smith:secret@127.0.0.1:${port}`,
    authorities: [ca.pem],
    timeout: 4000,
  })
  context.after(() => downloader.close())
  assert.equal(
    new TextDecoder().decode(await downloader.get('http://lists.test/b', 100)),
    'through the proxy',
  )
  assert.equal(new TextDecoder().decode(await downloader.get('https://lists.test/a', 100)), 'secret')
  assert.deepEqual(asked, [
    'GET http://lists.test/b',
    `CONNECT lists.test:443 Basic ${Buffer.from('smith:secret').toString('base64')}`,
  ])
})

test('a damaged store is told as such, in one line, and is not written over in silence', async (context) => {
  const folder = await folderFor(context)
  await update(folder, context)
  const lists = join(folder, 'lists.json')
  const text = await readFile(lists, 'utf8')
  for (const spoilt of [
    '',
    '{}',
    text.slice(0, -20),
    text.replace('farend.root-store/1', 'farend.root-store/9'),
    text.replace('"issued-after"', '"perhaps"'),
  ]) {
    await writeFile(lists, spoilt)
    await assert.rejects(readStoredFacts(folder), {
      name: 'RootStoreError',
      message: /damaged or of another version/,
    })
    await assert.rejects(update(folder, context), { name: 'RootStoreError' })
  }
})

test('the store lies where data of a user lies', () => {
  assert.equal(storeFolder({ FAREND_STORE: '/x' }, 'linux', '/home/smith'), '/x')
  assert.equal(
    storeFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/smith'),
    join('/data', 'farend', 'roots'),
  )
  assert.equal(
    storeFolder({}, 'linux', '/home/smith'),
    join('/home/smith', '.local', 'share', 'farend', 'roots'),
  )
  assert.equal(storeFolder({ LOCALAPPDATA: '/local' }, 'win32', '/smith'), join('/local', 'farend', 'roots'))
})

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

test('an older list of Windows does not replace a newer one, however well it is signed', async (context) => {
  const folder = await folderFor(context)
  await update(folder, context, { programs: ['windows'] })
  const old = makeSignedList(
    [{ certificate: beta, name: 'Beta', purposes: purposes.servers }],
    new Date('2026-10-01T00:00:00Z'),
    signers,
  )
  const replay = await startMirror({ ...files, 'authroot.stl': old })
  context.after(() => replay.close())
  const { lists } = await update(folder, context, { from: replay.url, programs: ['windows'] })
  assert.deepEqual(
    lists.map((list) => list.outcome === 'failed' && list.detail),
    ['it is of 2026-10-01, and the store holds that of 2026-11-20'],
  )
  const store = await readRootStore(folder)
  assert.equal(rootBySha256(sha256(beta), store!.facts)?.lists.get('windows-update'), 'other')
})

const validity = { notBefore: new Date('2020-01-01'), notAfter: new Date('9999-12-31T23:59:59Z') }
const odd = {
  'an empty key identifier': { subject: ['CN=a'], subjectKeyIdentifier: new Uint8Array() },
  'the name of a PEM boundary': { subject: ['CN=-----BEGIN CERTIFICATE-----'] },
  'the year 10000': {
    subject: ['CN=a'],
    faults: {
      rewrite: (tbs: Uint8Array) =>
        Buffer.from(
          Buffer.from(tbs).toString('latin1').replace('99991231235959Z', '9999123123-0159'),
          'latin1',
        ),
    },
  },
}
for (const [title, request] of Object.entries(odd)) {
  test(`a root with ${title} does not damage the store`, async (context) => {
    const root = createAuthority({ ...validity, ...request })
    const hostile = await startMirror({
      IncludedCACertificateReportPEMCSV: mozillaReport([{ root, name: 'a', bits: 'Websites' }]),
    })
    context.after(() => hostile.close())
    const folder = await folderFor(context)
    await update(folder, context, { from: hostile.url, programs: ['mozilla'] })
    const store = await readRootStore(folder)
    assert.deepEqual(
      store?.certificates.map((certificate) => certificate.sha256),
      [sha256(root)],
    )
    assert.ok(rootBySha256(sha256(root), store.facts))
  })
}
