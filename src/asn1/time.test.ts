import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DerReader } from './der.ts'
import { FaultList } from './fault.ts'
import { tags } from './tag.ts'
import { readTime } from './time.ts'

const table: [tag: number, text: string, moment: string | undefined, fault?: RegExp][] = [
  [tags.utcTime, '260228120000Z', '2026-02-28T12:00:00.000Z'],
  [tags.utcTime, '491231235959Z', '2049-12-31T23:59:59.000Z'],
  [tags.utcTime, '500101000000Z', '1950-01-01T00:00:00.000Z'],
  [tags.utcTime, '990101000000Z', '1999-01-01T00:00:00.000Z'],
  [tags.utcTime, '2602281200Z', '2026-02-28T12:00:00.000Z', /UTCTime has no seconds/],
  [tags.utcTime, '260228120000+0130', '2026-02-28T10:30:00.000Z', /offset \+0130 instead of Z/],
  [tags.utcTime, '260228120000-0800', '2026-02-28T20:00:00.000Z', /offset -0800 instead of Z/],
  [tags.utcTime, '260228120000', '2026-02-28T12:00:00.000Z', /no time zone/],
  [tags.utcTime, '260229120000Z', undefined, /does not exist/],
  [tags.utcTime, '261301120000Z', undefined, /does not exist/],
  [tags.utcTime, '260100120000Z', undefined, /does not exist/],
  [tags.utcTime, '260101240000Z', undefined, /does not exist/],
  [tags.utcTime, '260101006000Z', undefined, /does not exist/],
  [tags.utcTime, '260101000060Z', undefined, /does not exist/],
  [tags.utcTime, '20260228120000Z', undefined, /is no time/],
  [tags.utcTime, '26022812000xZ', undefined, /is no time/],
  [tags.utcTime, '', undefined, /is no time/],
  [tags.utcTime, '26022812000\u0660Z', undefined, /is no time/],
  [tags.utcTime, `260228120000Z${' '.repeat(60)}`, undefined, /is no time/],
  [tags.generalizedTime, '20500101000000Z', '2050-01-01T00:00:00.000Z'],
  [tags.generalizedTime, '99991231235959Z', '9999-12-31T23:59:59.000Z'],
  [tags.generalizedTime, '00010101000000Z', '0001-01-01T00:00:00.000Z'],
  [tags.generalizedTime, '20240229000000Z', '2024-02-29T00:00:00.000Z'],
  [tags.generalizedTime, '20500101000000.5Z', '2050-01-01T00:00:00.500Z', /fraction of a second/],
  [tags.generalizedTime, '2050010100Z', '2050-01-01T00:00:00.000Z', /no seconds/],
  [tags.generalizedTime, '20500101000000', '2050-01-01T00:00:00.000Z', /no time zone/],
  [tags.generalizedTime, '500101000000Z', undefined, /is no time|does not exist/],
]
for (const [tag, text, moment, fault] of table) {
  test(`${tag === tags.utcTime ? 'UTCTime' : 'GeneralizedTime'} ${JSON.stringify(text)} is ${moment ?? 'refused'}`, () => {
    const content = new TextEncoder().encode(text)
    const list = new FaultList()
    const reader = new DerReader(Uint8Array.of(tag, content.length, ...content), list)
    assert.equal(readTime(reader, reader.whole('the input'))?.toISOString(), moment)
    if (fault === undefined) assert.deepEqual(list.faults, [])
    else assert.match(list.faults.map(({ message }) => message).join(), fault)
  })
}
