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
import { renderCsvHeader, renderCsvRows } from './csv.ts'
import type { Report } from '../report/report.ts'

const everything = csvOf([poolReport, silentReport, nowhereReport, hostileReport])

function csvOf(reports: Report[]): string {
  return renderCsvHeader() + reports.map(renderCsvRows).join('')
}

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
  const [header = [], first = [], , , last = []] = rows(csvOf([poolReport, second]))
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

test('what was asked besides the first flight stands behind everything else', () => {
  const [endpoint] = poolReport.endpoints
  assert.ok(endpoint)
  const asked: Report = {
    ...poolReport,
    endpoints: [
      {
        ...endpoint,
        completion: { clientCertificate: 'none', outcome: 'refused', detail: 'It insists on a certificate.' },
        accepts: {
          versions: [
            { version: 'TLS 1.0', answer: 'refused' },
            { version: 'TLS 1.2', answer: 'accepted' },
          ],
          suites: [{ group: 'forward secrecy', answer: 'accepted', suites: [] }],
        },
        sip: { status: 403, reason: 'Forbidden', detail: 'It answered 403 Forbidden.' },
      },
    ],
  }
  const [header = [], row = []] = rows(csvOf([asked]))
  const cell = (name: string) => row[header.indexOf(name)]
  assert.equal(cell('Accepted Versions'), 'TLS 1.0 refused; TLS 1.2 accepted')
  assert.equal(cell('Accepted Suites'), 'forward secrecy accepted')
  assert.deepEqual([cell('Handshake'), cell('Handshake Detail')], ['refused', 'It insists on a certificate.'])
  assert.deepEqual(row.slice(-2), ['403', 'It answered 403 Forbidden.'])
})

test('an extension without columns of its own is told in one for all of those', () => {
  const odd = sampleCertificate('e', {
    extensions: [{ oid: '1.2.3.4', name: '1.2.3.4', critical: false, value: [], hex: '0500' }],
  })
  const report = {
    ...poolReport,
    certificates: { [odd.sha256]: odd },
    endpoints: poolReport.endpoints.slice(0, 1).map((endpoint) => ({ ...endpoint, presented: [odd.sha256] })),
  }
  const [header = [], row = []] = rows(csvOf([report]))
  assert.equal(row[header.indexOf('Other Extensions')], '1.2.3.4 (1.2.3.4): 0500')
})
