import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rootBySha256 } from './find-root.ts'
import { installCommands } from './install-commands.ts'
import { rootCard } from './root-card.ts'
import { searchRoots } from './search.ts'
import { shippedFacts } from './shipped.ts'

const facts = shippedFacts()
const today = new Date('2026-11-23T12:00:00Z')

function card(query: string) {
  const [root] = searchRoots(facts.roots, query)
  assert.ok(root, query)
  return rootCard(root, facts, [], today)
}

test('what the programs hold against a root is told with the day and source of each', () => {
  const baltimore = card('Baltimore CyberTrust').programs.windows
  assert.equal(baltimore.trusted, 'no')
  assert.match(baltimore.detail, /^Windows disabled the root on 2026-08-25 \(Microsoft Trusted Root Program/)
  const entrust = card('43df5774b03e7fef').programs
  assert.equal(entrust.windows.trusted, 'partly')
  assert.match(
    entrust.windows.detail,
    /Windows trusts certificates issued up to 2025-04-16 only \(.*, 2026-11-23\)$/,
  )
  assert.equal(entrust.apple.trusted, 'unknown')
  assert.match(entrust.apple.detail, /not verified/)
  assert.equal(entrust.mozilla.trusted, 'no')
  const first = card('DigiCert Global Root CA').programs
  assert.match(first.chrome.detail, /Chrome ended its trust on 2026-04-15/)
  assert.match(first.mozilla.detail, /Mozilla ended its trust on 2026-04-15/)
})

test('a root that nobody lists has no links; every root has commands with its file', () => {
  const stranger = { ...card('ISRG Root X1'), lists: new Map(), subject: 'CN=Fabrikam Root; rm -rf $HOME' }
  const unlisted = rootCard(stranger, facts, ['the file given'], today)
  assert.deepEqual(unlisted.links, [])
  for (const { line } of unlisted.commands) assert.match(line, /fabrikam-root-rm-rf-home\.crt/)
  for (const root of facts.roots) rootCard(root, facts, [], today)
  assert.throws(() => installCommands('a b.crt'), RangeError)
})

test('every root of the table is found by its SHA-256', () => {
  for (const root of facts.roots) assert.equal(rootBySha256(root.sha256, facts), root)
})
