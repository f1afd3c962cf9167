import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scenarioPlans } from './scenarios.ts'

test('ids and domains are there once', () => {
  for (const key of ['id', 'domain'] as const) {
    const values = scenarioPlans.map((plan) => plan[key])
    assert.equal(new Set(values).size, values.length)
  }
})

test('scenarios that are asked with --online stand behind all others', () => {
  const first = scenarioPlans.findIndex(({ online }) => online)
  assert.ok(first > 0)
  assert.ok(scenarioPlans.slice(first).every(({ online }) => online))
})

test('every name is under a reserved top-level domain (RFC 2606)', () => {
  for (const { domain, host = domain, aliasOf = domain } of scenarioPlans) {
    for (const name of [domain, host, aliasOf]) assert.match(name, /\.(test|example)$/)
  }
})

test('there are as many scenarios as a tour of the faults needs', () => {
  assert.ok(scenarioPlans.length >= 60, String(scenarioPlans.length))
})

for (const { id, expect, headline, verdict } of scenarioPlans) {
  test(`${id}: the headline tells of a fault that is expected, as bad as the verdict`, () => {
    const isFault = verdict === 'error' || verdict === 'warning'
    assert.equal(headline !== undefined, isFault)
    if (headline !== undefined) assert.ok(expect.some((finding) => finding.split(':')[0] === headline))
  })

  test(`${id}: the verdict is that of the worst finding expected`, () => {
    for (const finding of expect) assert.match(finding, /^[a-z0-9-]+:(error|warning|unknown|info|ok)$/)
    const worst = (['error', 'unknown', 'warning'] as const).find((severity) =>
      expect.some((finding) => finding.endsWith(`:${severity}`)),
    )
    // An alert is no fault by itself, and yet no certificate was seen.
    if (worst === undefined) assert.ok(verdict === 'ok' || verdict === 'unknown')
    else assert.equal(verdict, worst)
  })
}
