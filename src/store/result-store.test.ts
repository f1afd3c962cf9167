import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, test } from 'node:test'
import type { ResultRow } from '../api/result-row.ts'
import { inMemory, ResultStore, type StoredCheck, type StoredResult } from './result-store.ts'
import { StoreError } from './store-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'farend-store-'))
after(() => rmSync(folder, { recursive: true }))

const target = { input: 'a.test:1', kind: 'DIR', name: 'a.test', port: 1 } as const

function check(id: string, state: StoredCheck['state'] = 'running'): StoredCheck {
  const startedAt = '2026-11-23T12:00:00.000Z'
  return { id, origin: 'check', title: id, state, total: 3, settings: {}, evidence: false, startedAt }
}

function result(
  id: string,
  number: number,
  index: number,
  verdict: ResultRow['verdict'] = 'ok',
): StoredResult {
  return {
    row: {
      ...{
        id: `${id}-${number}`,
        check: id,
        number,
        index,
        ...target,
        verdict,
        headline: 'h',
        addresses: [],
      },
      ...{
        endpoints: 0,
        seen: 0,
        differing: 0,
        errors: 0,
        warnings: 0,
        finishedAt: '2026-11-23T12:00:00.000Z',
      },
    },
    report: `{"number":${number}}`,
    ...(number % 2 === 0 ? { exhibit: `{"of":${number}}` } : {}),
  }
}

describe('a store', () => {
  test('gives back what was put in', () => {
    const store = new ResultStore(inMemory)
    store.addCheck(check('one'), [target, target, target])
    store.addCheck(check('two', 'finished'), [target])
    store.addResults([result('one', 1, 2, 'error'), result('one', 2, 0)])
    store.setGrounds('one', '{"grounds":1}')
    store.setGrounds('one', '{"grounds":2}')
    assert.deepEqual(
      store.checks().map(({ id }) => id),
      ['two', 'one'],
    )
    const { done, verdicts, ...rest } = store.check('one') ?? assert.fail()
    assert.deepEqual(rest, check('one'))
    assert.deepEqual([done, verdicts], [2, { ok: 1, warning: 0, error: 1, unknown: 0 }])
    assert.equal(store.state('two'), 'finished')
    assert.deepEqual(store.openTargets('one'), [{ index: 1, target }])
    assert.equal(store.lastNumber('one'), 2)
    assert.equal(store.lastNumber('two'), 0)
    assert.deepEqual(store.rows('one', 1, 10), [result('one', 2, 0).row])
    assert.deepEqual(
      store.rows('one', 0, 1).map(({ number }) => number),
      [1],
    )
    assert.deepEqual(store.result('one', 2), result('one', 2, 0))
    assert.deepEqual(
      [...store.results('one')].map(({ row }) => row.index),
      [0, 2],
    )
    assert.equal(store.grounds('one'), '{"grounds":2}')
    store.close()
  })

  test('knows nothing of what is not there', () => {
    const store = new ResultStore(inMemory)
    const nothing = [store.check('x'), store.state('x'), store.result('x', 1), store.grounds('x')]
    assert.deepEqual(nothing, [undefined, undefined, undefined, undefined])
    assert.deepEqual([store.openTargets('x'), store.rows('x', 0, 9), [...store.results('x')]], [[], [], []])
    assert.equal(store.removeCheck('x'), false)
  })

  test('removes a check with everything of it, and of no other', () => {
    const store = new ResultStore(inMemory)
    for (const id of ['one', 'two']) {
      store.addCheck(check(id), [target])
      store.addResults([result(id, 1, 0)])
      store.setGrounds(id, '{}')
    }
    assert.equal(store.removeCheck('one'), true)
    assert.deepEqual(
      [store.check('one'), store.result('one', 1), store.grounds('one')],
      [undefined, undefined, undefined],
    )
    assert.equal(store.check('two')?.done, 1)
  })

  test('adds all results or none', () => {
    const store = new ResultStore(inMemory)
    store.addCheck(check('one'), [target, target])
    store.addResults([result('one', 1, 0)])
    assert.throws(() => store.addResults([result('one', 2, 1), result('one', 1, 0)]), /UNIQUE/)
    assert.equal(store.lastNumber('one'), 1)
    assert.throws(() => store.addResults([result('nobody', 1, 0)]), /FOREIGN KEY/)
    store.addResults([result('one', 2, 1)])
    assert.equal(store.lastNumber('one'), 2)
  })

  test('goes on reading while a check is removed', () => {
    const store = new ResultStore(inMemory)
    store.addCheck(check('one'), [target, target])
    store.addResults([result('one', 1, 0), result('one', 2, 1)])
    const reading = store.results('one')
    assert.equal(reading.next().value?.row.number, 1)
    store.removeCheck('one')
    assert.equal(reading.next().done, true)
  })

  test('remembers tokens for as long as is asked', () => {
    const store = new ResultStore(inMemory)
    store.addSession('old', '2026-11-01T00:00:00.000Z')
    store.addSession('new', '2026-11-23T00:00:00.000Z')
    assert.deepEqual(store.sessions('2026-11-22T00:00:00.000Z'), ['new'])
    assert.deepEqual(store.sessions('2026-10-01T00:00:00.000Z'), ['new'], 'what is old is forgotten')
    store.clearSessions()
    assert.deepEqual(store.sessions('2026-10-01T00:00:00.000Z'), [])
  })
})

describe('a file', () => {
  const refused = (why: RegExp) => (error: unknown) => {
    assert.ok(error instanceof StoreError)
    assert.match(error.message, why)
    assert.match(error.message, /right is another/)
    return true
  }

  test('is there again after it was closed, and belongs to this user', () => {
    const file = join(folder, 'deep', 'kept.db')
    const first = new ResultStore(file)
    first.addCheck(check('one'), [target])
    first.addResults([result('one', 1, 0)])
    first.close()
    const second = new ResultStore(file)
    assert.deepEqual(second.result('one', 1), result('one', 1, 0))
    second.close()
    if (process.platform !== 'win32') assert.equal(statSync(join(folder, 'deep')).mode & 0o077, 0)
  })

  test('that another one has open is refused, and free afterwards', () => {
    const file = join(folder, 'locked.db')
    const first = new ResultStore(file)
    assert.throws(() => new ResultStore(file), refused(/another farend has it open/))
    first.close()
    new ResultStore(file).close()
  })

  test('of a newer farend is refused, and left as it is', () => {
    const file = join(folder, 'newer.db')
    new ResultStore(file).close()
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 99')
    database.close()
    assert.throws(() => new ResultStore(file), refused(/a newer farend made this store/))
    const again = new DatabaseSync(file)
    assert.equal(again.prepare('PRAGMA user_version').get()?.['user_version'], 99)
    again.close()
  })

  const broken: [name: string, contents: string | Buffer][] = [
    ['a text', 'Domain,Type,Port\na.test,FED,\n'.repeat(50)],
    ['octets', Buffer.alloc(8192, 0xa5)],
    [
      'a header without database',
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5000, 0xff)]),
    ],
  ]
  for (const [name, contents] of broken) {
    test(`that holds ${name} is refused, and left as it is`, () => {
      const file = join(folder, `${name}.db`)
      writeFileSync(file, contents)
      const { size } = statSync(file)
      assert.throws(() => new ResultStore(file), refused(/cannot be opened/))
      assert.equal(statSync(file).size, size)
    })
  }

  test('that is a folder, or lies where nothing can lie, is refused', () => {
    writeFileSync(join(folder, 'plain'), '')
    assert.throws(() => new ResultStore(folder), refused(/cannot be opened/))
    assert.throws(() => new ResultStore(join(folder, 'plain', 'x.db')), refused(/cannot be opened/))
  })

  test('keeps what was told of when its process is killed', async () => {
    const file = join(folder, 'killed.db')
    // Writes results as long as it lives, and tells of each that is in the file.
    const code = `
      import { ResultStore } from ${JSON.stringify(new URL('result-store.ts', import.meta.url).href)}
      const store = new ResultStore(${JSON.stringify(file)})
      store.addCheck(${JSON.stringify({ ...check('one'), total: 1e6 })}, [${JSON.stringify(target)}])
      const result = ${JSON.stringify(result('one', 1, 0))}
      for (let number = 1; ; number++) {
        store.addResults([{ ...result, row: { ...result.row, number, index: number } }])
        process.stdout.write(number + '\\n')
        if (number % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
      }`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let told = ''
    const killed = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        told += String(chunk)
        if (told.length > 1000) resolve()
      })
    })
    await killed
    child.kill('SIGKILL')
    await once(child, 'close')
    const last = Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1))
    const store = new ResultStore(file)
    assert.ok(store.lastNumber('one') >= last)
    assert.deepEqual(
      store.rows('one', 0, last).map(({ number }) => number),
      Array.from({ length: last }, (_, index) => index + 1),
    )
    store.close()
  })
})
