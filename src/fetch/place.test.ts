import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeOf } from './place.ts'

const taken: [text: string, host: string, port: number][] = [
  ['http://crl.example.com/a.crl', 'crl.example.com', 80],
  ['HTTP://CRL.Example.COM:8080/a?b', 'crl.example.com', 8080],
  ['http://crl.example.com./', 'crl.example.com', 80],
  ['http://192.0.2.1/', '192.0.2.1', 80],
  ['http://[2001:db8::1]:1024/', '2001:db8::1', 1024],
  // Every spelling of an address becomes the address, so that the fence sees it.
  ['http://2130706433/', '127.0.0.1', 80],
  ['http://0x7f.1/', '127.0.0.1', 80],
  ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1', 80],
  ['http://１２７.0.0.1/', '127.0.0.1', 80],
]
for (const [text, host, port] of taken) {
  test(`${text} is fetched from ${host} port ${port}`, () => {
    const place = placeOf(text, false)
    assert.ok(!('outcome' in place))
    assert.deepEqual([place.host, place.port, place.secure], [host, port, false])
  })
}

const refused: [text: string, detail: RegExp][] = [
  ['', /no URL/],
  ['crl.example.com/a.crl', /no URL/],
  ['https://crl.example.com/', /"https:"/],
  ['ldap://dc.example.com/CN=a', /"ldap:"/],
  ['file:///etc/passwd', /"file:"/],
  ['ftp://example.com/', /"ftp:"/],
  ['javascript:alert(1)', /"javascript:"/],
  ['http://user@example.com/', /user name/],
  ['http://:secret@example.com/', /user name/],
  ['http://a b/', /no URL/],
  ['http://example.com:25/', /Port 25/],
  ['http://example.com:22/', /Port 22/],
  ['http://example.com:0/', /Port 0/],
  ['http://example.com:99999/', /no URL/],
  [`http://example.com/${'a'.repeat(3000)}`, /characters/],
]
for (const [text, detail] of refused) {
  test(`${text.slice(0, 40)} is not fetched`, () => {
    const place = placeOf(text, false)
    assert.ok('outcome' in place)
    assert.equal(place.outcome, 'not-http')
    assert.match(place.detail, detail)
  })
}

test('https is taken where it is allowed, and nothing else besides', () => {
  const place = placeOf('https://example.com/', true)
  assert.ok(!('outcome' in place))
  assert.deepEqual([place.port, place.secure], [443, true])
  assert.ok('outcome' in placeOf('ldap://example.com/', true))
})
