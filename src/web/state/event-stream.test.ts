import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { eventsOf, type ServerEvent } from './event-stream.ts'

const text =
  'event: results\nid: 2\ndata: ["ä", 2]\n\n: alive\n\nevent: end\ndata: {"a":\ndata: 1}\n\nevent: cut'

test('events are the same in pieces of whatever size; comments and what is cut off are none', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
      const octets = new TextEncoder().encode(text)
      let pieces = 0
      const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          for (let at = 0; at < octets.length; at += size) controller.enqueue(octets.slice(at, at + size))
          controller.close()
        },
      })
      const events: ServerEvent[] = []
      for await (const event of eventsOf(body, () => (pieces += 1))) events.push(event)
      assert.deepEqual(events, [
        { event: 'results', data: '["ä", 2]' },
        { event: 'end', data: '{"a":\n1}' },
      ])
      assert.ok(pieces > 0)
    }),
  ))
