import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closestName } from './closest-name.ts'

test('the closest name shares the most labels from the right', () => {
  const names = ['sip.fabrikam.test', 'www.contoso.test', 'access.emea.contoso.test']
  assert.equal(closestName('sip.contoso.test', names), 'www.contoso.test')
  assert.equal(closestName('sip.EMEA.contoso.test', names), 'access.emea.contoso.test')
  assert.equal(closestName('sip.contoso.example', names), 'sip.fabrikam.test')
})

test('without names there is no closest one', () => {
  assert.equal(closestName('sip.contoso.test', []), undefined)
})
