import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InputError } from './input-error.ts'
import { parseOverride } from './override.ts'

const forms: [text: string, expected: [host: string, port: number, address: string]][] = [
  ['SIP.contoso.test:5061:192.0.2.1', ['sip.contoso.test', 5061, '192.0.2.1']],
  ['sip.contoso.test:5061:[2001:DB8::1]', ['sip.contoso.test', 5061, '2001:db8::1']],
  ['sip.contoso.test:5061:2001:db8::1', ['sip.contoso.test', 5061, '2001:db8::1']],
  ['[2001:db8::2]:443:192.0.2.1', ['2001:db8::2', 443, '192.0.2.1']],
]

for (const [text, [host, port, address]] of forms) {
  test(`${text} sends ${host} port ${port} to ${address}`, () => {
    assert.deepEqual(parseOverride(text), { host, port, address })
  })
}

for (const text of [
  '',
  'a.test',
  'a.test:443',
  'a.test:443:',
  'a.test:443:b.test',
  'a.test:0:192.0.2.1',
  'a.test:443:192.0.2.1:5',
]) {
  test(`${JSON.stringify(text)} is refused`, () => assert.throws(() => parseOverride(text), InputError))
}
