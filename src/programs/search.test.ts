import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rootLinks } from './links.ts'
import { searchRoots } from './search.ts'
import { shippedFacts } from './shipped.ts'
import { attributeOf, fileNameOf, rootName } from './subject.ts'

const { roots } = shippedFacts()
const found = (query: string) => searchRoots(roots, query).map(({ subject }) => rootName(subject))

test('a root is found by name and by fingerprint, however it is written', () => {
  for (const query of [
    'DigiCert Global Root G2',
    'g2 digicert global',
    'DF3C24F9BFD666761B268073FE06D1CC8D4F82A4',
    'df:3c:24:f9:bf:d6:66',
    'DF 3C 24 F9',
    'cb3ccbb7',
    'CB3C-CBB7-6031',
    '4e2254201895e6e36ee60ffafab912ed06178f39',
  ]) {
    assert.deepEqual(found(query), ['DigiCert Global Root G2'], query)
  }
})

test('accents and case do not matter; a word of hexadecimal digits may still be a name', () => {
  assert.deepEqual(found('fotanusitvany arany'), ['NetLock Arany (Class Gold) Főtanúsítvány'])
  assert.ok(found('ACCV').includes('ACCVRAIZ1'))
  assert.deepEqual(found('dead beef'), [])
  assert.deepEqual(found('   '), [])
})

test('a root is called by its most telling part', () => {
  assert.equal(rootName('CN=GlobalSign, O=GlobalSign, OU=GlobalSign Root CA - R3'), 'GlobalSign Root CA - R3')
  assert.equal(
    rootName('OU=ePKI Root Certification Authority, O="Chunghwa Telecom Co., Ltd.", C=TW'),
    'ePKI Root Certification Authority',
  )
  assert.equal(attributeOf('O="A, ""B"" CN=x", CN=y', 'CN'), 'y')
  assert.equal(attributeOf('O="A, ""B"" CN=x", CN=y', 'O'), 'A, "B" CN=x')
  assert.equal(fileNameOf('CN=../../etc/passwd \x1b[2J'), 'etc-passwd-2j')
  assert.equal(fileNameOf('CN=根'), 'root')
})

test('links: the file of the authority first, the search last, each with its confidence and day', () => {
  const root = searchRoots(roots, 'cb3ccbb7')[0]
  assert.ok(root)
  assert.deepEqual(
    rootLinks(root).map(({ kind, url, confidence }) => [kind, url, confidence]),
    [
      ['file', 'https://cacerts.digicert.com/DigiCertGlobalRootG2.crt', 'second-hand'],
      ['page', 'https://www.digicert.com/kb/digicert-root-certificates.htm', 'second-hand'],
      [
        'windows-update',
        'http://ctldl.windowsupdate.com/msdownload/update/v3/static/trustedr/en/DF3C24F9BFD666761B268073FE06D1CC8D4F82A4.crt',
        'second-hand',
      ],
      ['search', `https://crt.sh/?sha256=${root.sha256.toUpperCase()}`, 'second-hand'],
    ],
  )
  for (const each of roots) for (const { url } of rootLinks(each)) assert.ok(URL.canParse(url), url)
})
