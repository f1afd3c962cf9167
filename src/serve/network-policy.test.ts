import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { networkPolicy, parseNetworks } from './network-policy.ts'

const policy = (allow: string, deny: string, privateToo: boolean) =>
  networkPolicy({ allow: parseNetworks(allow), deny: parseNetworks(deny), privateToo })

describe('a policy of the public Internet', () => {
  const { permits } = policy('10.1.0.0/16, fd00:1::/32', '10.1.9.0/24,203.0.114.0/24', false)
  const cases: [address: string, permitted: boolean][] = [
    ['8.8.8.8', true],
    ['2606:4700::1', true],
    ['203.0.114.5', false],
    ['10.1.2.3', true],
    ['10.1.9.1', false],
    ['10.2.0.1', false],
    ['fd00:1::5', true],
    ['fd00:2::5', false],
    ['127.0.0.1', false],
    ['0.0.0.0', false],
    ['169.254.169.254', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['224.0.0.1', false],
    ['::', false],
    ['::1', false],
    ['fe80::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['::ffff:10.1.9.1', false],
    ['::ffff:10.1.2.3', true],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::10.2.0.1', false],
    ['64:ff9b::169.254.169.254', false],
    ['2002:7f00:1::', false],
    ['2002:cb00:7205::1', false],
    ['fe80::1%eth0', false],
    ['010.8.8.8', false],
    ['2130706433', false],
    ['localhost', false],
    ['', false],
  ]
  for (const [address, permitted] of cases) {
    test(`${address} is ${permitted ? '' : 'not '}permitted`, () => assert.equal(permits(address), permitted))
  }
})

describe('a policy of every address with loopback denied', () => {
  const { permits } = policy('', '127.0.0.0/8,::1', true)
  const denied = ['127.0.0.1', '127.9.9.9', '::1', '0.0.0.0', '::', '::ffff:127.0.0.1', '::127.0.0.1']
  const inside = ['64:ff9b::7f00:1', '2002:7f00:1::5', '::ffff:0.0.0.0']
  for (const address of [...denied, ...inside]) {
    test(`${address} is not permitted`, () => assert.equal(permits(address), false))
  }
  for (const address of ['10.0.0.1', '8.8.8.8', 'fe80::1', '::ffff:10.0.0.1']) {
    test(`${address} is permitted`, () => assert.equal(permits(address), true))
  }
})

test('what is denied is denied though it is allowed, and in IPv6 as in IPv4', () => {
  const { permits } = policy('10.0.0.0/8', '::ffff:10.0.0.0/104', false)
  assert.equal(permits('::ffff:10.0.0.1'), false)
  assert.equal(permits('10.0.0.1'), false)
})

test('the words say what the policy does', () => {
  const words = (...rules: Parameters<typeof policy>) => policy(...rules).words
  assert.equal(words('', '', true), 'every address')
  assert.equal(words('10.0.0.0/8', '', true), 'every address')
  assert.equal(words('', '10.0.0.0/8,::1', true), 'every address, but not 2 named networks')
  assert.equal(
    words('10.0.0.0/8', '10.1.0.0/16', false),
    'addresses of the public Internet, and 1 named network, but not 1 named network',
  )
  assert.deepEqual(
    [policy('', '', true), policy('', '::1', true), policy('', '', false)].map(({ isOpen }) => isOpen),
    [true, false, false],
  )
})

describe('networks', () => {
  for (const text of [
    '10.0.0.0/33',
    'contoso.com',
    '10.0.0/8',
    '10.0.0.0/-1',
    '::/129',
    '10.0.0.0/8 10.1.0.0/16',
  ]) {
    test(`"${text}" is refused by name`, () =>
      assert.throws(() => parseNetworks(text), { name: 'RangeError', message: /is no network; right is / }))
  }
  test('an empty list has none', () => assert.deepEqual(parseNetworks(' , '), []))
})
