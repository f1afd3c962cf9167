import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeSipOptions } from './sip-request.ts'

const unique = { branch: '0a', tag: '0b', call: '0c' }

test('a SIP OPTIONS request has every field that RFC 3261 section 8.1.1 demands', () => {
  const local = { address: '192.0.2.9', port: 40_000 }
  const request = encodeSipOptions({ host: 'sip.contoso.test', port: 5061, local, unique })
  assert.deepEqual(request.split('\r\n'), [
    'OPTIONS sip:sip.contoso.test:5061;transport=tls SIP/2.0',
    'Via: SIP/2.0/TLS 192.0.2.9:40000;branch=z9hG4bK0a;rport',
    'Max-Forwards: 70',
    'From: <sip:farend@192.0.2.9>;tag=0b',
    'To: <sip:sip.contoso.test:5061;transport=tls>',
    'Call-ID: 0c@192.0.2.9',
    'CSeq: 1 OPTIONS',
    'Contact: <sip:farend@192.0.2.9:40000;transport=tls>',
    'Accept: application/sdp',
    'User-Agent: farend',
    'Content-Length: 0',
    '',
    '',
  ])
})

test('IPv6 addresses stand in brackets', () => {
  const local = { address: '2001:db8::9', port: 40_000 }
  const request = encodeSipOptions({ host: '2001:db8::1', port: 5061, local, unique })
  assert.match(request, /^OPTIONS sip:\[2001:db8::1\]:5061;transport=tls SIP\/2\.0\r\n/)
  assert.match(request, /\r\nVia: SIP\/2\.0\/TLS \[2001:db8::9\]:40000;/)
})
