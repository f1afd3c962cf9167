import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ApiError } from './api-error.ts'
import { requireCaller, requireOwnPlace, tokenDigest, type GuardOptions } from './guard.ts'

const token = 'a-token-of-this-server'
const options: GuardOptions = {
  hosts: new Set(['127.0.0.1:7443', 'farend.contoso.com']),
  tokens: new Set([tokenDigest(token), tokenDigest('of-the-server-before')]),
  secure: false,
}
const own = { host: '127.0.0.1:7443' }
const good = { authorization: `Bearer ${token}` }

function statusOf(act: () => void): number {
  try {
    act()
    return 200
  } catch (error) {
    assert.ok(error instanceof ApiError)
    return error.problem.status
  }
}

describe('the place that is asked', () => {
  const cases: [name: string, headers: Record<string, string>, status: number][] = [
    ['its address', own, 200],
    ['its name, in capitals', { host: 'FAREND.contoso.com' }, 200],
    ['no Host', {}, 421],
    ['another port', { host: '127.0.0.1:7444' }, 421],
    ['no port', { host: '127.0.0.1' }, 421],
    ['a name that was made to lead here', { host: 'rebound.test:7443' }, 421],
    ['its name as a part of another', { host: 'farend.contoso.com.rebound.test' }, 421],
    ['a final dot', { host: 'farend.contoso.com.' }, 421],
    ['two Hosts', { host: '127.0.0.1:7443, rebound.test' }, 421],
    ['its own origin', { ...own, origin: 'http://127.0.0.1:7443' }, 200],
    [
      'the origin of a proxy that speaks TLS',
      { host: 'farend.contoso.com', origin: 'https://farend.contoso.com' },
      200,
    ],
    ['the origin of another of its names', { ...own, origin: 'https://farend.contoso.com' }, 403],
    ['a foreign origin', { ...own, origin: 'http://rebound.test:7443' }, 403],
    ['no origin that could be named', { ...own, origin: 'null' }, 403],
    ['an empty origin', { ...own, origin: '' }, 403],
    ['an origin on another port', { ...own, origin: 'http://127.0.0.1:8080' }, 403],
  ]
  for (const [name, headers, status] of cases) {
    test(`${name}: ${status}`, () => {
      assert.equal(
        statusOf(() => requireOwnPlace(new Headers(headers), options)),
        status,
      )
    })
  }

  test('over TLS an origin without it is a foreign one', () => {
    const headers = new Headers({ ...own, origin: 'http://127.0.0.1:7443' })
    assert.equal(
      statusOf(() => requireOwnPlace(headers, { ...options, secure: true })),
      403,
    )
  })
})

describe('whoever asks', () => {
  const json = { 'content-type': 'application/json; charset=utf-8' }
  const cases: [name: string, method: string, headers: Record<string, string>, status: number][] = [
    ['with the token', 'GET', good, 200],
    ['with the token of the server before', 'GET', { authorization: 'bearer of-the-server-before' }, 200],
    ['without token', 'GET', {}, 401],
    ['with a wrong token', 'GET', { authorization: 'Bearer a-token-of-this-serves' }, 401],
    ['with half the token', 'GET', { authorization: `Bearer ${token.slice(0, 9)}` }, 401],
    ['with the digest of the token', 'GET', { authorization: `Bearer ${tokenDigest(token)}` }, 401],
    ['with another scheme', 'GET', { authorization: `Basic ${token}` }, 401],
    ['with an endless token', 'GET', { authorization: `Bearer ${'x'.repeat(513)}` }, 401],
    ['with a body of JSON', 'POST', { ...good, ...json }, 200],
    ['without body', 'POST', good, 200],
    ['from another site', 'GET', { ...good, 'sec-fetch-site': 'cross-site' }, 403],
    ['from another port of this site', 'GET', { ...good, 'sec-fetch-site': 'same-site' }, 403],
    ['from the page', 'GET', { ...good, 'sec-fetch-site': 'same-origin' }, 200],
    ['by typing the address', 'GET', { ...good, 'sec-fetch-site': 'none' }, 200],
    ...[
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/json',
    ].map((type): [string, string, Record<string, string>, number] => [
      `with ${type}`,
      'POST',
      { ...good, 'content-type': type },
      415,
    ]),
    ['with octets of no type', 'POST', { ...good, 'content-length': '7' }, 415],
    ['with a header of a proxy that there is none of', 'GET', { 'x-user': 'smith' }, 401],
  ]
  for (const [name, method, headers, status] of cases) {
    test(`${name}: ${status}`, () => {
      assert.equal(
        statusOf(() => requireCaller(method, new Headers(headers), '127.0.0.1', options)),
        status,
      )
    })
  }
})

describe('behind a reverse proxy', () => {
  const proxy = { header: 'x-user', addresses: new Set(['10.0.0.2', '::1']) }
  const cases: [name: string, remote: string, headers: Record<string, string>, status: number][] = [
    ['its address and header', '10.0.0.2', { 'x-user': 'smith' }, 200],
    ['its address in IPv6', '::ffff:10.0.0.2', { 'x-user': 'smith' }, 200],
    ['without the header', '10.0.0.2', {}, 401],
    ['with an empty header', '10.0.0.2', { 'x-user': '' }, 401],
    ['from elsewhere', '10.0.0.3', { 'x-user': 'smith' }, 401],
    [
      'from elsewhere, saying that it came from there',
      '10.0.0.3',
      { 'x-user': 'a', 'x-forwarded-for': '10.0.0.2' },
      401,
    ],
    ['with a wrong token besides', '10.0.0.2', { 'x-user': 'smith', authorization: 'Bearer wrong' }, 401],
    ['a token from elsewhere', '10.0.0.3', good, 200],
    ['from another site', '10.0.0.2', { 'x-user': 'smith', 'sec-fetch-site': 'cross-site' }, 403],
  ]
  for (const [name, remote, headers, status] of cases) {
    test(`${name}: ${status}`, () => {
      assert.equal(
        statusOf(() => requireCaller('GET', new Headers(headers), remote, { ...options, proxy })),
        status,
      )
    })
  }
})
