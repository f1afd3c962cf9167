// The data that comes with a release: complete, sourced, and no older than it may be.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { programIds, shortLength } from './facts.ts'
import { linksCheckedOn, publishers } from './link-table.ts'
import { namedSets } from './named-sets.ts'
import { formatRootLine } from './root-line.ts'
import { rootTable } from './root-table.ts'
import { shippedFacts } from './shipped.ts'
import { rootName } from './subject.ts'

const { lists, roots, restrictions } = shippedFacts()
const days = 86_400_000

/** The day to which data must be fresh: that of the newest release; before any, the newest day in the data. */
function releaseDay(): string {
  const changes = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8')
  const newest = /^## \S+ – (\S+)$/m.exec(changes)?.[1]
  assert.ok(newest, 'CHANGELOG.md begins with "## <version> – <date or unreleased>"')
  if (newest !== 'unreleased') return newest
  return lists.map(({ checkedOn }) => checkedOn).reduce((a, b) => (a > b ? a : b))
}

test('no list, restriction or link is older than 400 days at the release, or it is marked as old', () => {
  const release = Date.parse(releaseDay())
  assert.ok(Number.isFinite(release))
  const dated = [
    ...lists.filter(({ old }) => !old).map(({ id, checkedOn }) => ({ what: id, checkedOn })),
    ...restrictions.map(({ source, date, checkedOn }) => ({ what: `${source} ${date}`, checkedOn })),
    ...namedSets.map(({ id, checkedOn }) => ({ what: id, checkedOn })),
    { what: 'links', checkedOn: linksCheckedOn },
  ]
  const stale = dated.filter(({ checkedOn }) => !(release - Date.parse(checkedOn) <= 400 * days))
  assert.deepEqual(stale, [], 'check these at their sources, or mark the list as old')
})

test('everything that is stated has a source', () => {
  for (const list of lists) {
    assert.match(list.source, /^https:\/\//, list.id)
    assert.match(list.checkedOn, /^\d{4}-\d\d-\d\d$/, list.id)
    assert.ok(list.title)
  }
  for (const { source, checkedOn, date } of restrictions) {
    assert.ok(source.length > 10, date)
    assert.match(`${checkedOn} ${date}`, /^\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/)
  }
  for (const program of programIds)
    assert.ok(
      lists.some((list) => list.program === program),
      program,
    )
})

test('the table holds membership of at least 150 roots in every program, in lines that read back as written', () => {
  assert.ok(roots.length >= 150)
  assert.equal(roots.map(formatRootLine).join('\n'), rootTable.trim())
  assert.equal(new Set(roots.map(({ sha256 }) => sha256)).size, roots.length)
  assert.equal(new Set(roots.map(({ sha256 }) => sha256.slice(0, shortLength))).size, roots.length)
  const counts = lists.map(({ id }) => [id, roots.filter((root) => root.lists.has(id)).length])
  assert.deepEqual(Object.fromEntries(counts), {
    windows: 331,
    mozilla: 121,
    apple: 156,
    chrome: 104,
    openjdk17: 89,
    oracle13: 93,
    android: 145,
  })
  const known = new Set(lists.map(({ id }) => id))
  for (const root of roots) for (const id of root.lists.keys()) assert.ok(known.has(id), id)
})

test('restrictions and sets name roots of the table, by the name that stands beside them', () => {
  const text = ['restrictions.ts', 'named-sets.ts']
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n')
  const short = new Map(roots.map((root) => [root.sha256.slice(0, shortLength), root]))
  const written = [...text.matchAll(/\b([0-9a-f]{16})\b(?:', \/\/)? ([^`\n]+)/g)]
  assert.ok(written.length >= 50)
  for (const [, digits = '', name = ''] of written) {
    const root = short.get(digits)
    assert.ok(root, `${digits} is in no line of the table`)
    assert.equal(rootName(root.subject), name.trim())
  }
  for (const digits of [...restrictions, ...namedSets].flatMap((each) => each.roots)) {
    assert.ok(short.has(digits), digits)
  }
})

test('files of publishers belong to roots of the table', () => {
  const known = new Set(roots.map(({ sha256 }) => sha256.slice(0, 8)))
  for (const digits of publishers.flatMap(({ files }) => Object.keys(files ?? {}))) {
    assert.ok(known.has(digits), digits)
  }
})
