import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { storeFile } from './store-file.ts'

const cases: [name: string, env: Record<string, string>, platform: string, folder: string][] = [
  ['a home', {}, 'linux', join('/home/smith', '.local', 'state')],
  ['a folder of its own', { XDG_STATE_HOME: '/state' }, 'linux', '/state'],
  ['an empty folder of its own', { XDG_STATE_HOME: '' }, 'darwin', join('/home/smith', '.local', 'state')],
  [
    'Windows',
    { LOCALAPPDATA: 'C:\\Users\\smith\\AppData\\Local' },
    'win32',
    'C:\\Users\\smith\\AppData\\Local',
  ],
  ['Windows that says nothing', {}, 'win32', join('/home/smith', 'AppData', 'Local')],
]
for (const [name, env, platform, folder] of cases) {
  test(`with ${name} results lie in ${folder}`, () => {
    assert.equal(storeFile(env, platform, '/home/smith'), join(folder, 'farend', 'results.db'))
  })
}
