import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificate, issuing, now, publicRoot, root } from '../../test/facts.ts'
import { buildPaths } from '../path/build.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import { describeCertificate } from '../trust/join-lists.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { pathFacts } from './path-facts.ts'

const list = {
  id: 'mozilla',
  program: 'mozilla',
  title: 'the list',
  source: 'https://lists.test/',
  checkedOn: '2026-11-01',
  purposes: 'tls',
} as const
const known = {
  ...describeCertificate(decodeCertificate(root.der)),
  lists: new Map([['mozilla', 'listed']] as const),
}
const free: ProgramFacts = { lists: [list], roots: [known], restrictions: [] }
const restricted: ProgramFacts = {
  ...free,
  restrictions: [
    {
      program: 'mozilla',
      kind: 'issued-after',
      date: '2026-06-01',
      roots: [known.sha256.slice(0, 16)],
      source: 'notes',
      checkedOn: '2026-11-01',
      confidence: 'read',
    },
  ],
}

function facts(begun: string, programs: ProgramFacts, anchored = true) {
  const presented = [certificate({ notBefore: new Date(begun) }), issuing].map(({ der }) =>
    decodeCertificate(der),
  )
  const [path] = buildPaths(presented, anchored ? [publicRoot] : [], now)
  assert.ok(path)
  return pathFacts(path, now, programs)
}

test('one root, many end entities: each is told what holds for itself', () => {
  assert.equal(facts('2026-05-01', restricted).programs['mozilla']?.trusted, 'yes')
  assert.equal(facts('2026-07-01', restricted).programs['mozilla']?.trusted, 'no')
  assert.equal(facts('2026-05-01', restricted).programs['mozilla']?.trusted, 'yes')
  assert.equal(facts('2026-07-01', free).programs['mozilla']?.trusted, 'yes')
  assert.equal(facts('2026-07-01', free).programs['mozilla']?.trusted, 'yes')
})

test('a known root that is not at hand is named, with where it can be had', () => {
  const { root: missing, certificates } = facts('2026-07-01', free, false)
  assert.equal(missing?.name, 'Contoso Root CA')
  assert.equal(certificates.includes(missing.sha256), false)
  assert.deepEqual(
    missing.links.map(({ kind }) => kind),
    ['windows-update', 'search'],
  )
  assert.equal(facts('2026-07-01', { ...free, roots: [] }, false).root, undefined)
})
