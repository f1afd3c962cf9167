// What holds for every set of certificates: random graphs with random faults, and octets that were spoilt.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { baselineConformance, nonconformities, rfc5280Conformance } from '../src/conformance/conformance.ts'
import { randomCase } from '../interop/chains/random-case.ts'
import { buildPaths } from '../src/path/build.ts'
import type { Path, TrustAnchor } from '../src/path/path.ts'
import type { Certificate } from '../src/x509/certificate.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { mutate } from './mutate.ts'
import { parseCases } from './paths/case.ts'
import { settingOf } from './paths/outcome.ts'
import { seededRandom } from './random.ts'

/** A graph as `buildPaths` takes it. */
interface Graph {
  presented: Certificate[]
  anchors: TrustAnchor[]
  paths(presented: readonly Certificate[], anchors?: readonly TrustAnchor[]): Path[]
}

const graphs = Array.from({ length: 300 }, (_, seed) => graphOf(seed))

test('the graphs are of both kinds', () => {
  const valid = graphs.filter(({ presented, paths }) => paths(presented)[0]?.valid === true).length
  assert.ok(valid > 50 && valid < 250, `${valid} are valid`)
})

test('the order of what is presented behind the end entity does not change the best path', () => {
  for (const [seed, { presented, paths }] of graphs.entries()) {
    const [endEntity, ...others] = presented
    if (endEntity === undefined) throw new TypeError('an empty graph')
    const [ahead] = paths([endEntity, ...others])
    const [behind] = paths([endEntity, ...others.toReversed()])
    assert.deepEqual(described(behind), described(ahead), `seed ${seed}`)
  }
})

test('a certificate that has nothing to do with it makes no valid path invalid', () => {
  const strangers = graphOf(1000).presented
  for (const [seed, { presented, paths }] of graphs.entries()) {
    if (paths(presented)[0]?.valid !== true) continue
    assert.equal(paths([...presented, ...strangers])[0]?.valid, true, `seed ${seed}`)
  }
})

test('one more anchor makes no valid path invalid', () => {
  for (const [seed, { presented, anchors, paths }] of graphs.entries()) {
    if (paths(presented)[0]?.valid !== true) continue
    for (const certificate of presented.slice(1)) {
      const more = [...anchors, { certificate, origin: 'the test', public: false }]
      assert.equal(paths(presented, more)[0]?.valid, true, `seed ${seed}`)
    }
  }
})

test('one anchor less makes no invalid path valid', () => {
  for (const [seed, { presented, anchors, paths }] of graphs.entries()) {
    if (paths(presented)[0]?.valid === true) continue
    assert.notEqual(paths(presented, anchors.slice(1))[0]?.valid, true, `seed ${seed}`)
  }
})

test('spoilt certificates give paths and breaches, and no exception', () => {
  const random = seededRandom(7)
  let told = 0
  for (let round = 0; round < 1500; round += 1) {
    const { presented, anchors, paths } = random.pick([graphs[0]!, ...graphs.slice(1)])
    const [first, ...rest] = presented.map(({ der }) => der)
    if (first === undefined) throw new TypeError('an empty graph')
    const spoilt = presented.map(({ der }) =>
      random.oneIn(2) ? decodeCertificate(mutate(der, [first, ...rest], random)) : decodeCertificate(der),
    )
    const found = paths(spoilt, anchors)
    assert.ok(found.length > 0 && found.length <= 64, `round ${round}: ${found.length} paths`)
    for (const certificate of spoilt) {
      for (const profile of [rfc5280Conformance, baselineConformance]) {
        told += nonconformities(
          certificate,
          random.pick(['root', 'intermediate', 'end-entity']),
          profile,
        ).length
      }
    }
  }
  assert.ok(told > 0)
})

function graphOf(seed: number): Graph {
  const [current] = parseCases(randomCase(seededRandom(seed), `seed ${seed}`), 'random')
  if (current === undefined) throw new TypeError('no graph was made')
  const { certificates, presented, trusted, at, options } = settingOf(current)
  const pick = (labels: readonly string[]) => labels.flatMap((label) => certificates.get(label) ?? [])
  const anchors = pick(trusted).map((certificate) => ({ certificate, origin: 'the test', public: false }))
  return {
    presented: pick(presented),
    anchors,
    paths: (some, others = anchors) => buildPaths(some, others, at, options),
  }
}

/** Two paths may be as good as each other; how good has to be the same. */
function described(path: Path | undefined) {
  return [path?.valid, path?.errors.length, path?.certificates.length]
}
