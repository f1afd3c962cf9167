import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { hostileReport, nowhereReport, poolReport, silentReport } from '../../test/report-samples.ts'
import { renderClassic } from './classic.ts'

const folder = join(import.meta.dirname, '../../testdata/render')
const snapshots = {
  'classic-basic': renderClassic(poolReport, { advanced: false, chain: false }),
  'classic-full': renderClassic(poolReport, { advanced: true, chain: true }),
  'classic-silent': renderClassic(silentReport, { advanced: false, chain: false }),
  'classic-nowhere': renderClassic(nowhereReport, { advanced: false, chain: false }),
}

for (const [name, text] of Object.entries(snapshots)) {
  test(`the predecessor's layout: ${name} is as recorded`, (t) => {
    t.assert.fileSnapshot(text, join(folder, `${name}.txt`), { serializers: [String] })
  })
}

test("the predecessor's layout lets nothing of a hostile far end through", () => {
  const text = renderClassic(hostileReport, { advanced: true, chain: true })
  assert.doesNotMatch(text, /[^\n\P{Cc}]|\p{Cf}/u)
  assert.doesNotMatch(text, /^FAKE/m)
})
