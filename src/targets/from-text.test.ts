import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Target } from '../report/target.ts'
import { parseTarget } from './from-text.ts'
import type { TargetOptions } from './from-text.ts'
import { InputError } from './input-error.ts'

const short = ({ kind, name, port, starttls }: Target) =>
  [kind, name, port, starttls].filter((part) => part !== undefined).join(' ')

const accepted: [text: string, options: TargetOptions, targets: string[]][] = [
  ['sip.contoso.test', {}, ['DIR sip.contoso.test 443']],
  ['SIP.Contoso.test.', {}, ['DIR sip.contoso.test 443']],
  ['sip.contoso.test:5061', {}, ['DIR sip.contoso.test 5061']],
  ['localhost', {}, ['DIR localhost 443']],
  ['münchen.test:443', {}, ['DIR xn--mnchen-3ya.test 443']],
  ['192.0.2.1:8443', {}, ['DIR 192.0.2.1 8443']],
  ['192.0.2.1', {}, ['DIR 192.0.2.1 443']],
  ['[2001:DB8::1]:8443', {}, ['DIR 2001:db8::1 8443']],
  ['[2001:db8:0::1]', {}, ['DIR 2001:db8::1 443']],
  ['2001:db8::1', {}, ['DIR 2001:db8::1 443']],
  ['https://contoso.test/path?query#fragment', {}, ['DIR contoso.test 443']],
  ['HTTPS://Contoso.test:8443', {}, ['DIR contoso.test 8443']],
  ['https://[2001:db8::1]/', {}, ['DIR 2001:db8::1 443']],
  ['https://contoso.test', { ports: [5061] }, ['DIR contoso.test 443']],
  ['tls://sbc.contoso.test:5067', {}, ['DIR sbc.contoso.test 5067']],
  ['smtp://mx.contoso.test', {}, ['DIR mx.contoso.test 25 smtp']],
  ['SMTP://mx.contoso.test:587/', {}, ['DIR mx.contoso.test 587 smtp']],
  ['lmtp://mx.contoso.test', {}, ['DIR mx.contoso.test 24 lmtp']],
  ['imap://mail.contoso.test', {}, ['DIR mail.contoso.test 143 imap']],
  ['pop3://mail.contoso.test', {}, ['DIR mail.contoso.test 110 pop3']],
  ['ftp://[2001:db8::1]', {}, ['DIR 2001:db8::1 21 ftp']],
  ['ldap://dc1.contoso.test', {}, ['DIR dc1.contoso.test 389 ldap']],
  ['xmpp://contoso.test', {}, ['DIR contoso.test 5222 xmpp-client']],
  ['xmpp-server://contoso.test', {}, ['DIR contoso.test 5269 xmpp-server']],
  ['postgres://db.contoso.test/postgres', {}, ['DIR db.contoso.test 5432 postgres']],
  ['postgresql://db.contoso.test', {}, ['DIR db.contoso.test 5432 postgres']],
  ['mysql://db.contoso.test', {}, ['DIR db.contoso.test 3306 mysql']],
  ['mariadb://db.contoso.test', {}, ['DIR db.contoso.test 3306 mysql']],
  ['nntp://news.contoso.test', {}, ['DIR news.contoso.test 119 nntp']],
  ['sieve://mail.contoso.test', {}, ['DIR mail.contoso.test 4190 sieve']],
  ['smtps://mx.contoso.test', {}, ['DIR mx.contoso.test 465']],
  ['imaps://mail.contoso.test', {}, ['DIR mail.contoso.test 993']],
  ['ldaps://dc1.contoso.test', { starttls: 'ldap' }, ['DIR dc1.contoso.test 636']],
  ['mx.contoso.test', { starttls: 'smtp' }, ['DIR mx.contoso.test 25 smtp']],
  ['mx.contoso.test:2000', { starttls: 'smtp' }, ['DIR mx.contoso.test 2000 smtp']],
  [
    'mx.contoso.test',
    { starttls: 'auto', ports: [25, 465, 587] },
    ['DIR mx.contoso.test 25 smtp', 'DIR mx.contoso.test 465', 'DIR mx.contoso.test 587 smtp'],
  ],
  ['mx.contoso.test', { starttls: 'auto' }, ['DIR mx.contoso.test 443']],
  ['imap://mail.contoso.test', { starttls: 'smtp' }, ['DIR mail.contoso.test 143 imap']],
  ['sips:contoso.test', {}, ['SIP contoso.test']],
  ['sip:alice@contoso.test', {}, ['SIP contoso.test']],
  ['sip:alice:secret@contoso.test;transport=tls?subject=x', {}, ['SIP contoso.test']],
  ['sip:alice@contoso.test', { kind: 'FED' }, ['FED contoso.test']],
  ['sip:alice@contoso.test', { kind: 'DIR' }, ['DIR contoso.test 5061']],
  ['sips:sbc.contoso.test:5067', {}, ['DIR sbc.contoso.test 5067']],
  ['sips:192.0.2.1', {}, ['DIR 192.0.2.1 5061']],
  ['sips:[2001:db8::1]:5061', {}, ['DIR 2001:db8::1 5061']],
  ['sip:5061', {}, ['DIR sip 5061']],
  ['contoso.test', { kind: 'FED' }, ['FED contoso.test']],
  ['contoso.test', { kind: 'SIP', ports: [5061] }, ['SIP contoso.test']],
  ['contoso.test, fabrikam.test', { kind: 'SIPINT' }, ['SIPINT contoso.test', 'SIPINT fabrikam.test']],
  [
    'a.test, b.test,',
    { ports: [443, 5061] },
    ['DIR a.test 443', 'DIR a.test 5061', 'DIR b.test 443', 'DIR b.test 5061'],
  ],
  ['a.test:8443,b.test', { ports: [443, 5061] }, ['DIR a.test 8443', 'DIR b.test 443', 'DIR b.test 5061']],
]

for (const [text, options, targets] of accepted) {
  test(`${text} ${JSON.stringify(options)} is ${targets.join(', ')}`, () => {
    assert.deepEqual(parseTarget(text, options).map(short), targets)
  })
}

test('the input is kept as it was given, piece by piece', () => {
  assert.deepEqual(
    parseTarget(' SIP.Contoso.test , b.test:1').map((target) => target.input),
    ['SIP.Contoso.test', 'b.test:1'],
  )
})

const refused: [text: string, options: TargetOptions, message: string][] = [
  ['', {}, 'target "": there is no target; right is a host such as sip.contoso.com:5061'],
  [
    'contoso.test:70000',
    {},
    'target "contoso.test:70000": "70000" is not a port; a port is a number from 1 to 65535',
  ],
  [
    '127.1',
    {},
    'target "127.1": "127.1" is neither a host name nor an IP address; an IPv4 address is four numbers from 0 to 255 without leading zeros: 192.0.2.1',
  ],
  [
    'fe80::1%eth0',
    {},
    'target "fe80::1%eth0": "fe80::1%eth0" has a zone identifier, which cannot be used here; right is 2001:db8::1, or with a port [2001:db8::1]:443',
  ],
  [
    'contoso.test:5061',
    { kind: 'FED' },
    'target "contoso.test:5061": a port does not go with FED; FED takes a SIP domain such as contoso.com; the SRV record brings the port',
  ],
  [
    '192.0.2.1',
    { kind: 'SIP', where: 'targets.csv:3' },
    'targets.csv:3: 192.0.2.1 is an IP address; SIP takes a SIP domain such as contoso.com',
  ],
  [
    'http://contoso.test/',
    {},
    'target "http://contoso.test/": "http://" is not understood; right is https://, tls://, smtp:// and the like for STARTTLS, or sips:',
  ],
]

for (const [text, options, message] of refused) {
  test(`${JSON.stringify(text)} ${JSON.stringify(options)} is refused in so many words`, () => {
    assert.throws(() => parseTarget(text, options), { name: 'InputError', message })
  })
}

const alsoRefused: [text: string, options?: TargetOptions][] = [
  [' , '],
  ['con toso.test'],
  ['contoso..test'],
  ['contoso.test:'],
  ['contoso.test:0'],
  ['contoso.test:0443'],
  ['contoso.test:443:444'],
  [':443'],
  ['0x7f.1'],
  ['256.0.0.1'],
  ['192.0.2.1:443:1'],
  ['[192.0.2.1]:443'],
  ['[2001:db8::1]443'],
  ['[2001:db8::1'],
  ['[fe80::1%25eth0]:443'],
  ['*.contoso.test'],
  ['alice@contoso.test'],
  ['https://'],
  ['https://alice:secret@contoso.test/'],
  ['https://a.test/,https://b.test/'],
  ['sip:'],
  ['sip:alice@'],
  ['sips:contoso.test:5061', { kind: 'FED' }],
  ['https://contoso.test/', { kind: 'FED' }],
  ['2001:db8::1', { kind: 'SIPINT' }],
  [`${'abcdefghi.'.repeat(23)}x`, { kind: 'FED' }],
]

for (const [text, options = {}] of alsoRefused) {
  test(`${JSON.stringify(text).slice(0, 40)} ${JSON.stringify(options)} is refused`, () => {
    assert.throws(() => parseTarget(text, options), InputError)
  })
}

test('a secret in an address is not repeated as what is wrong', () => {
  assert.throws(
    () => parseTarget('https://alice:secret@contoso.test/', { where: 'argument 1' }),
    (error) => error instanceof InputError && !error.message.includes('secret'),
  )
})

test('any text gives legal targets or an InputError', () => {
  const pieces = [
    'a',
    '.test',
    '1',
    '.',
    ':',
    '[',
    ']',
    '::',
    ',',
    'https://',
    'sip:',
    '@',
    ' ',
    '/',
    '%',
    '443',
  ]
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...pieces) }))
  const kinds = fc.constantFrom<TargetOptions>({}, { kind: 'FED' }, { kind: 'DIR', ports: [1, 2] })
  fc.assert(
    fc.property(texts, kinds, (text, options) => {
      try {
        for (const { name, kind, port } of parseTarget(text, options)) {
          assert.match(name, /^[a-z0-9._:-]+$/)
          assert.equal(port === undefined, kind !== 'DIR')
        }
      } catch (error) {
        assert.ok(error instanceof InputError, String(error))
      }
    }),
    { numRuns: 5000 },
  )
})
