import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HiddenText } from './hidden-text.ts'
import { Pseudonyms } from './pseudonyms.ts'

test('names keep their structure, and the same name has the same pseudonym', () => {
  const pseudonyms = new Pseudonyms()
  const cases: [name: string, pseudonym: string][] = [
    ['sip.contoso.com', 'host-1.domain-1.invalid'],
    ['SIP.Contoso.com.', 'host-1.domain-1.invalid'],
    ['contoso.com', 'domain-1.invalid'],
    ['*.contoso.com', '*.domain-1.invalid'],
    ['_sip._tls.contoso.com', '_sip._tls.domain-1.invalid'],
    ['web.contoso.com', 'host-2.domain-1.invalid'],
    ['a.b.contoso.com', 'host-3.sub-1.domain-1.invalid'],
    ['c.b.contoso.com', 'host-4.sub-1.domain-1.invalid'],
    ['*.b.contoso.com', '*.host-5.domain-1.invalid'],
    ['www.fabrikam.co.uk', 'host-6.domain-2.invalid'],
    ['EDGE01', 'host-7'],
    ['192.0.2.77', '192.0.2.1'],
    ['10.0.0.1', '192.0.2.2'],
    ['FE80::1', '2001:db8::1'],
    ['fe80:0::1', '2001:db8::1'],
    ['not a name', 'name-1'],
  ]
  for (const [name, pseudonym] of cases) assert.equal(pseudonyms.name(name), pseudonym, name)
})

test('domains to be kept are kept with what is below them, and nothing else', () => {
  const pseudonyms = new Pseudonyms(['contoso.com'])
  assert.equal(pseudonyms.name('sip.contoso.com'), 'sip.contoso.com')
  assert.equal(pseudonyms.name('*.contoso.com'), '*.contoso.com')
  assert.equal(pseudonyms.name('notcontoso.com'), 'domain-1.invalid')
})

test('more addresses than there are for documentation still differ', () => {
  const pseudonyms = new Pseudonyms()
  const all = Array.from({ length: 400 }, (_, index) =>
    pseudonyms.address(`10.0.${index >> 8}.${index & 255}`),
  )
  assert.equal(new Set(all).size, 400)
})

test('every value of a distinguished name goes, its types stay', () => {
  const text = new HiddenText(new Pseudonyms())
  const cases: [name: string, hidden: string][] = [
    ['CN=sip.contoso.com, O=Contoso, C=AU', 'CN=host-1.domain-1.invalid, O=organisation-1, C=place-1'],
    ['CN="Contoso ""Main"", Inc.", OU=IT + L=Perth', 'CN=name-1, OU=unit-1 + L=place-2'],
    ['E=jane@contoso.com, OID.1.2.3=x', 'E=person-1@domain-1.invalid, OID.1.2.3=value-1'],
    ['O=contoso', 'O=organisation-1'],
    ['', ''],
    ['no name at all', 'CN=name-2'],
  ]
  for (const [name, hidden] of cases) assert.equal(text.distinguishedName(name), hidden, name)
})

test('sentences are searched for names, known words, addresses, fingerprints and quotes', () => {
  const pseudonyms = new Pseudonyms()
  const text = new HiddenText(pseudonyms)
  pseudonyms.name('sip.contoso.com')
  text.distinguishedName('CN=Issuing CA 1, O=Contoso Pty Ltd')
  const hash = pseudonyms.digits('9e17aa0b9e17aa0b')
  const cases: [sentence: string, hidden: string][] = [
    ['The host SIP.CONTOSO.COM is there.', 'The host host-1.domain-1.invalid is there.'],
    ['Welcome to Contoso, friend', 'Welcome to domain-1, friend'],
    ['The issuer Issuing CA 1 of contoso pty ltd', 'The issuer name-1 of organisation-1'],
    ['it said "220 BERLIN-MX3 ESMTP" and closed', 'it said "…" and closed'],
    ['at 10.1.2.3:5061 and [fe80::7]', 'at 192.0.2.1:5061 and [2001:db8::1]'],
    ['see RFC 5280 section 4.2.1.6 and 2.5.29.17', 'see RFC 5280 section 4.2.1.6 and 2.5.29.17'],
    ['http://pki.other.net/ca/Other%20CA.crt', 'http://host-2.domain-2.invalid/path-1'],
    ['SHA-256 9e17aa0b…', `SHA-256 ${hash.slice(-8)}…`],
    ['to 2026-11-08 19:07:22 UTC with TLS 1.3', 'to 2026-11-08 19:07:22 UTC with TLS 1.3'],
    ['Müller@contoso.com wrote', 'person-1@domain-1.invalid wrote'],
  ]
  for (const [sentence, hidden] of cases) assert.equal(text.sentence(sentence), hidden, sentence)
})
