import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { matchDnsName } from './match.ts'

const pairs: [presented: string, reference: string, result: 'exact' | 'wildcard' | 'none'][] = [
  ['sip.contoso.test', 'sip.contoso.test', 'exact'],
  ['SIP.Contoso.test', 'sip.CONTOSO.test', 'exact'],
  ['sip.contoso.test', 'sip.contoso.test.', 'exact'],
  ['sip.contoso.test.', 'sip.contoso.test', 'exact'],
  ['sip.contoso.test', 'contoso.test', 'none'],
  ['contoso.test', 'sip.contoso.test', 'none'],
  ['xn--mnchen-3ya.test', 'münchen.test', 'exact'],
  ['münchen.test', 'münchen.test', 'none'],
  ['*.contoso.test', 'sip.contoso.test', 'wildcard'],
  ['*.CONTOSO.test', 'sip.contoso.test.', 'wildcard'],
  ['*.contoso.test', 'xn--mnchen-3ya.contoso.test', 'wildcard'],
  ['*.contoso.test', 'contoso.test', 'none'],
  ['*.contoso.test', 'a.sip.contoso.test', 'none'],
  ['*.contoso.test', '.contoso.test', 'none'],
  ['*.contoso.test', '*.contoso.test', 'none'],
  ['*.test', 'contoso.test', 'none'],
  ['*.localhost', 'app.localhost', 'none'],
  ['*.co.uk', 'contoso.co.uk', 'wildcard'],
  ['*.', 'contoso', 'none'],
  ['*', 'contoso', 'none'],
  ['*', 'contoso.test', 'none'],
  ['s*.contoso.test', 'sip.contoso.test', 'none'],
  ['*p.contoso.test', 'sip.contoso.test', 'none'],
  ['s*p.contoso.test', 'sip.contoso.test', 'none'],
  ['xn--*.contoso.test', 'xn--mnchen-3ya.contoso.test', 'none'],
  ['**.contoso.test', 'sip.contoso.test', 'none'],
  ['*.*.contoso.test', 'a.sip.contoso.test', 'none'],
  ['sip.*.test', 'sip.contoso.test', 'none'],
  ['192.0.2.1', '192.0.2.1', 'none'],
  ['*.0.2.1', '192.0.2.1', 'none'],
  ['sip.contoso.test\0.evil.test', 'sip.contoso.test', 'none'],
  ['', '', 'none'],
]

for (const [presented, reference, result] of pairs) {
  test(`${JSON.stringify(presented)} against ${reference}: ${result}`, () => {
    assert.equal(matchDnsName(presented, reference), result)
  })
}

test('a wildcard covers exactly the names that add one label to its parent', () => {
  const label = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '-'), minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.array(label, { maxLength: 3 }), fc.array(label, { maxLength: 3 }), (added, parent) => {
      const suffix = [...parent, 'x', 'test']
      const covered = added.length === 1 ? 'wildcard' : 'none'
      assert.equal(matchDnsName(`*.${suffix.join('.')}`, [...added, ...suffix].join('.')), covered)
    }),
  )
})
