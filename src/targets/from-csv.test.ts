import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { targetsFromCsv } from './from-csv.ts'
import { InputError } from './input-error.ts'

function read(text: string): { targets: string[]; problems: string[] } {
  const { targets, problems } = targetsFromCsv(text, 't.csv')
  return {
    targets: targets.map(({ kind, name, port }) => `${kind} ${name}${port === undefined ? '' : ` ${port}`}`),
    problems: problems.map(({ message }) => message),
  }
}

const all = ['FED contoso.test', 'SIP contoso.test', 'SIPINT contoso.test', 'DIR sip.contoso.test 5061']

const files: [what: string, text: string, targets: string[]][] = [
  [
    'a trailing comma and quotes everywhere',
    'Domain,Type,Port\n"contoso.test","FED","",\n"contoso.test","SIP","",\n"contoso.test","SIPINT","",\n"sip.contoso.test","DIR","5061"\n',
    all,
  ],
  [
    'semicolons, CRLF and a byte order mark',
    '\uFEFFDomain;Type;Port\r\ncontoso.test;FED;\r\ncontoso.test;SIP;\r\ncontoso.test;SIPINT;\r\nsip.contoso.test;DIR;5061\r\n',
    all,
  ],
  [
    'tabs and bare CR',
    'Domain\tType\tPort\rcontoso.test\tFED\t\rcontoso.test\tSIP\rcontoso.test\tSIPINT\rsip.contoso.test\tDIR\t5061',
    all,
  ],
  [
    'columns in another order, in capitals, with others between',
    'PORT,Note,DOMAIN,"TYPE"\n,"x, y",contoso.test,fed\n,,contoso.test,Sip\n,,contoso.test,sipint\n5061,,sip.contoso.test,dir\n',
    all,
  ],
  [
    'blank lines, empty rows and spaces',
    '\nDomain , Type , Port\n\n contoso.test , FED ,\n,,,\n   \ncontoso.test,SIP\n"","",""\ncontoso.test, "SIPINT"\n sip.contoso.test, ,5061\n\n',
    all,
  ],
  [
    'a type left empty beside a port',
    'Domain,Type,Port\nsip.contoso.test,,443',
    ['DIR sip.contoso.test 443'],
  ],
  ['a direct host without port', 'Domain,Type,Port\nsip.contoso.test,DIR,', ['DIR sip.contoso.test 443']],
  [
    'equal rows, which are kept',
    'Domain,Type,Port\ncontoso.test,SIPINT,\ncontoso.test,SIPINT,',
    ['SIPINT contoso.test', 'SIPINT contoso.test'],
  ],
  [
    'addresses',
    'Domain,Type,Port\n192.0.2.1,DIR,443\n2001:db8::1,,443',
    ['DIR 192.0.2.1 443', 'DIR 2001:db8::1 443'],
  ],
  ['a header alone', 'Domain,Type,Port\n', []],
]

for (const [what, text, targets] of files) {
  test(`a file with ${what} is read`, () => assert.deepEqual(read(text), { targets, problems: [] }))
}

const rows: [row: string, message: string][] = [
  ['contoso.test,FED,5061', 'FED has a port ("5061"); leave it empty; the SRV record brings the port'],
  ['contoso.test,,', 'Type and Port are both empty; right is a type (FED, SIP, SIPINT) or a port'],
  ['contoso.test', 'Type and Port are both empty; right is a type (FED, SIP, SIPINT) or a port'],
  ['contoso.test,XMPP,', '"XMPP" is not a type; the types are FED, SIP, SIPINT and DIR'],
  ['contoso.test,DIR,70000', '"70000" is not a port; a port is a number from 1 to 65535'],
  ['contoso.test,DIR,44 3', '"44 3" is not a port; a port is a number from 1 to 65535'],
  [',DIR,443', 'the Domain is empty; right is a domain, host or IP address'],
  ['"a.test,b.test",DIR,443', '"a.test,b.test" is no single target; give each its row'],
  ['contoso.test:444,DIR,443', '"contoso.test:444" and Port 443 disagree; give the port once'],
  ['192.0.2.1,SIP,', '192.0.2.1 is an IP address; SIP takes a SIP domain such as contoso.com'],
  [
    '"contoso.test,FED,',
    'the quotes in this row do not pair; a quoted value ends with a quote, and quotes inside are doubled',
  ],
  [
    '"contoso".test,FED,',
    'the quotes in this row do not pair; a quoted value ends with a quote, and quotes inside are doubled',
  ],
]

for (const [row, message] of rows) {
  test(`the row ${row} is reported with its line, and the others are read`, () => {
    assert.deepEqual(read(`Domain,Type,Port\n\nfirst.test,FED,\n${row}\nlast.test,SIP,\n`), {
      targets: ['FED first.test', 'SIP last.test'],
      problems: [`t.csv:4: ${message}`],
    })
  })
}

const header = 'the first line names the columns: Domain,Type,Port'
const unreadable: [what: string, text: string, message: string][] = [
  ['nothing', '', `t.csv: the file is empty; ${header}`],
  ['blank lines', '\n\r\n ,,\n', `t.csv: the file is empty; ${header}`],
  [
    'no header',
    'contoso.test,FED,\nfabrikam.test,FED,',
    `t.csv:1: there is no column domain, type, port in "contoso.test,FED,"; ${header}`,
  ],
  ['half a header', 'Domain,Port\na,1', `t.csv:1: there is no column type in "Domain,Port"; ${header}`],
  [
    'NUL characters',
    'Domain,Type,Port\na\0,DIR,1',
    't.csv: this is not text; right is a text file in UTF-8 with one target a line',
  ],
]

for (const [what, text, message] of unreadable) {
  test(`a file with ${what} gives one problem`, () => {
    assert.deepEqual(read(text), { targets: [], problems: [message] })
  })
}

test('any text gives targets and problems of one line, and never throws', () => {
  const pieces = [
    'Domain,Type,Port\n',
    'a.test',
    ',',
    ';',
    '\t',
    '"',
    '\n',
    '\r',
    'FED',
    'DIR',
    '443',
    ' ',
    '=',
    '\u001b[31m',
    '\uFEFF',
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...pieces), maxLength: 40 }),
  )
  fc.assert(
    fc.property(texts, fc.boolean(), (text, withHeader) => {
      const { targets, problems } = targetsFromCsv(withHeader ? `Domain,Type,Port\n${text}` : text, 't.csv')
      for (const { name } of targets) assert.match(name, /^[a-z0-9._:-]+$/)
      for (const problem of problems) {
        assert.ok(problem instanceof InputError)
        assert.doesNotMatch(problem.message, /\p{Cc}/u)
      }
    }),
    { numRuns: 3000 },
  )
})
