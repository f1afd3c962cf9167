import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { run } from '../../../test/script.ts'
import { createAuthority } from '../../estate/authority.ts'

test('what a bundle lacks is told without what a terminal would act upon', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'farend-verify-'))
  t.after(() => rm(folder, { recursive: true }))
  const dates = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
  const root = createAuthority({ subject: ['CN=Root\x1b]0;title\x07\nfarend: all is well'], ...dates })
  const file = join(folder, 'chain.pem')
  await writeFile(file, root.issue({ subject: ['CN=a'], ...dates }).pem)
  const { stderr } = await run(['verify', file, '--save-bundle', join(folder, 'bundle.pem')])
  assert.match(stderr, /^farend: .+ was not written: .+\n$/)
  assert.doesNotMatch(stderr.trimEnd(), /\p{Cc}/u)
})
