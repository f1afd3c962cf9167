import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainTextIsComplete, recognisePlainText } from './plain-text-answer.ts'

const cases: [answer: string, speaker: RegExp | undefined, firstLine: string][] = [
  ['HTTP/1.1 400 Bad Request\r\nServer: x\r\n', /HTTP/, 'HTTP/1.1 400 Bad Request'],
  ['<!DOCTYPE html>\n<html>', /HTTP/, '<!DOCTYPE html>'],
  ['SIP/2.0 400 Bad Request\r\n', /SIP/, 'SIP/2.0 400 Bad Request'],
  ['SSH-2.0-OpenSSH_9.2\r\n', /SSH/, 'SSH-2.0-OpenSSH_9.2'],
  ['220 mail.contoso.test ESMTP Postfix\r\n', /SMTP/, '220 mail.contoso.test ESMTP Postfix'],
  ['220 Microsoft FTP Service\r\n', /FTP/, '220 Microsoft FTP Service'],
  ['220 welcome\r\n', /mail or FTP/, '220 welcome'],
  ['+OK POP3 ready\r\n', /POP3/, '+OK POP3 ready'],
  ['* OK IMAP4rev1\r\n', /IMAP/, '* OK IMAP4rev1'],
  ["<?xml version='1.0'?>", /XMPP/, "<?xml version='1.0'?>"],
  ['\x80\x03\x00\x00\x01', /SSL 2.0/, ''],
  ['\x80\x2e\x04\x00\x01\x00\x02\x00\x10', /SSL 2.0/, ''],
  ['\x03\x00\x00\x13\x0e', /Remote Desktop/, ''],
  ['\x4a\x00\x00\x00\x0a8.0.44\x00', /MySQL/, ''],
  ['\x45\x00\x00\x00\xff\x6a\x04Host', /MySQL/, ''],
  ['220 mail.contoso.test LMTP ready\r\n', /LMTP/, '220 mail.contoso.test LMTP ready'],
  ['200 news.contoso.test InterNetNews ready\r\n', /NNTP/, '200 news.contoso.test InterNetNews ready'],
  ['"IMPLEMENTATION" "Pigeonhole"\r\n', /ManageSieve/, '"IMPLEMENTATION" "Pigeonhole"'],
  ['hello there\n', undefined, 'hello there'],
  ['\x00\x01\x02\x03', undefined, ''],
  ['evil \x1b[31m red\n', undefined, ''],
  ['', undefined, ''],
]
for (const [answer, speaker, firstLine] of cases) {
  test(`${JSON.stringify(answer)} is ${speaker?.source ?? 'not recognised'}`, () => {
    const recognised = recognisePlainText(Buffer.from(answer, 'latin1'))
    if (speaker === undefined) assert.equal(recognised.speaker, undefined)
    else assert.match(recognised.speaker ?? '', speaker)
    assert.equal(recognised.firstLine, firstLine)
  })
}

test('protocols that go on to TLS when asked to are named', () => {
  const named = cases.map(([answer]) => recognisePlainText(Buffer.from(answer, 'latin1')).starttls)
  const expected = ['smtp', 'ftp', 'pop3', 'imap', 'xmpp-client', 'mysql', 'lmtp', 'nntp', 'sieve'] as const
  assert.deepEqual(new Set(named.filter((protocol) => protocol !== undefined)), new Set(expected))
})

test('a long line is cut', () => {
  assert.equal(recognisePlainText(Buffer.from('x'.repeat(200))).firstLine.length, 80)
})

test('a line or 512 octets are enough', () => {
  assert.equal(plainTextIsComplete(Buffer.from('HTTP/1.1')), false)
  assert.equal(plainTextIsComplete(Buffer.from('HTTP/1.1 400\n')), true)
  assert.equal(plainTextIsComplete(new Uint8Array(512).fill(0x41)), true)
})
