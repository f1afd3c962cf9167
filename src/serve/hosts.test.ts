import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostsOf, originOf, type Place } from './hosts.ts'

const cases: [name: string, place: Place, hosts: string[]][] = [
  [
    'loopback',
    { host: '127.0.0.1', port: 7443, secure: false, names: [] },
    ['127.0.0.1:7443', '[::1]:7443', 'localhost:7443'],
  ],
  [
    'loopback in IPv6',
    { host: '::1', port: 1, secure: false, names: [] },
    ['127.0.0.1:1', '[::1]:1', 'localhost:1'],
  ],
  [
    'the port of the scheme',
    { host: '127.0.0.1', port: 443, secure: true, names: [] },
    ['127.0.0.1', '127.0.0.1:443', '[::1]', '[::1]:443', 'localhost', 'localhost:443'],
  ],
  [
    'the port of the other scheme',
    { host: '127.0.0.1', port: 80, secure: true, names: [] },
    ['127.0.0.1:80', '[::1]:80', 'localhost:80'],
  ],
  [
    'an address off loopback, and names',
    {
      host: '10.0.0.5',
      port: 7443,
      secure: true,
      names: ['farend.contoso.com', 'other.test:8443', '[2001:db8::1]'],
    },
    [
      ...['10.0.0.5:7443', '127.0.0.1:7443', '[2001:db8::1]', '[2001:db8::1]:7443', 'farend.contoso.com'],
      ...['farend.contoso.com:7443', 'localhost:7443', 'other.test:8443'],
    ],
  ],
]
for (const [name, place, hosts] of cases) {
  test(`a server on ${name} is called so, and no other way`, () => {
    assert.deepEqual([...hostsOf(place)].toSorted(), hosts.toSorted())
  })
}

test('the origin is one that a browser of this computer can open', () => {
  const origins = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].map((host) =>
    originOf({ host, port: 7443, secure: host === '::1' }),
  )
  assert.deepEqual(origins, [
    ...['http://127.0.0.1:7443', 'https://[::1]:7443', 'http://localhost:7443', 'http://localhost:7443'],
    'http://localhost:7443',
  ])
})
