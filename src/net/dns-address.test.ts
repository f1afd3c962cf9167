import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DnsServerError, findDnsServer, formatDnsAddress } from './dns-address.ts'

const spellings: [text: string, canonical: string][] = [
  ['192.0.2.53', '192.0.2.53:53'],
  ['192.0.2.53:5353', '192.0.2.53:5353'],
  ['2001:db8::53', '[2001:db8::53]:53'],
  ['[2001:db8::53]', '[2001:db8::53]:53'],
  ['[2001:db8::53]:5353', '[2001:db8::53]:5353'],
  ['fe80::1%eth0', '[fe80::1%eth0]:53'],
]

for (const [text, canonical] of spellings) {
  test(`${text} is ${canonical}`, async () => {
    assert.deepEqual((await findDnsServer(text)).map(formatDnsAddress), [canonical])
  })
}

test('a host name is resolved by the operating system', async () => {
  const found = (await findDnsServer('localhost:5353')).map(formatDnsAddress)
  assert.ok(found.includes('127.0.0.1:5353') || found.includes('[::1]:5353'), found.join())
})

for (const text of [
  '',
  ':53',
  '192.0.2.53:',
  '192.0.2.53:0',
  '192.0.2.53:65536',
  '127.1',
  '[192.0.2.53]',
  'a b',
  '[::1',
]) {
  test(`${JSON.stringify(text)} is refused`, async () => {
    await assert.rejects(findDnsServer(text), DnsServerError)
  })
}
