import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Rate } from './rate.ts'

test('nothing came: none a second', () => assert.equal(new Rate().perSecond(1000), 0))

test('a steady stream has its rate, whatever came long before', () => {
  const rate = new Rate()
  for (let at = 0; at <= 20_000; at += 100) rate.add(at < 10_000 ? 1000 : 5, at)
  assert.ok(Math.abs(rate.perSecond(20_000) - 50) < 2)
})

test('the first ones give no fantastic rate', () => {
  const rate = new Rate()
  rate.add(10, 500)
  assert.equal(rate.perSecond(500), 40)
})

test('a rate goes down when nothing comes any more', () => {
  const rate = new Rate()
  rate.add(100, 0)
  assert.equal(rate.perSecond(5000), 20)
  assert.equal(rate.perSecond(5001), 0)
})
