import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CertificateFacts, PathFacts } from '../../report/report.ts'
import { bundleMarks } from './bundle-marks.ts'
import { crossSignsOf, errorsOfPath, pathTree } from './path-tree.ts'

const path = (certificates: string[], errors: PathFacts['errors'] = []): PathFacts => ({
  certificates,
  valid: errors.length === 0,
  profile: 'RFC 5280',
  errors,
  programs: {},
})

test('paths are one up to where they part', () => {
  const tree = pathTree([path(['e', 'i', 'r']), path(['e', 'i', 'x', 'r'])])
  assert.equal(tree.length, 1)
  const [issuing] = tree[0]?.issuers ?? []
  assert.deepEqual(issuing?.candidates, [0, 1])
  assert.deepEqual(
    issuing?.issuers.map(({ sha256, ends }) => [sha256, ends]),
    [
      ['r', [0]],
      ['x', []],
    ],
  )
})

test('an error stands at its member, once, with the paths that have it', () => {
  const error = { code: 'expired', certificate: 'i', detail: 'ended' }
  const paths = [path(['e', 'i', 'r'], [error]), path(['e', 'i', 'x'], [error]), path(['e', 'i', 'y'])]
  assert.deepEqual(pathTree(paths)[0]?.issuers[0]?.errors, [{ error, candidates: [0, 1] }])
})

test('an error of no member is one of the path', () => {
  const errors = [
    { code: 'a', detail: '' },
    { code: 'b', certificate: 'stranger', detail: '' },
    { code: 'c', certificate: 'e', detail: '' },
  ]
  assert.deepEqual(
    errorsOfPath(path(['e'], errors)).map(({ code }) => code),
    ['a', 'b'],
  )
})

test('cross-signs have the name and the key of a certificate and another issuer', () => {
  const certificate = (sha256: string, issuer: string, key: string) =>
    ({ sha256, subject: 'CN=CA', issuer, publicKey: { sha256: key } }) as CertificateFacts
  const certificates = {
    a: certificate('a', 'CN=Root', 'k'),
    b: certificate('b', 'CN=Other', 'k'),
    c: certificate('c', 'CN=Other', 'another'),
    d: certificate('d', 'CN=Root', 'k'),
  }
  assert.deepEqual(
    crossSignsOf('a', certificates).map(({ sha256 }) => sha256),
    ['b'],
  )
})

test('what was sent is marked against what should be', () => {
  const bundle = { certificates: ['e', 'i', 'j'], same: false, complete: true }
  const { sent, wanted } = bundleMarks(['e', 'j', 'i', 'r', 'e'], bundle, [
    { index: 3, reason: 'self-signed' },
    { index: 4, reason: 'duplicate' },
  ])
  assert.deepEqual(
    sent.map(({ mark }) => mark),
    ['right', 'misplaced', 'misplaced', 'self-signed', 'duplicate'],
  )
  assert.deepEqual(
    wanted.map(({ sentAt }) => sentAt),
    [0, 2, 1],
  )
})

test('what should be sent and was not has no place in what was sent; what follows it is still right', () => {
  const bundle = { certificates: ['e', 'i', 'j'], same: false, complete: true }
  const { sent, wanted } = bundleMarks(['e', 'j'], bundle)
  assert.deepEqual(
    sent.map(({ mark }) => mark),
    ['right', 'right'],
  )
  assert.deepEqual(
    wanted.map(({ sentAt }) => sentAt),
    [0, undefined, 1],
  )
})
