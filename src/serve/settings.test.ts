import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkSettings, type CheckSettings } from '../api/check.ts'
import { selfSigned } from '../estate/authority.ts'
import { toBase64 } from '../bytes/base64.ts'
import { ApiError } from './api-error.ts'
import { networkPolicy, parseNetworks } from './network-policy.ts'
import { runFault } from './run-fault.ts'
import { runOptionsOf } from './settings.ts'

const open = networkPolicy({ allow: [], deny: [], privateToo: true })
const closed = networkPolicy({ allow: parseNetworks('10.9.0.0/16'), deny: [], privateToo: false })
const certificate = selfSigned({
  subject: ['CN=own.test'],
  notBefore: new Date('2026-01-01'),
  notAfter: new Date('2036-01-01'),
})
const file = { name: 'own.cer', base64: toBase64(certificate.der) }

const optionsOf = (settings: CheckSettings, policy = open) => runOptionsOf(settings, { policy, defaults: {} })

test('without settings the defaults of the server hold, and its policy', async () => {
  const defaults = { dns: '10.0.0.1', timeout: 100, questions: { complete: true } }
  const options = await runOptionsOf({}, { policy: closed, defaults })
  assert.deepEqual(options, { ...defaults, permits: closed.permits })
})

test('every setting that there is arrives', async () => {
  const settings: Required<CheckSettings> = {
    ...{ dns: '127.0.0.1', pool: false, families: ['A'], resolve: ['a.test:1:127.0.0.1'], serverName: null },
    ...{ profile: 'edge', trust: ['windows'], authorities: [file], online: true, preflight: file },
    ...{ complete: true, sipOptions: true, versions: true, suites: true, certificates: true, bulk: true },
    ...{ at: '2026-11-23T12:00:00+01:00', timeout: 100, retries: 1, evidence: false },
  }
  assert.deepEqual(Object.keys(settings).toSorted(), Object.keys(checkSettings.shape).toSorted())
  const { anchors, preflight, online, permits, ...plain } = await optionsOf(settings)
  assert.deepEqual(plain, {
    ...{
      dns: '127.0.0.1',
      pool: false,
      families: ['A'],
      serverName: null,
      profile: 'edge',
      trust: ['windows'],
    },
    ...{ bulk: true, timeout: 100, retries: 1, at: new Date('2026-11-23T11:00:00Z') },
    overrides: [{ host: 'a.test', port: 1, address: '127.0.0.1' }],
    questions: { complete: true, sipOptions: true, versions: true, suites: true, certificates: true },
  })
  assert.deepEqual([anchors?.length, preflight?.from, preflight?.presented.length], [1, 'own.cer', 1])
  assert.equal(online?.private, permits)
})

describe('what cannot be used is refused by name', () => {
  const nonsense = { name: 'notes.txt', base64: toBase64(Buffer.from('nothing of that kind')) }
  const cases: [settings: CheckSettings, status: number, message: RegExp][] = [
    [{ resolve: ['a.test'] }, 422, /^body \/settings\/resolve: .*right is host:port:address/],
    [{ authorities: [nonsense] }, 422, /^body \/settings\/authorities: notes\.txt/],
    [{ preflight: nonsense }, 422, /^body \/settings\/preflight: notes\.txt/],
    [{ preflight: { host: 'two words' } }, 422, /^body \/settings\/preflight: /],
    [{ preflight: { host: 'a.test,b.test' } }, 422, /^body \/settings\/preflight: .*one host is wanted/],
    [{ dns: 'two words' }, 422, /^body \/settings\/dns: .*is not the address of a DNS server; right is/],
    [{ dns: '1.2.3.4:0' }, 422, /^body \/settings\/dns: /],
  ]
  for (const [settings, status, message] of cases) {
    test(JSON.stringify(settings).slice(0, 60), async () => {
      await assert.rejects(optionsOf(settings), (error) => {
        const fault = runFault(error)
        assert.ok(fault instanceof ApiError)
        assert.equal(fault.problem.status, status)
        assert.match(fault.message, message)
        return true
      })
    })
  }
})

describe('a DNS server', () => {
  const cases: [dns: string, asked: string | undefined][] = [
    ['8.8.8.8', '8.8.8.8:53'],
    ['8.8.8.8:5353', '8.8.8.8:5353'],
    ['[2606:4700::1]:53', '[2606:4700::1]:53'],
    ['2606:4700::1', '[2606:4700::1]:53'],
    ['10.9.1.1', '10.9.1.1:53'],
    ['10.8.1.1', undefined],
    ['127.0.0.1', undefined],
    ['[::1]:53', undefined],
    ['::ffff:127.0.0.1', undefined],
    ['0.0.0.0', undefined],
    ['localhost', undefined],
    ['fe80::1%eth0', undefined],
  ]
  for (const [dns, asked] of cases) {
    test(`${dns} is ${asked === undefined ? 'not ' : ''}asked where only public networks are`, async () => {
      const options = optionsOf({ dns }, closed)
      if (asked === undefined)
        await assert.rejects(options, { name: 'ApiError', message: /may not be asked from here/ })
      else assert.equal((await options).dns, asked)
    })
  }
})
