import assert from 'node:assert/strict'
import { test } from 'node:test'
import { poolReport } from '../../test/report-samples.ts'
import type { Finding, Severity } from '../report/finding.ts'
import { profiles } from '../report/target.ts'
import { productsAtHand } from '../rules/data/products.ts'
import { remedies, type Remedy } from '../rules/data/recipes.ts'
import { recipesFor } from './recipes.ts'

function finding(rule: string, severity: Severity, rest: Partial<Finding> = {}): Finding {
  return { rule, severity, message: 'It is so.', fix: 'Mend it.', evidence: {}, source: [], ...rest }
}

const report = (...findings: Finding[]) => ({ findings, endpoints: [], pools: [] })

test('a fault is followed by what to type on the product of the role', () => {
  const recipes = recipesFor(report(finding('exp-expired', 'error')), 'edge')
  assert.deepEqual(
    recipes.map(({ remedy, product, rules }) => [remedy, product, rules]),
    [
      ['request', 'Skype for Business Server, Lync Server', ['exp-expired']],
      ['assign', 'Skype for Business Server, Lync Server', ['exp-expired']],
    ],
  )
  assert.match(recipes[1]!.text, /Set-CsCertificate/)
})

test('several products may be at hand, and a remedy stands once for all its rules', () => {
  const recipes = recipesFor(
    report(finding('teams-ca', 'error'), finding('teams-fqdn', 'error')),
    'teams-sbc',
  )
  const request = recipes.filter(({ remedy }) => remedy === 'request')
  assert.deepEqual(
    request.map(({ product, rules }) => [product, rules]),
    [
      ['AudioCodes Mediant', ['teams-ca', 'teams-fqdn']],
      ['Ribbon SBC Edge', ['teams-ca', 'teams-fqdn']],
    ],
  )
})

for (const [server, product] of [
  ['Mediant SBC/v.7.40A.500.357', 'AudioCodes Mediant'],
  ['SONUS SBC 1000', 'Ribbon SBC Edge'],
  ['TANDBERG/4137 (X15.0.2)', 'Cisco Expressway'],
  ['Cisco-CUCM14.0', 'Cisco Unified Communications Manager'],
  ['kamailio (5.8.4 (x86_64/linux))', 'Kamailio'],
  ['OpenSIPS (3.4.5)', 'OpenSIPS'],
  ['RTC/7.0', 'Skype for Business Server, Lync Server'],
] as const) {
  test(`a SIP answer of "${server}" tells the product, whatever the role`, () => {
    const [endpoint] = poolReport.endpoints
    assert.ok(endpoint)
    const endpoints = [
      { ...endpoint, findings: [finding('exp-expired', 'error')], sip: { detail: '', server } },
    ]
    const told = recipesFor({ findings: [], pools: [], endpoints }, 'teams-sbc')
    const named = told.map((recipe) => recipe.product).filter((title) => title !== 'any other system')
    assert.deepEqual([...new Set(named)], [product])
  })
}

test('where no product at hand has words for a remedy, the generic ones stand', () => {
  const [recipe, ...others] = recipesFor(report(finding('srv-missing', 'error')), 'edge')
  assert.deepEqual([recipe?.product, others], ['any other system', []])
})

for (const [name, findings] of [
  ['nothing is wrong', [finding('name-san-match', 'ok')]],
  ['there are only notices', [finding('pki-private-ca', 'info')]],
  ['the fault only follows from another', [finding('exp-expired', 'error', { follows: { rule: 'x' } })]],
] as const) {
  test(`there is no recipe when ${name}`, () => {
    assert.deepEqual(recipesFor(report(...findings), 'edge'), [])
  })
}

test('warnings get recipes where there is no error, and wait where there is one', () => {
  const warning = finding('chain-wrong-order', 'warning')
  assert.deepEqual(
    recipesFor(report(warning), 'web').map(({ remedy }) => remedy),
    ['send-chain', 'send-chain'],
  )
  const withError = recipesFor(report(warning, finding('tls-teams-suites', 'error')), 'web')
  assert.deepEqual([...new Set(withError.map(({ remedy }) => remedy))], ['tls-settings'])
})

test('every remedy has generic words, and every role a product', () => {
  for (const [id, { recipes }] of Object.entries<Remedy>(remedies)) assert.ok(recipes.generic, id)
  for (const profile of profiles) assert.ok(productsAtHand[profile].length > 0, profile)
})
