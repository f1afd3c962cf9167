import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ApiError } from './api-error.ts'
import { limitedBody } from './request-body.ts'

type Octets = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

const post = (body: Octets, headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1/', { method: 'POST', body, headers, duplex: 'half' })

const refusal = (status: number, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof ApiError)
  assert.deepEqual([error.problem.status, message.test(error.message)], [status, true], error.message)
  return true
}

describe('a body', () => {
  test('is read as JSON', async () => assert.deepEqual(await limitedBody(post('{"ä":[1]}'), 100), { ä: [1] }))
  test('may be as long as the limit', async () => assert.equal(await limitedBody(post('"234"'), 5), '234'))
  test('that is empty is none', async () => assert.equal(await limitedBody(post(''), 5), undefined))

  const wrong: [name: string, body: Octets, status: number, message: RegExp][] = [
    ['too long', '"2345"', 413, /longer than 5 octets; send less/],
    ['cut', '[1,', 400, /no JSON in UTF-8 \(.+\); right is an object/],
    ['in another encoding', Uint8Array.of(0x22, 0xe4, 0x22), 400, /no JSON in UTF-8/],
    ['cut in a character', Uint8Array.of(0x22, 0xc3), 400, /no JSON in UTF-8/],
  ]
  for (const [name, body, status, message] of wrong) {
    test(`that is ${name} is refused`, () =>
      assert.rejects(limitedBody(post(body), 5), refusal(status, message)))
  }

  test('that is announced as too long is not read', async () => {
    let isRead = false
    const body = new ReadableStream({ pull: () => void (isRead = true) }, { highWaterMark: 0 })
    await assert.rejects(limitedBody(post(body, { 'content-length': '6' }), 5), refusal(413, /longer/))
    assert.equal(isRead, false)
  })

  test('without end is read up to the limit only', async () => {
    let pulled = 0
    let isCancelled = false
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        pulled += 1
        stream.enqueue(new Uint8Array(1000))
      },
      cancel: () => void (isCancelled = true),
    })
    await assert.rejects(limitedBody(post(body), 10_000), refusal(413, /longer/))
    assert.ok(pulled < 20)
    assert.ok(isCancelled)
  })

  test("that breaks off is the sender's doing", async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new Error('aborted')) })
    await assert.rejects(limitedBody(post(body), 10), refusal(400, /broke off/))
  })
})
