import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followAliases } from './alias.ts'
import type { DnsAnswer } from './query.ts'

const cname = (name: string, data: string): DnsAnswer => ({ name, type: 'CNAME', ttl: 60, data })
const a = (name: string, data: string): DnsAnswer => ({ name, type: 'A', ttl: 60, data })
const links = (count: number): DnsAnswer[] =>
  Array.from({ length: count }, (_, index) => cname(`n${index}.test`, `n${index + 1}.test`))

test('records of the name itself need no alias', () => {
  const answers = [a('sip.test', '192.0.2.1'), a('other.test', '192.0.2.9'), a('SIP.test', '192.0.2.2')]
  assert.deepEqual(followAliases(answers, ['sip.test'], 'A'), {
    names: ['sip.test'],
    records: [answers[0], answers[2]],
    loop: false,
  })
})

test('aliases are followed whatever their order, case and trailing dots', () => {
  const answers = [a('c.test', '192.0.2.1'), cname('B.test', 'C.test.'), cname('a.test', 'b.test')]
  assert.deepEqual(followAliases(answers, ['A.test'], 'A'), {
    names: ['a.test', 'b.test', 'c.test'],
    records: [answers[0]],
    loop: false,
  })
})

test('an answer that ends with an alias gives the name to ask for', () => {
  const path = followAliases([cname('a.test', 'b.elsewhere.test')], ['a.test'], 'A')
  assert.deepEqual(path, { names: ['a.test', 'b.elsewhere.test'], records: [], loop: false })
})

test('an alias back to a name of the path is a loop, also of an earlier answer', () => {
  assert.equal(followAliases([cname('a.test', 'a.test')], ['a.test'], 'A').loop, true)
  assert.equal(
    followAliases([cname('a.test', 'b.test'), cname('b.test', 'a.test')], ['a.test'], 'A').loop,
    true,
  )
  assert.equal(followAliases([cname('b.test', 'a.test')], ['a.test', 'b.test'], 'A').loop, true)
})

test('eight links are followed, the ninth is one too many', () => {
  const eight = followAliases([...links(8), a('n8.test', '192.0.2.1')], ['n0.test'], 'A')
  assert.equal(eight.records.length, 1)
  assert.equal(followAliases([...links(9), a('n9.test', '192.0.2.1')], ['n0.test'], 'A').loop, true)
})
