import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import {
  hostileReport,
  nowhereReport,
  poolReport,
  sampleCertificate,
  silentReport,
} from '../../test/report-samples.ts'
import { renderCsv } from './csv.ts'

const everything = renderCsv([poolReport, silentReport, nowhereReport, hostileReport])

function rows(csv: string): string[][] {
  return parse(csv, { bom: true })
}

test("the first twelve columns are the predecessor's", () => {
  assert.deepEqual(rows(everything)[0]?.slice(0, 12), [
    'FQDN / IP',
    'IP Address',
    'Subject',
    'Issuer',
    'Not Before',
    'Not After',
    'Serial Number',
    'Signature Algorithm',
    'Thumbprint',
    'Version',
    'HasPrivateKey',
    'Archived',
  ])
})

test('every endpoint has a row, with or without a certificate, and so has a target without endpoints', () => {
  const places = rows(everything)
    .slice(1)
    .map(([host, address]) => `${host} ${address}`)
  assert.deepEqual(places, [
    'sip.contoso.test 10.1.2.3',
    'sip.contoso.test 10.1.2.4',
    'sip.contoso.test 10.1.2.5',
    'dead.contoso.test 10.1.2.9',
    'nowhere.test ',
    'sip.contoso.test 10.1.2.3',
    'sip.contoso.test 10.1.2.4',
  ])
})

test('column names are unique and every row has all columns', () => {
  const [header = [], ...body] = rows(everything)
  assert.equal(new Set(header).size, header.length)
  for (const row of body) assert.equal(row.length, header.length)
})

test('an extension stands in the same columns for every certificate', () => {
  const other = sampleCertificate('f', {
    extensions: sampleCertificate('f').extensions.toReversed().slice(0, 2),
  })
  const second = {
    ...poolReport,
    certificates: { ...poolReport.certificates, [other.sha256]: other },
    endpoints: poolReport.endpoints
      .slice(0, 1)
      .map((endpoint) => ({ ...endpoint, presented: [other.sha256] })),
  }
  const [header = [], first = [], , , last = []] = rows(renderCsv([poolReport, second]))
  const [keyUsage, alternativeName] = [header.indexOf('Oid Value'), header.indexOf('Oid Value 2')]
  assert.deepEqual([first[keyUsage], first[alternativeName]], ['2.5.29.15', '2.5.29.17'])
  assert.deepEqual([last[keyUsage], last[alternativeName]], ['', '2.5.29.17'])
})

test('a spreadsheet is given no formula, no control character and no line end within a row', () => {
  for (const cell of rows(everything).flat()) assert.doesNotMatch(cell, /^[=+@\t\r]|^-\D|[\p{Cc}\p{Cf}]/u)
  assert.equal(everything.trimEnd().split('\r\n').length, 8)
})

test('the file begins with a byte order mark, so that spreadsheets read it as UTF-8', () => {
  assert.equal(everything.codePointAt(0), 0xfeff)
})

test('days left are numbers, negative once expired', () => {
  const [header = [], , expired = []] = rows(everything)
  assert.equal(expired[header.indexOf('Days Left')], '-3')
})
