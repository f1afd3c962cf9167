// Domains of every kind, mapped over a real DNS server and real TLS servers.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { recordName } from '../src/domain/record.ts'
import { domainRecords } from '../src/domain/records.ts'
import { chooseNetwork } from '../src/estate/addresses.ts'
import { createAuthority, properList } from '../src/estate/authority.ts'
import { startDnsServer } from '../src/estate/dns-server.ts'
import type { ZoneRecord } from '../src/estate/dns-zone.ts'
import { startTlsServer } from '../src/estate/tls-server.ts'
import { map, type MapOptions } from '../src/map.ts'
import { renderMapJson } from '../src/render/json.ts'
import { renderMap } from '../src/render/map-text.ts'
import type { DomainMap } from '../src/report/map.ts'
import { mapFileObject } from '../src/schema/map.ts'
import { InputError } from '../src/targets/input-error.ts'
import { anchorsOf } from '../src/trust/anchors.ts'

const now = Date.now()
const days = (count: number) => new Date(now + count * 86_400_000)
const root = createAuthority({
  subject: ['O=Test', 'CN=Test Root'],
  notBefore: days(-900),
  notAfter: days(900),
})
const issuing = createAuthority(
  { subject: ['O=Test', 'CN=Test Issuing'], notBefore: days(-900), notAfter: days(900) },
  root,
)
const network = chooseNetwork()
const [edge, old, cloud, nobody] = [2, 3, 4, 5].map((octet) => `${network}.${octet}`) as [string, ...string[]]

function certificate(names: string[], from = -20, to = 40) {
  return properList(
    issuing.issue({
      subject: ['O=Test', `CN=${names[0]}`],
      subjectAltName: names.map((dns) => ({ dns })),
      notBefore: days(from),
      notAfter: days(to),
      crlUris: ['http://crl.test/issuing.crl'],
    }),
  )
}

const sound = certificate(['sip.contoso.test', 'sip.hybrid.test', 'sip.inside.test', 'sbc.contoso.test'])
const servers = await Promise.all([
  startTlsServer({ address: edge, port: 5061, certificates: sound }),
  startTlsServer({ address: old ?? '', port: 5061, certificates: certificate(['sip.old.test'], -90, -3) }),
  startTlsServer({
    address: cloud ?? '',
    port: 5061,
    certificates: certificate(['*.online.lync.com', 'sipfed.online.lync.com']),
  }),
])
after(() => Promise.all(servers.map((server) => server.close())))

const srv = (name: string, target: string, port = 5061): ZoneRecord => ({
  name,
  type: 'SRV',
  data: { priority: 0, weight: 0, port, target },
})
const a = (name: string, data = edge): ZoneRecord => ({ name, type: 'A', data })
const cname = (name: string, data: string): ZoneRecord => ({ name, type: 'CNAME', data })

const records: ZoneRecord[] = [
  srv('_sipfederationtls._tcp.contoso.test', 'sip.contoso.test'),
  srv('_sip._tls.contoso.test', 'sip.contoso.test'),
  a('sip.contoso.test'),
  a('sbc.contoso.test'),
  { name: 'contoso.test', type: 'CAA', data: { tag: 'issue', value: 'ca.test' } },
  {
    name: 'contoso.test',
    type: 'NAPTR',
    data: {
      order: 10,
      preference: 50,
      flags: 's',
      services: 'SIPS+D2T',
      regexp: '',
      replacement: '_sips._tcp.elsewhere.contoso.test',
    },
  },
  srv('_sips._tcp.elsewhere.contoso.test', 'sip.contoso.test'),
  {
    name: '_5061._tcp.sip.contoso.test',
    type: 'TLSA',
    data: { usage: 3, selector: 0, matchingType: 0, certificate: Buffer.from(sound[0]?.der ?? '') },
  },

  srv('_sipfederationtls._tcp.cloud.test', 'sipfed.online.lync.com'),
  srv('_sip._tls.cloud.test', 'sipdir.online.lync.com'),
  cname('sip.cloud.test', 'sipdir.online.lync.com'),
  cname('lyncdiscover.cloud.test', 'webdir.online.lync.com'),
  ...['sipfed', 'sipdir', 'webdir'].map((label) => a(`${label}.online.lync.com`, cloud)),

  srv('_sipfederationtls._tcp.hybrid.test', 'sip.hybrid.test'),
  a('sip.hybrid.test'),
  cname('lyncdiscover.hybrid.test', 'webdir.online.lync.com'),

  srv('_sipfederationtls._tcp.old.test', 'sip.old.test'),
  a('sip.old.test', old),

  srv('_sipfederationtls._tcp.lost.test', 'gone.lost.test'),
  srv('_sip._tls.lost.test', '.', 0),
  cname('meet.lost.test', 'web.lost.test'),

  srv('_sipinternaltls._tcp.inside.test', 'sip.inside.test'),
  a('sip.inside.test'),

  ...['sip', 'meet', 'lyncdiscover', 'no-such-host-farend'].map((label) => a(`${label}.parked.test`, nobody)),
]
const apexes = [
  ...['contoso.test', 'cloud.test', 'hybrid.test', 'old.test', 'lost.test', 'inside.test', 'parked.test'],
  ...['nothing.test', 'silent.test', 'lync.com'],
]
const behaviours = { '_sipfederationtls._tcp.silent.test': 'SERVFAIL', 'sip.silent.test': 'REFUSED' } as const
const dns = await startDnsServer({ apexes, records, behaviours })
after(() => dns.close())
const anchors = anchorsOf(root.pem, 'root of the test', true)

function draw(domain: string, options: MapOptions = {}): Promise<DomainMap> {
  return map(domain, { dns: dns.address, anchors, timeout: 1500, retries: 0, ...options })
}

/** Every record that is there with its verdict, what is said of it, and where it leads. */
function outline({ records: drawn }: DomainMap): string[] {
  return drawn
    .filter(({ status }) => status === 'found')
    .map(({ name, type, verdict, remarks, worst, names }) =>
      [
        `${type} ${name} ${verdict}`,
        ...remarks.map(({ code }) => code),
        ...(worst === undefined ? [] : [worst.rule]),
        ...names.map(
          ({ host, port, endpoints }) =>
            `${host}:${port} ${endpoints.map((each) => each.worst?.rule ?? each.verdict).join(' ')}`,
        ),
      ].join(' | '),
    )
}

interface Case {
  domain: string
  options?: MapOptions
  home: DomainMap['homing']['kind']
  verdict: DomainMap['verdict']
  headline: RegExp
  tree: (string | RegExp)[]
}

const cases: Case[] = [
  {
    domain: 'contoso.test',
    home: 'on-premises',
    verdict: 'ok',
    headline: /^8 records of contoso\.test were found, and no fault was seen in the certificate behind them/,
    tree: [
      'SRV _sipfederationtls._tcp.contoso.test ok | sip.contoso.test:5061 ok',
      'SRV _sip._tls.contoso.test ok | sip.contoso.test:5061 ok',
      'A sip.contoso.test ok | sip.contoso.test:5061 ok',
      /^A sbc\.contoso\.test ok \| sbc\.contoso\.test:5061 ok \| sbc\.contoso\.test:5067/,
      'SRV _sips._tcp.elsewhere.contoso.test ok | sip.contoso.test:5061 ok',
      'NAPTR contoso.test ok',
      'CAA contoso.test ok',
      'TLSA _5061._tcp.sip.contoso.test ok | pin-fits',
    ],
  },
  {
    domain: 'cloud.test',
    home: 'microsoft-365',
    verdict: 'unknown',
    headline:
      /^lyncdiscover\.cloud\.test: No certificate could be seen at webdir\.online\.lync\.com port 443/,
    tree: [
      /^A lyncdiscover\.cloud\.test unknown \| webdir\.online\.lync\.com:443/,
      /^SRV _sipfederationtls\._tcp\.cloud\.test .*sipfed\.online\.lync\.com:5061 ok$/,
      /^SRV _sip\._tls\.cloud\.test .*sipdir\.online\.lync\.com:5061 ok$/,
      'A sip.cloud.test ok | sipdir.online.lync.com:5061 ok',
    ],
  },
  {
    domain: 'hybrid.test',
    home: 'hybrid',
    verdict: 'unknown',
    headline: /^lyncdiscover\.hybrid\.test: /,
    tree: [
      /^A lyncdiscover\.hybrid\.test unknown/,
      /^SRV _sipfederationtls\._tcp\.hybrid\.test warning \| srv-m365/,
      'A sip.hybrid.test ok | sip.hybrid.test:5061 ok',
    ],
  },
  {
    domain: 'lost.test',
    home: 'on-premises',
    verdict: 'error',
    headline: /names gone\.lost\.test, which has no address/,
    tree: [
      'SRV _sipfederationtls._tcp.lost.test error | gone.lost.test:5061 srv-target-unresolved',
      'A meet.lost.test error | leads-nowhere',
      'SRV _sip._tls.lost.test ok | not-offered',
    ],
  },
  {
    domain: 'inside.test',
    options: { internal: true },
    home: 'on-premises',
    verdict: 'error',
    headline: /^_sipinternaltls\._tcp\.inside\.test: .*not the name of a Front End pool/,
    tree: [
      'SRV _sipinternaltls._tcp.inside.test error | sip.inside.test:5061 fe-pool-server',
      'A sip.inside.test error | sip.inside.test:5061 fe-pool-server',
    ],
  },
  {
    domain: 'old.test',
    home: 'on-premises',
    verdict: 'error',
    headline: /^_sipfederationtls\._tcp\.old\.test: .*expired/,
    tree: [
      /^SRV _sipfederationtls._tcp.old.test error \| .*sip.old.test:5061 exp-expired$/,
      'A sip.old.test error | sip.old.test:5061 exp-expired',
    ],
  },
  {
    domain: 'nothing.test',
    home: 'none',
    verdict: 'unknown',
    headline: /^None of the \d+ records exist/,
    tree: [],
  },
  {
    domain: 'silent.test',
    home: 'unknown',
    verdict: 'unknown',
    headline: /did not say whether _sipfederationtls\._tcp\.silent\.test exists \(SERVFAIL\)/,
    tree: [],
  },
  {
    domain: 'parked.test',
    home: 'none',
    verdict: 'unknown',
    headline: /^None of the/,
    tree: [],
  },
]
for (const { domain, options, home, verdict, headline, tree } of cases) {
  test(`${domain} is ${home} and ${verdict}`, async () => {
    const drawn = await draw(domain, options)
    assert.deepEqual([drawn.homing.kind, drawn.verdict], [home, verdict])
    assert.match(drawn.headline.text, headline)
    const lines = outline(drawn)
    tree.forEach((expected, index) => {
      if (typeof expected === 'string') assert.equal(lines[index], expected)
      else assert.match(lines[index] ?? '', expected)
    })
    assert.equal(lines.length, tree.length)
  })
}

test('a whole zone with every record is mapped in under two seconds, each record asked for once', async () => {
  const before = dns.asked.length
  const started = performance.now()
  await draw('contoso.test', { internal: true, microsoft: true })
  const took = performance.now() - started
  assert.ok(took < 2000, `${took} ms`)
  // What does not fit into a datagram is asked for again over TCP.
  const overUdp = dns.asked.slice(before).filter(({ transport }) => transport === 'udp')
  const asked = overUdp.map(({ name, type }) => `${name} ${type}`)
  for (const record of domainRecords) {
    if (record.type === 'TLSA') continue
    assert.ok(asked.includes(`${recordName(record, 'contoso.test')} ${record.type}`), record.id)
  }
  assert.ok(asked.includes('_5061._tcp.sip.contoso.test TLSA'))
  assert.equal(new Set(asked).size, asked.length)
})

test('an endpoint to which many records lead is connected to once', async () => {
  const { reports } = await draw('contoso.test')
  const sip = reports.flatMap(({ endpoints }) => endpoints.filter(({ host }) => host === 'sip.contoso.test'))
  assert.ok(sip.length > 1)
  assert.equal(new Set(sip.map(({ timings }) => timings)).size, 1)
})

test('internal names are asked for only when wanted', async () => {
  const { records: drawn, asked } = await draw('contoso.test')
  assert.equal(asked.internal, false)
  assert.ok(drawn.every(({ scope }) => scope === 'public'))
})

test('only by its wildcard a domain seems to have hosts, and they are not checked', async () => {
  const { records: drawn, reports } = await draw('parked.test')
  const known = drawn.filter(({ status }) => status === 'wildcard').map(({ id }) => id)
  assert.deepEqual(known.sort(), ['lyncdiscover', 'meet', 'sip'])
  assert.equal(reports.length, 0)
})

test('the JSON keeps to its schema, and the text to the width', async () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { 'date-time': true } })
  const published: object = JSON.parse(
    await readFile(join(import.meta.dirname, '../schema/map.schema.json'), 'utf8'),
  )
  const validate = ajv.compile(published)
  for (const domain of ['contoso.test', 'cloud.test', 'lost.test', 'nothing.test']) {
    const drawn = await draw(domain)
    const file: unknown = JSON.parse(renderMapJson(drawn, '1.2.3'))
    assert.ok(validate(file), ajv.errorsText(validate.errors))
    assert.deepEqual(mapFileObject.parse(file), file)
    const rows = renderMap(drawn, { width: 80, color: false, ascii: false }).split('\n')
    assert.ok(rows.every((row) => Array.from(row).length <= 80))
  }
})

test('what is no domain is refused', async () => {
  await assert.rejects(draw('sip.contoso.test:5061'), InputError)
  await assert.rejects(draw('192.0.2.1'), InputError)
})
