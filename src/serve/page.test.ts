import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { ApiError } from './api-error.ts'
import { Page } from './page.ts'

const folder = mkdtempSync(join(tmpdir(), 'farend-page-'))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'page', 'assets'), { recursive: true })
writeFileSync(join(folder, 'beside.txt'), 'beside')
writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>'.repeat(50))
writeFileSync(join(folder, 'page', 'assets', 'main-A1b2C3d4.js'), 'let a = 1')
writeFileSync(join(folder, 'page', 'odd.bin'), 'x')
const page = new Page(join(folder, 'page'))

const ask = (path: string, headers: Record<string, string> = {}) => page.answer(path, new Headers(headers))

test('the start page is at the root, and asks again each time', async () => {
  const answer = ask('/')
  assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
  assert.equal(answer.headers.get('cache-control'), 'no-cache')
  assert.equal(await answer.text(), '<!doctype html>'.repeat(50))
})

test('what has its contents in its name stays', () => {
  const { headers } = ask('/assets/main-A1b2C3d4.js')
  assert.match(headers.get('cache-control') ?? '', /immutable/)
  assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8')
  assert.equal(ask('/odd.bin').headers.get('content-type'), 'application/octet-stream')
})

describe('encodings', () => {
  const cases: [accepted: string | undefined, coding: string | null][] = [
    [undefined, null],
    ['', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['BR', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.0', null],
    ['br; q=1.0', 'br'],
    ['brotli', null],
    ['x-gzip', null],
  ]
  for (const [accepted, coding] of cases) {
    test(`${accepted ?? 'nothing'}: ${coding ?? 'as it is'}`, async () => {
      const answer = ask('/', accepted === undefined ? {} : { 'accept-encoding': accepted })
      assert.equal(answer.headers.get('content-encoding'), coding)
      assert.equal(answer.headers.get('vary'), 'accept-encoding')
      const octets = Buffer.from(await answer.arrayBuffer())
      const plain =
        coding === 'br' ? brotliDecompressSync(octets) : coding === 'gzip' ? gunzipSync(octets) : octets
      assert.equal(plain.toString(), '<!doctype html>'.repeat(50))
    })
  }
})

test('whoever has it already is sent nothing', async () => {
  const etag = ask('/').headers.get('etag') ?? ''
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = ask('/', { 'if-none-match': known })
    assert.deepEqual([answer.status, await answer.text()], [304, ''])
    assert.equal(answer.headers.get('etag'), etag)
  }
  for (const other of ['"other"', etag.replaceAll('"', ''), '']) {
    assert.equal(ask('/', { 'if-none-match': other }).status, 200)
  }
  assert.notEqual(ask('/odd.bin').headers.get('etag'), etag)
})

describe('no path leads out', () => {
  const paths = [
    ...[
      '/../beside.txt',
      '/..\\beside.txt',
      '/assets/../../beside.txt',
      '/%2e%2e/beside.txt',
      '/..%2fbeside.txt',
    ],
    ...[
      join(folder, 'beside.txt'),
      '//beside.txt',
      'index.html',
      '',
      '/assets',
      '/assets/',
      '/INDEX.html',
      '/index.html\0',
    ],
    ...['/__proto__', '/constructor', '/index.html/../index.html', `/${'a'.repeat(10_000)}`],
  ]
  for (const path of paths) {
    test(JSON.stringify(path.slice(0, 60).replace(folder, '')), () => {
      assert.throws(
        () => ask(path),
        (error) => error instanceof ApiError && error.problem.status === 404,
      )
    })
  }
})
