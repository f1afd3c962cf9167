// The evidence pack as a partner gets it: opened from a file, in a browser, without any network.
import assert from 'node:assert/strict'
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { startEstate } from '../../src/estate/estate.ts'
import { run } from '../script.ts'
import { launchBrowser, noBrowser } from './chromium.ts'

test(
  'an evidence pack opens in a browser without network, runs nothing and asks for nothing',
  {
    skip: noBrowser ?? false,
  },
  async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'farend-pack-'))
    const pack = join(folder.path, 'pack.html')
    const estate = await startEstate()
    const root = join(folder.path, 'root.pem')
    await writeFile(root, estate.rootPem)
    const words = ['--fed', 'fabrikam.test', '--dns', estate.dns, '--ca', root, '--evidence', pack]
    const { code, stderr } = await run([...words, '--quiet'])
    await estate.close()
    assert.equal(code, 1, stderr)

    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ offline: true })
      const asked: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      const url = pathToFileURL(pack).href
      await page.goto(url)
      const shown = await page.locator('body').innerText()
      assert.match(shown, /fabrikam\.test/)
      assert.match(shown, /dnslb-cert-differs/)
      assert.deepEqual(asked, [url])
      assert.deepEqual(complaints, [])
      // What is in the page for machines is what the file holds.
      const block = await page.locator('#farend-report').textContent()
      const { reports } = JSON.parse(block ?? '')
      assert.equal(reports[0].target.name, 'fabrikam.test')
      assert.ok((await readFile(pack, 'utf8')).includes('farend-evidence'))
    } finally {
      await browser.close()
    }
  },
)
