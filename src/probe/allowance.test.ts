import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAuthUnknown, type EndpointObservation } from '../report/observation.ts'
import { Allowance, mostFetchedOctets, mostCertificateOctets } from './allowance.ts'

function observed(...presented: Uint8Array[]): EndpointObservation {
  return {
    ...{ host: 'sip.contoso.test', address: '192.0.2.1', port: 443, serverName: null, member: true },
    ...{ alerts: [], clientAuth: clientAuthUnknown, timings: {}, tries: 1, attempts: [] },
    presented,
    transcripts: [
      {
        ...{ attempt: 'modern', end: 'done', timeout: 1000, sent: new Uint8Array() },
        received: Buffer.concat(presented),
      },
    ],
  }
}

const third = Math.ceil(mostCertificateOctets / 3)

test('members of a pool that present the same certificates share them', () => {
  const allowance = new Allowance()
  const first = allowance.admit(observed(new Uint8Array(third).fill(1)))
  for (let member = 0; member < 20; member += 1) {
    const { presented, failure } = allowance.admit(observed(new Uint8Array(third).fill(1)))
    assert.equal(failure, undefined)
    assert.equal(presented[0], first.presented[0])
  }
})

test('addresses that each present another large certificate are told apart from those that may be kept', () => {
  const allowance = new Allowance()
  const outcomes = [1, 2, 3, 4].map((octet) => allowance.admit(observed(new Uint8Array(third).fill(octet))))
  assert.deepEqual(
    outcomes.map(({ failure, presented }) => [failure?.code, presented.length]),
    [
      [undefined, 1],
      [undefined, 1],
      ['too-large', 0],
      ['too-large', 0],
    ],
  )
  assert.match(outcomes[2]?.failure?.detail ?? '', /together are more than/)
  // What is small still has room.
  assert.equal(allowance.admit(observed(new Uint8Array(1000))).failure, undefined)
})

test('transcripts are kept as long as there is room for them', () => {
  const allowance = new Allowance()
  const list = new Uint8Array(third).fill(7)
  const kept = Array.from({ length: 10 }, () => allowance.admit(observed(list)).transcripts.length)
  assert.equal(kept[0], 1)
  assert.equal(kept.at(-1), 0)
})

test('what was fetched is kept up to 64 MiB for a target, and the same octets count once', () => {
  const allowance = new Allowance()
  const crl = (octets: Uint8Array) => ({
    url: 'http://crl.test/',
    purpose: 'crl' as const,
    outcome: 'ok' as const,
    octets,
  })
  const half = new Uint8Array(mostFetchedOctets / 2)
  const admitted = allowance.admitFetched([half, half, half, half.slice(), Uint8Array.of(1)].map(crl))
  assert.deepEqual(
    admitted.map(({ outcome, octets }) => `${outcome} ${octets?.length}`),
    [...Array.from({ length: 4 }, () => `ok ${half.length}`), 'too-large undefined'],
  )
  assert.deepEqual(allowance.admitFetched([crl(half)]), [crl(half)])
})
