import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Proxy } from '../prelude/proxy.ts'
import { InputError } from './input-error.ts'
import { parseProxy } from './proxy.ts'

const accepted: [text: string, proxy: Proxy][] = [
  ['http://proxy.contoso.test:3128', { scheme: 'http', host: 'proxy.contoso.test', port: 3128 }],
  ['HTTP://Proxy.contoso.test/', { scheme: 'http', host: 'proxy.contoso.test', port: 80 }],
  ['socks5://192.0.2.1', { scheme: 'socks5', host: '192.0.2.1', port: 1080 }],
  ['socks5://[2001:db8::1]:1081', { scheme: 'socks5', host: '2001:db8::1', port: 1081 }],
  [
    'http://smith:p%40ss%2Fw%3Ard@proxy.contoso.test:3128',
    {
      scheme: 'http',
      host: 'proxy.contoso.test',
      port: 3128,
      credentials: { user: 'smith', password: 'p@ss/w:rd' },
    },
  ],
  [
    'socks5://smith:a@b/:c@[2001:db8::1]:1080',
    {
      scheme: 'socks5',
      host: '2001:db8::1',
      port: 1080,
      credentials: { user: 'smith', password: 'a@b/:c' },
    },
  ],
]
for (const [text, proxy] of accepted) {
  test(`${text} is read`, () => assert.deepEqual(parseProxy(text), proxy))
}

const refused: [text: string, message: RegExp][] = [
  ['', /right is http:\/\/proxy/],
  ['proxy.contoso.test:3128', /right is http:\/\/proxy/],
  ['ftp://proxy.contoso.test', /right is http:\/\/proxy/],
  ['https://smith:hunter2@proxy.contoso.test', /reached over TLS/],
  ['socks5h://proxy.contoso.test', /given to the proxy in any case/],
  ['http://', /names no host/],
  ['http://smith:hunter2', /names no host/],
  ['http://smith:hunter2@proxy.contoso.test:99999', /names no host/],
  ['http://smith@proxy.contoso.test', /go together/],
  ['http://:hunter2@proxy.contoso.test', /go together/],
  ['http://smith:hunter2%@proxy.contoso.test', /not encoded well/],
  ['http://sm%3Aith:hunter2@proxy.contoso.test', /with a colon/],
  [`socks5://smith:hunter2${'x'.repeat(250)}@proxy.contoso.test`, /1 to 255 bytes/],
]
for (const [text, message] of refused) {
  test(`${text.slice(0, 60)} is refused without being quoted`, () => {
    assert.throws(
      () => parseProxy(text),
      (error: unknown) => {
        assert.ok(error instanceof InputError)
        assert.match(error.message, message)
        assert.doesNotMatch(error.message, /smith|sm:ith|hunter2/)
        return true
      },
    )
  })
}
