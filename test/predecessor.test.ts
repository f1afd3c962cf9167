// What users of the Skype for Business / Lync Certificate Checker rely on, feature by feature.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startEstate, type Estate } from '../src/estate/estate.ts'
import type { Report, ReportFile } from '../src/report/report.ts'
import { run } from './script.ts'

let estate: Estate
let folder: string
let common: string[]

before(async () => {
  estate = await startEstate()
  folder = await mkdtemp(join(tmpdir(), 'farend-predecessor-'))
  await writeFile(join(folder, 'root.pem'), estate.rootPem)
  common = ['--dns', estate.dns, '--ca', join(folder, 'root.pem'), '--timeout', '1', '--retries', '0']
})

after(async () => {
  await estate.close()
  await rm(folder, { recursive: true })
})

async function reports(...words: string[]): Promise<Report[]> {
  const { stdout, stderr } = await run([...common, '--json', ...words], { cwd: folder })
  assert.equal(stderr, '')
  return (JSON.parse(stdout) as ReportFile).reports
}

async function classic(...words: string[]): Promise<string> {
  return (await run([...common, '--format', 'classic', ...words], { cwd: folder })).stdout
}

function checked(all: Report[]): string[] {
  return all.flatMap(({ endpoints }) => endpoints.map(({ host, port }) => `${host}:${port}`))
}

test('FQDN and port', async () => {
  const [report] = await reports('--no-pool', 'sip.contoso.test:5061')
  assert.deepEqual(checked([report!]), ['sip.contoso.test:5061'])
  assert.equal(report?.endpoints[0]?.outcome, 'certificate')
})

test('IP address and port, with the name checks skipped', async () => {
  const [pool] = await reports('--no-pool', 'sip.contoso.test:5061')
  const [report] = await reports(`${pool?.endpoints[0]?.address}:5061`)
  assert.equal(report?.endpoints[0]?.outcome, 'certificate')
  assert.ok(report.endpoints[0].findings.some(({ rule }) => rule === 'name-ip-target-skipped'))
})

test('several names and several ports: every name with every port', async () => {
  const all = await reports('--no-pool', '--port', '5061,5081', 'sip.contoso.test,sip.litware.test')
  assert.deepEqual(checked(all), [
    'sip.contoso.test:5061',
    'sip.contoso.test:5081',
    'sip.litware.test:5061',
    'sip.litware.test:5081',
  ])
})

test('without a port, 443', async () => {
  assert.deepEqual(checked(await reports('--no-pool', 'sip.contoso.test')), ['sip.contoso.test:443'])
})

const services = [
  ['--fed', 'contoso.test', '_sipfederationtls._tcp'],
  ['--sip', 'lamna.test', '_sip._tls'],
  ['--sipint', 'tasmania.test', '_sipinternaltls._tcp'],
] as const
for (const [flag, domain, service] of services) {
  test(`SIP domain with ${flag}: the servers behind ${service}`, async () => {
    const [report] = await reports(flag, domain)
    assert.equal(report?.discovery.srv[0]?.service, service)
    assert.ok(report.endpoints.length > 0)
    for (const { host, outcome } of report.endpoints) {
      assert.equal(host, `sip.${domain}`)
      assert.equal(outcome, 'certificate')
    }
  })
}

test('the DNS server of the user answers', async () => {
  const [report] = await reports('--fed', 'contoso.test')
  assert.equal(report?.discovery.resolver, estate.dns)
  assert.ok(report.discovery.queries.every(({ server }) => server === estate.dns))
})

test('Test DNSLB Pool is on: every address, under the name of the pool', async () => {
  const [report] = await reports('--fed', 'contoso.test')
  assert.equal(new Set(report?.endpoints.map(({ address }) => address)).size, 3)
  assert.ok(report?.endpoints.every(({ serverName, member }) => serverName === 'sip.contoso.test' && member))
  assert.match(await classic('--fed', 'contoso.test'), /Other server in pool: 127\./)
})

test('Test DNSLB Pool off: the first address', async () => {
  const [report] = await reports('--no-pool', '--fed', 'contoso.test')
  assert.equal(report?.endpoints.length, 1)
})

test('basic view: the fields of the certificate in the order of old', async () => {
  const text = await classic('--no-pool', '--fed', 'contoso.test')
  const fields = ['Subject', 'Issuer', 'Not Before', 'Not After', 'Serial Number', 'Signature Algorithm']
  const order = [...fields, 'Thumbprint', 'Version', 'HasPrivateKey'].map((field) =>
    text.indexOf(`\n${field}: `),
  )
  assert.ok(order.every((position) => position > 0))
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
  assert.doesNotMatch(text, /Extension Type|Certificate Chain/)
})

test('Show Advanced: every extension decoded', async () => {
  const text = await classic('--advanced', '--no-pool', '--fed', 'contoso.test')
  const [report] = await reports('--no-pool', '--fed', 'contoso.test')
  const endEntity = report?.certificates[report.endpoints[0]?.presented[0] ?? '']
  assert.ok(endEntity && endEntity.extensions.length >= 8)
  for (const { name, oid, value } of endEntity.extensions) {
    assert.ok(text.includes(`Extension Type: ${name}`), name)
    assert.ok(text.includes(`Oid Value: ${oid}`), oid)
    assert.ok(value.length > 0 && value.every((row) => text.includes(row.trim())), name)
  }
})

test('Show Root Chain: every member of the path, and whether it is valid', async () => {
  const text = await classic('--chain', '--fed', 'fabrikam.test')
  for (const field of [
    'Subject Name',
    'Issuer name',
    'Not Before',
    'Not After',
    'Serial Number',
    'Thumbprint',
  ]) {
    assert.ok(text.includes(`Chain ${field}: `), field)
  }
  assert.match(text, /Certificate Chain Item 3\n/)
  assert.match(text, /Chain is valid: True/)
  assert.match(text, /Chain is valid: False/)
})

test('the root to ask for is named', async () => {
  assert.match(
    await classic('--chain', '--no-pool', '--fed', 'contoso.test'),
    /Root Certificates:\n- .*Woodgrove Demo Root/,
  )
})

test('comments say what may be wrong', async () => {
  const text = await classic('--fed', 'fabrikam.test')
  assert.match(text, /Comments:\n(- .*\n)*- .*expired/)
})

test('import of Domain,Type,Port with FED, SIP, SIPINT and DIR, trailing commas and all', async () => {
  const rows = [
    'Domain,Type,Port',
    '"contoso.test","FED","",',
    '"lamna.test","SIP","",',
    '"tasmania.test","SIPINT","",',
    '"sip.litware.test","DIR","5061"',
  ]
  await writeFile(join(folder, 'import.csv'), `\uFEFF${rows.join('\r\n')}\r\n`)
  const all = await reports('--import', 'import.csv')
  assert.deepEqual(
    all.map(({ target }) => `${target.kind} ${target.name} ${target.port ?? ''}`),
    ['FED contoso.test ', 'SIP lamna.test ', 'SIPINT tasmania.test ', 'DIR sip.litware.test 5061'],
  )
})

test('Output CSV: the twelve columns of old come first, one row for each certificate', async () => {
  await reports('--fed', 'contoso.test', '--csv', 'export.csv')
  const [header = '', ...rows] = (await readFile(join(folder, 'export.csv'), 'utf8')).trim().split(/\r?\n/)
  const columns = [
    ...['FQDN / IP', 'IP Address', 'Subject', 'Issuer', 'Not Before', 'Not After', 'Serial Number'],
    ...['Signature Algorithm', 'Thumbprint', 'Version', 'HasPrivateKey', 'Archived'],
  ]
  assert.ok(header.replace('\uFEFF', '').replaceAll('"', '').startsWith(columns.join(',')))
  assert.equal(rows.length, 3)
})

test('a server that demands a client certificate still shows its own', async () => {
  const [report] = await reports('--fed', 'northwind.test')
  const endpoint = report?.endpoints[0]
  assert.equal(endpoint?.outcome, 'certificate')
  assert.equal(endpoint?.tls?.version, 'TLS 1.2')
  assert.equal(endpoint?.clientAuth.authorities.length, 2)
})

test('no answer: as many tries as asked for, then a block that says so', async () => {
  const [report] = await reports('--retries', '2', '--timeout', '200ms', '--fed', 'blueyonder.test')
  assert.equal(report?.endpoints[0]?.tries, 3)
  assert.match(await classic('--fed', 'blueyonder.test'), /no certificate/i)
})

test('a SIP domain without SRV record: a block that says so', async () => {
  assert.match(await classic('--fed', 'nodpublishers.test'), /FED SRV record of nodpublishers\.test/)
})
