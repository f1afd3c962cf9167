import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DnsOutcome, DnsQuery } from '../dns/query.ts'
import type { Target } from '../report/target.ts'
import { askRelated } from './related.ts'

const contoso: Target = { input: 'contoso.test', kind: 'FED', name: 'contoso.test' }
const found = { resolver: '192.0.2.53:53', queries: [], srv: [] }

/** A resolver that knows nothing, except that it does not answer for some names; and how many asked at once. */
function watched(silent = '') {
  let open = 0
  const seen = { most: 0 }
  const query = async (name: string, type: DnsQuery['type']): Promise<DnsQuery> => {
    seen.most = Math.max(seen.most, ++open)
    await Promise.resolve()
    open--
    const rcode: DnsOutcome = name.startsWith(`${silent}.`) ? 'TIMEOUT' : 'NXDOMAIN'
    return { name, type, rcode, answers: [], server: '', transport: 'udp', ms: 1 }
  }
  return { resolver: { label: '192.0.2.53:53', query }, seen }
}

const names = (queries: readonly DnsQuery[] = []) => queries.map(({ name, type }) => `${type} ${name}`)

test('a SIP domain is asked for its other records, one after the other', async () => {
  const { resolver, seen } = watched()
  const { related } = await askRelated(contoso, found, resolver)
  assert.equal(seen.most, 1)
  assert.deepEqual(names(related), [
    'SRV _sip._tls.contoso.test',
    'SRV _sipinternaltls._tcp.contoso.test',
    'SRV _xmpp-server._tcp.contoso.test',
    'A sip.contoso.test',
    'A sipexternal.contoso.test',
    'A sipinternal.contoso.test',
    'A lyncdiscover.contoso.test',
    'A lyncdiscoverinternal.contoso.test',
  ])
})

test('nothing more is asked once there is no answer', async () => {
  const { related } = await askRelated(contoso, found, watched('_sipinternaltls').resolver)
  assert.equal(related?.length, 2)
})

test('nothing is asked where the first question was not answered, or a host was asked for', async () => {
  const { resolver, seen } = watched()
  const [query] = (await askRelated(contoso, found, watched('_sip').resolver)).related ?? []
  assert.ok(query)
  const unanswered = { ...found, queries: [{ ...query, rcode: 'TIMEOUT' as const }] }
  assert.deepEqual(await askRelated(contoso, unanswered, resolver), {})
  const host: Target = { input: 'sip.contoso.test', kind: 'DIR', name: 'sip.contoso.test', port: 5061 }
  assert.deepEqual(await askRelated(host, found, resolver), {})
  assert.equal(seen.most, 0)
})
