// Six representative reports as a terminal of 80 columns without colour shows them. Each stands in testdata/reports as
// it was captured once (.json) and as text, for people to read.
//   UPDATE_REPORTS=1 node --test test/report-text.test.ts         writes the texts anew
//   UPDATE_REPORTS=capture node --test test/report-text.test.ts   captures the reports anew, too
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { demoTargets } from '../src/cli/demo-targets.ts'
import { startEstate } from '../src/estate/estate.ts'
import { renderText } from '../src/render/text.ts'
import type { Report } from '../src/report/report.ts'
import { check } from '../src/scan.ts'
import { anchorsOf } from '../src/trust/anchors.ts'

/** Scenarios of the demo, by what they stand for. */
const shown = {
  'healthy-pool': 'healthy-pool',
  'pool-with-old-certificate': 'half-renewed-pool',
  'issuer-missing': 'without-cross',
  'client-certificate-demanded': 'client-certificate-demanded',
  'teams-private-authority': 'teams-private-ca',
  'domain-without-srv': 'srv-missing',
}

const folder = join(import.meta.dirname, '../testdata/reports')
const update = process.env['UPDATE_REPORTS']

before(async () => {
  if (update !== 'capture') return
  const estate = await startEstate()
  const targets = demoTargets(estate, false)
  for (const [name, id] of Object.entries(shown)) {
    const index = estate.scenarios.findIndex((scenario) => scenario.id === id)
    const anchors = anchorsOf(estate.rootPem, 'root of the demo estate', true)
    const report = await check(targets[index]!, { dns: estate.dns, anchors, timeout: 1500 })
    await writeFile(join(folder, `${name}.json`), `${JSON.stringify(report, null, 1)}\n`)
  }
  await estate.close()
})

for (const name of Object.keys(shown)) {
  test(`${name} reads as it stands in testdata/reports, within 80 columns and without colour`, async () => {
    const report: Report = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'))
    const text = renderText(report, { width: 80, color: false, ascii: false, advanced: false, chain: false })
    const file = join(folder, `${name}.txt`)
    if (update !== undefined) await writeFile(file, text)
    assert.equal(text, await readFile(file, 'utf8'))
    // An unbroken word, such as a fingerprint, may be longer than the line; nothing else is.
    const long = text.split('\n').filter((line) => Array.from(line).length > 80)
    assert.deepEqual(
      long.filter((line) => !/^\s*\S{60,}\s*$/.test(line)),
      [],
    )
    assert.ok(!text.includes('\u001B'))
  })
}
