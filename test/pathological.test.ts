// Sets of certificates that are meant to keep somebody busy: the answer is right, and it comes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildPaths } from '../src/path/build.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { pathologicalSets, pathologicalTime } from './paths/pathological.ts'

/** Milliseconds; about a tenth of it is needed on a machine that has nothing else to do. */
const deadline = 5000

for (const make of pathologicalSets) {
  const { title, presented, anchors, options, valid } = make()
  test(`pathological: ${title}`, () => {
    const certificates = presented.map(({ der }) => decodeCertificate(der))
    const trusted = anchors.map(({ der }) => ({
      certificate: decodeCertificate(der),
      origin: 'the test',
      public: false,
    }))
    const started = performance.now()
    const paths = buildPaths(certificates, trusted, pathologicalTime, options)
    const milliseconds = performance.now() - started
    assert.equal(paths[0]?.valid, valid)
    assert.ok(paths.length <= 64, `${paths.length} paths`)
    assert.ok(milliseconds < deadline, `took ${Math.round(milliseconds)} ms`)
  })
}
