import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInNetwork, parseIpNetwork } from './ip-network.ts'

for (const [network, address, expected] of [
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['192.168.4.0/22', '192.168.7.255', true],
  ['192.168.4.0/22', '192.168.8.0', false],
  ['192.0.2.7', '192.0.2.7', true],
  ['192.0.2.7', '192.0.2.8', false],
  ['0.0.0.0/0', '203.0.113.1', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['10.0.0.0/8', '::ffff:10.1.2.3', true],
  ['2001:db8::/33', '2001:db8:7fff::1', true],
  ['2001:db8::/33', '2001:db8:8000::1', false],
  ['::/0', '2001:db8::1', true],
] as const) {
  test(`${address} is ${expected ? 'in' : 'not in'} ${network}`, () => {
    const parsed = parseIpNetwork(network)
    assert.ok(parsed)
    assert.equal(isInNetwork(address, parsed), expected)
  })
}

for (const text of [
  '',
  '10.0.0.0/33',
  '10.0.0/8',
  '2001:db8::/129',
  '10.0.0.0/8/8',
  'localhost',
  '10.0.0.0/-1',
]) {
  test(`"${text}" is no network`, () => assert.equal(parseIpNetwork(text), undefined))
}
