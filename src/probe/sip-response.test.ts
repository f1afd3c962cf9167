import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSipResponse, type SipResponse } from './sip-response.ts'

const ok = { status: 200, reason: 'OK' }

const read: [title: string, text: string, expected: SipResponse | 'more' | 'not-sip'][] = [
  ['a response', 'SIP/2.0 200 OK\r\nVia: x\r\n\r\n', ok],
  ['a response of bare line feeds', 'SIP/2.0 200 OK\n\n', ok],
  ['a reason of several words', 'SIP/2.0 404 Not Found\r\n\r\n', { status: 404, reason: 'Not Found' }],
  ['a response without reason', 'SIP/2.0 200\r\n\r\n', { status: 200, reason: '' }],
  ['a response after keep-alives', '\r\n\r\nSIP/2.0 200 OK\r\n\r\n', ok],
  ['a response after a provisional one', 'SIP/2.0 100 Trying\r\n\r\nSIP/2.0 200 OK\r\n\r\n', ok],
  ['a provisional one with a body', 'SIP/2.0 183 x\r\nl: 4\r\n\r\nbodySIP/2.0 200 OK\r\n\r\n', ok],
  [
    'Contact and Server',
    'SIP/2.0 200 OK\r\nContact: <a>\r\nServer: b\r\n\r\n',
    { ...ok, contact: '<a>', server: 'b' },
  ],
  [
    'short and odd spellings',
    'SIP/2.0 200 OK\r\nM : <a>\r\nSERVER:b\r\n\r\n',
    { ...ok, contact: '<a>', server: 'b' },
  ],
  ['a folded field', 'SIP/2.0 200 OK\r\nContact: <a>,\r\n <b>\r\n\r\n', { ...ok, contact: '<a>, <b>' }],
  ['User-Agent for want of Server', 'SIP/2.0 200 OK\r\nUser-Agent: c\r\n\r\n', { ...ok, server: 'c' }],
  [
    'a value without end',
    `SIP/2.0 200 OK\r\nServer: ${'x'.repeat(999)}\r\n\r\n`,
    { ...ok, server: 'x'.repeat(200) },
  ],
  ['nothing', '', 'more'],
  ['the beginning of a start line', 'SIP/2', 'more'],
  ['a provisional response', 'SIP/2.0 100 Trying\r\n\r\n', 'more'],
  ['a header without end', 'SIP/2.0 200 OK\r\nVia: x\r\n', 'more'],
  ['a header beyond measure', `SIP/2.0 200 OK\r\nVia: ${'x'.repeat(20_000)}`, 'not-sip'],
  ['HTTP', 'HTTP/1.1 200 OK\r\n\r\n', 'not-sip'],
  ['another version', 'SIP/3.0 200 OK\r\n\r\n', 'not-sip'],
  ['a status that is none', 'SIP/2.0 999 OK\r\n\r\n', 'not-sip'],
  ['a request', 'OPTIONS sip:a SIP/2.0\r\n\r\n', 'not-sip'],
]
for (const [title, text, expected] of read) {
  test(`${title} is read`, () => assert.deepEqual(readSipResponse(Buffer.from(text, 'latin1')), expected))
}

test('a response is read as soon as its last octet is there, and not before', () => {
  const whole = Buffer.from('SIP/2.0 200 OK\r\nServer: Contoso\r\n\r\n')
  for (let length = 0; length < whole.length; length++) {
    assert.equal(readSipResponse(whole.subarray(0, length)), 'more')
  }
  assert.deepEqual(readSipResponse(whole), { ...ok, server: 'Contoso' })
})
