import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordName } from './record.ts'
import { domainRecords } from './records.ts'

test('ids and questions are unique', () => {
  const ids = domainRecords.map(({ id }) => id)
  assert.deepEqual(ids, [...new Set(ids)])
  const questions = domainRecords.map((record) => `${recordName(record, 'contoso.test')} ${record.type}`)
  assert.deepEqual(questions, [...new Set(questions)])
})

test('every record says what it is for, whom it concerns and who says so', () => {
  for (const { id, meaning, service, concerns, source } of domainRecords) {
    assert.ok(meaning && service && concerns && source.title, id)
  }
})

test('records of hosts that are checked name their ports, SRV records leave them to DNS', () => {
  for (const { id, type, check } of domainRecords) {
    if (check === undefined) continue
    assert.equal(check.ports === undefined, type === 'SRV', id)
  }
})

test('what belongs to Microsoft is no part of the domain', () => {
  for (const { name, scope } of domainRecords) {
    assert.equal(scope === 'microsoft', !name.includes('{'), name)
  }
})
