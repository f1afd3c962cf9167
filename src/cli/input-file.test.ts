import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readInputFile } from './input-file.ts'

const advice = 'no file of certificates does'

const posix = { skip: process.platform === 'win32' && 'Windows has no such files' }
let folder: string

before(async () => (folder = await mkdtemp(join(tmpdir(), 'farend-input-'))))
after(() => rm(folder, { recursive: true }))

test('a file is read whole, up to the limit and not beyond', async () => {
  const path = join(folder, 'file')
  await writeFile(path, Buffer.alloc(2 ** 20, 7))
  assert.equal((await readInputFile(path, { most: 2 ** 20, advice })).length, 2 ** 20)
  await writeFile(path, Buffer.alloc(2 ** 20 + 1, 7))
  await assert.rejects(readInputFile(path, { most: 2 ** 20, advice }), {
    name: 'UsageError',
    message: `cannot read ${path}: it has more than 1 MiB; ${advice}`,
  })
})

test('a folder, a device and what is not there are told in one line', posix, async () => {
  const cases: [path: string, message: RegExp][] = [
    [folder, /it is a folder; name a file$/],
    ['/dev/zero', /it is a device; name a file$/],
    [join(folder, 'absent'), /there is no such file; check the name$/],
    [join(folder, 'file', 'x'), /there is no such file; check the name$/],
  ]
  for (const [path, message] of cases) {
    await assert.rejects(readInputFile(path, { most: 100, advice }), { name: 'UsageError', message })
  }
})

test('a named pipe is as good as a file', posix, async () => {
  const path = join(folder, 'pipe')
  execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', path])
  const [octets] = await Promise.all([
    readInputFile(path, { most: 100, advice }),
    writeFile(path, 'through the pipe'),
  ])
  assert.equal(Buffer.from(octets).toString(), 'through the pipe')
})
