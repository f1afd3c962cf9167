/** The certificates of a case, made as its text says. Keys are kept, so that hundreds of cases take seconds. */
import { DerReader, type Element } from '../../src/asn1/der.ts'
import { sequence } from '../../src/asn1/encode.ts'
import { FaultList } from '../../src/asn1/fault.ts'
import { makeCertificate, type IssuedCertificate } from '../../src/estate/certificate.ts'
import * as extension from '../../src/estate/extension.ts'
import { keyIdentifier, keyPair, type KeyPair } from '../../src/estate/key-pair.ts'
import type { Member } from './case.ts'
import { applyProperty, chooseKey, put, type Draft, type KeyChoice } from './draft.ts'

/** Makes the certificates of a case, by label; issuers stand before those they certify. */
export function makeCertificates(members: readonly Member[]): Map<string, IssuedCertificate> {
  const made = new Map<string, IssuedCertificate>()
  for (const member of members) {
    const issuer = member.issuer === member.label ? undefined : made.get(member.issuer)
    made.set(member.label, make(member, issuer, made.size + 1))
  }
  return made
}

function make(
  { label, properties }: Member,
  issuer: IssuedCertificate | undefined,
  serialNumber: number,
): IssuedCertificate {
  const [name = ''] = label.split('/')
  // Authorities begin with a capital letter.
  const role = /^[A-Z]/.test(name) ? 'authority' : 'end entity'
  const key = keyOf(chooseKey(properties, name))
  const draft: Draft = {
    request: {},
    extensions: new Map(),
    more: [],
    constraints: {},
    policyLimits: {},
    points: [],
  }
  usualExtensions(draft, role, key, issuer)
  for (const property of properties) applyProperty(draft, property)
  const { request, extensions, more } = draft
  return makeCertificate(
    {
      subject: [`CN=${name}`],
      notBefore: new Date('2026-01-01'),
      notAfter: new Date('2026-07-01'),
      serialNumber: BigInt(serialNumber),
      ...request,
      key,
      // All extensions stand in the draft, so that cases can strike, mark and spoil each of them.
      subjectKeyIdentifier: null,
      authorityKeyIdentifier: null,
      basicConstraints: null,
      keyUsage: null,
      extKeyUsage: null,
      extensions: [...((request.version ?? 3) === 3 ? extensions.values() : []), ...more],
    },
    role,
    issuer,
  )
}

function usualExtensions(
  draft: Draft,
  role: 'authority' | 'end entity',
  key: KeyPair,
  issuer: IssuedCertificate | undefined,
): void {
  put(draft, extension.subjectKeyIdentifier(keyIdentifier(key)))
  if (issuer !== undefined) put(draft, extension.authorityKeyIdentifier(keyIdentifier(issuer.key)))
  put(draft, extension.basicConstraints(role === 'authority'))
  if (role === 'authority') put(draft, extension.keyUsage(['keyCertSign', 'cRLSign']))
  else {
    put(draft, extension.keyUsage(['digitalSignature']))
    put(draft, extension.extKeyUsage(['serverAuth']))
    put(draft, extension.subjectAltName([{ dns: 'leaf' }]))
  }
}

const keys = new Map<string, KeyPair>()

function keyOf({ kind, of, withoutParameters }: KeyChoice): KeyPair {
  const id = `${kind} ${of}`
  const key = keys.get(id) ?? keyPair(kind, of)
  keys.set(id, key)
  return withoutParameters ? { ...key, spki: strippedOfParameters(key.spki) } : key
}

function strippedOfParameters(spki: Uint8Array): Uint8Array {
  const reader = new DerReader(spki, new FaultList())
  const [algorithm, key] = children(reader, reader.whole('key'))
  const [identifier] = children(reader, algorithm)
  if (identifier === undefined || key === undefined) throw new TypeError('no SubjectPublicKeyInfo')
  return sequence(sequence(reader.encoding(identifier)), reader.encoding(key))
}

function children(reader: DerReader, element: Element | undefined): Element[] {
  return element === undefined ? [] : [...reader.children(element, 'key')]
}
