import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openOutputFile } from './output-file.ts'
import { UsageError } from './usage-error.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'farend-output-'))
})
after(() => rm(folder, { recursive: true }))

test('the file appears whole, and nothing else remains', async () => {
  const path = join(folder, 'new.txt')
  const file = await openOutputFile(path)
  await assert.rejects(readFile(path))
  await file.write('the ')
  await file.write('result')
  await assert.rejects(readFile(path))
  await file.finish()
  assert.equal(await readFile(path, 'utf8'), 'the result')
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('new')),
    ['new.txt'],
  )
})

test('a discarded result leaves the old file as it was', async () => {
  const path = join(folder, 'old.txt')
  await writeFile(path, 'before')
  const file = await openOutputFile(path)
  await file.write('half of it')
  await file.discard()
  assert.equal(await readFile(path, 'utf8'), 'before')
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('old')),
    ['old.txt'],
  )
})

test('a link stays a link', { skip: process.platform === 'win32' }, async () => {
  await writeFile(join(folder, 'real.txt'), 'before')
  await symlink('real.txt', join(folder, 'link.txt'))
  const file = await openOutputFile(join(folder, 'link.txt'))
  await file.write('after')
  await file.finish()
  assert.equal(await readFile(join(folder, 'real.txt'), 'utf8'), 'after')
})

test('a device is written to, not replaced', { skip: process.platform === 'win32' }, async () => {
  const file = await openOutputFile('/dev/null')
  await file.write('gone')
  await file.write('too')
  await file.finish()
})

for (const [name, path, message] of [
  ['a folder', '.', /it is a folder/],
  ['a path in a folder that is not there', 'absent/file.txt', /there is no folder/],
  ['a path under a file', 'plain/file.txt', /not a folder/],
] as const) {
  test(`${name} is refused at once, in one line`, async () => {
    await writeFile(join(folder, 'plain'), '')
    await assert.rejects(openOutputFile(join(folder, path)), (error: unknown) => {
      assert.ok(error instanceof UsageError)
      assert.match(error.message, message)
      assert.doesNotMatch(error.message, /\n/)
      return true
    })
  })
}
