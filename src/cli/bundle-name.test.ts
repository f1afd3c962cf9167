import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BundleNames } from './bundle-name.ts'

const rows: [host: string, address: string | null, withAddress: boolean, name: string][] = [
  ['sip.contoso.test', '192.0.2.1', false, 'sip.contoso.test_443.pem'],
  ['sip.contoso.test', '192.0.2.1', true, 'sip.contoso.test_443_192.0.2.1.pem'],
  ['2001:db8::1', '2001:db8::1', false, '2001-db8-1_443.pem'],
  ['../../etc/passwd', null, true, 'etc-passwd_443.pem'],
  ['..\\evil\u0000\u202e\n', null, false, 'evil-_443.pem'],
  ['SIP.Contoso.test', null, false, 'sip.contoso.test_443.pem'],
  ['...', null, false, '443.pem'],
  ['a'.repeat(300), null, false, `${'a'.repeat(200)}.pem`],
]

for (const [host, address, withAddress, name] of rows) {
  test(`a bundle of ${JSON.stringify(host.slice(0, 20))} is called ${name.slice(0, 40)}`, () => {
    assert.equal(new BundleNames().next({ host, port: 443, address }, withAddress), name)
  })
}

test('no name is given twice', () => {
  const names = new BundleNames()
  const hosts = ['a/b', 'a\\b', 'a-b']
  assert.deepEqual(
    hosts.map((host) => names.next({ host, port: 1, address: null }, false)),
    ['a-b_1.pem', 'a-b_1-2.pem', 'a-b_1-3.pem'],
  )
})
