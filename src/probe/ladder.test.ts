import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Failure } from '../report/observation.ts'
import { alertRecord } from '../estate/raw-server.ts'
import { decodeAlert } from '../tls/alert.ts'
import { helloProfiles } from '../tls/hello-profile.ts'
import type { Attempt } from './attempt.ts'
import { ladderFor, nextAttempt } from './ladder.ts'

/** What an attempt met: an alert by its number, a failure of TLS, or one of connecting. */
type Met = number | Failure['code'] | `connect ${Failure['code']}`

function attempt(name: string, met: Met): Attempt {
  const code = typeof met === 'number' ? 'alert' : (met.replace('connect ', '') as Failure['code'])
  const stage = String(met).startsWith('connect ') ? 'connect' : 'tls'
  return {
    profile: helloProfiles.find((profile) => profile.name === name)!,
    flight: { octets: 0, presented: [], alerts: typeof met === 'number' ? [decodeAlert(2, met)] : [] },
    failure: { stage, code, blame: 'unknown', detail: '' },
    transcript: {
      attempt: name,
      sent: new Uint8Array(),
      received: typeof met === 'number' ? alertRecord(met) : new Uint8Array(),
      end: 'done',
      timeout: 1000,
    },
  }
}

/** Every hello that is tried when each meets what `meets` says, `*` standing for the others; `~` marks a retry. */
function way(
  meets: Record<string, Met>,
  options: { retries?: number; serverName?: string | null; bulk?: boolean } = {},
): string {
  const { retries = 0, serverName = 'sip.contoso.test', bulk = false } = options
  const rungs = ladderFor(serverName, bulk)
  const attempts: Attempt[] = []
  const names: string[] = []
  let left = retries
  for (;;) {
    const next = nextAttempt(rungs, attempts, left)
    if (next === undefined) return names.join(' ')
    if (next.retry) left -= 1
    const { name } = next.profile
    names.push(next.retry ? `~${name}` : name)
    attempts.push(attempt(name, meets[name] ?? meets['*']!))
  }
}

const ways: [what: string, meets: Record<string, Met>, hellos: string][] = [
  ['protocol_version', { '*': 70 }, 'modern tls1.2 legacy no-extensions ssl3.0'],
  ['handshake_failure', { '*': 40 }, 'modern tls1.2 legacy no-sni anonymous'],
  ['internal_error', { '*': 80 }, 'modern tls1.2 legacy no-sni no-extensions'],
  ['decode_error', { '*': 50 }, 'modern tls1.2 legacy no-extensions'],
  ['unrecognized_name', { '*': 112 }, 'modern no-sni'],
  ['a close', { '*': 'closed' }, 'modern tls1.2 legacy no-sni no-extensions ssl2.0'],
  ['a reset at the hello', { '*': 'connection-reset' }, 'modern tls1.2 legacy no-sni no-extensions ssl2.0'],
  ['a choice that was not offered', { '*': 'unsupported' }, 'modern tls1.2 legacy no-sni anonymous'],
  [
    'what a server of TLS 1.3 with ML-KEM only says',
    { 'tls1.2': 70, legacy: 70, 'no-extensions': 70, 'ssl3.0': 70, '*': 40 },
    'modern tls1.2 legacy no-sni no-extensions ssl3.0 post-quantum anonymous',
  ],
  [
    'a complaint and then a name',
    { modern: 70, '*': 112 },
    'modern tls1.2 legacy no-sni no-extensions ssl3.0',
  ],
  ['user_canceled', { '*': 90 }, 'modern'],
  ['silence', { '*': 'silent' }, 'modern'],
  ['half an answer', { '*': 'timeout' }, 'modern'],
  ['another protocol', { '*': 'not-tls' }, 'modern'],
  ['a malformed flight', { '*': 'malformed' }, 'modern'],
  ['an abort', { '*': 'aborted' }, 'modern'],
  ['a refusal to connect', { '*': 'connect connection-refused' }, 'modern'],
  ['no connection in time', { '*': 'connect connect-timeout' }, 'modern'],
]
for (const [what, meets, hellos] of ways) {
  test(`${what} is met with: ${hellos}`, () => assert.equal(way(meets), hellos))
}

const retried: [what: string, meets: Record<string, Met>, retries: number, hellos: string][] = [
  ['silence', { '*': 'silent' }, 2, 'modern ~tls1.2 ~legacy'],
  [
    'silence to the last rung',
    { '*': 'silent' },
    6,
    'modern ~tls1.2 ~legacy ~no-sni ~no-extensions ~ssl2.0 ~ssl2.0',
  ],
  ['no connection in time', { '*': 'connect connect-timeout' }, 2, 'modern ~modern ~modern'],
  ['a reset while connecting', { '*': 'connect connection-reset' }, 1, 'modern ~modern'],
  ['a refusal to connect', { '*': 'connect connection-refused' }, 5, 'modern'],
  ['another protocol', { '*': 'not-tls' }, 5, 'modern'],
]
for (const [what, meets, retries, hellos] of retried) {
  test(`${what}, with ${retries} retries, is met with: ${hellos}`, () =>
    assert.equal(way(meets, { retries }), hellos))
}

test('without a server name there is none to leave out', () => {
  assert.equal(way({ '*': 112 }, { serverName: null }), 'modern')
  assert.equal(way({ '*': 40 }, { serverName: null }), 'modern tls1.2 legacy anonymous')
})

test('in bulk the TLS 1.2 hello comes first, and the modern one when it is refused', () => {
  assert.equal(way({ '*': 70 }, { bulk: true }), 'tls1.2 modern legacy no-extensions ssl3.0')
  assert.equal(way({ '*': 'closed' }, { bulk: true }), 'tls1.2 modern legacy no-sni no-extensions ssl2.0')
})

test('certificates end it', () => {
  const { failure: _failure, ...made } = attempt('modern', 'closed')
  assert.equal(nextAttempt(ladderFor(null, false), [made], 5), undefined)
})
