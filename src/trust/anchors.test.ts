import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { certificateBag } from '../programs/certificate-bag.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { makeRoot } from '../../test/published-lists.ts'
import { anchorsFromFiles } from './anchors.ts'

test('anchors are read from PEM, DER and PKCS #7 files, and from folders of them', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'farend-anchors-'))
  context.after(() => rm(folder, { recursive: true }))
  const roots = ['One', 'Two', 'Three', 'Four'].map(makeRoot)
  const [one, two, three, four] = roots
  assert.ok(one && two && three && four)
  await writeFile(join(folder, 'one.pem'), one.pem)
  await writeFile(join(folder, 'two.cer'), two.der)
  await writeFile(join(folder, 'three.p7b'), certificateBag([three.der, four.der]))
  await writeFile(join(folder, 'notes.txt'), 'nothing to see')
  const anchors = await anchorsFromFiles([folder])
  assert.deepEqual(
    anchors.map(({ certificate }) => certificate.sha256).sort(),
    roots.map(({ der }) => decodeCertificate(der).sha256).sort(),
  )
  assert.ok(anchors.every((anchor) => !anchor.public))
  await writeFile(join(folder, 'empty.p7b'), certificateBag([]))
  await assert.rejects(anchorsFromFiles([folder]), {
    name: 'AnchorFileError',
    message: /empty\.p7b: holds no certificate/,
  })
})
