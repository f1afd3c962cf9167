// What our decoder says against two independent ones: OpenSSL by way of node:crypto, and @peculiar/asn1-x509.
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { rootCertificates } from 'node:tls'
import { AsnConvert } from '@peculiar/asn1-schema'
import * as asn1 from '@peculiar/asn1-x509'
import { oddCertificates } from '../../test/odd-certificates.ts'
import { fromHex, toHex } from '../bytes/hex.ts'
import { toBigInt } from '../asn1/primitive.ts'
import { tags } from '../asn1/tag.ts'
import type { Certificate } from './certificate.ts'
import { decodeCertificate } from './decode.ts'
import type { GeneralName } from './general-name.ts'
import { formatName } from './name.ts'
import type { Name } from './name.ts'

const roots = rootCertificates.map((pem) => Uint8Array.from(new X509Certificate(pem).raw))
const odd = oddCertificates(3, 250)

for (const [set, certificates] of Object.entries({ roots, odd })) {
  test(`${certificates.length} ${set} read as OpenSSL reads them`, () => {
    for (const der of certificates) {
      const ours = decodeCertificate(der)
      if (hasVisibleString([ours.subject, ours.issuer])) assert.throws(() => new X509Certificate(der))
      else agreesWithOpenssl(ours, new X509Certificate(der))
    }
  })

  test(`${certificates.length} ${set} read as @peculiar/asn1-x509 reads them`, () => {
    for (const der of certificates) {
      agreesWithLibrary(decodeCertificate(der), AsnConvert.parse(der, asn1.Certificate).tbsCertificate)
    }
  })
}

/** OpenSSL reads no VisibleString in a name: it refuses the certificate, or the whole SAN extension. */
function hasVisibleString(names: Name[]): boolean {
  return names.some(({ rdns }) => rdns.flat().some(({ raw }) => raw[0] === tags.visibleString))
}

function agreesWithOpenssl(ours: Certificate, theirs: X509Certificate): void {
  const label = `${formatName(ours.subject)}, ${ours.sha256}`
  assert.equal(ours.sha1, theirs.fingerprint.replaceAll(':', ''), label)
  assert.equal(ours.sha256.toUpperCase(), theirs.fingerprint256.replaceAll(':', ''), label)
  assert.equal(toBigInt(fromHex(ours.serialNumber)), opensslInteger(theirs.serialNumber), label)
  assert.deepEqual(ours.notBefore, theirs.validFromDate, label)
  assert.deepEqual(ours.notAfter, theirs.validToDate, label)
  // OpenSSL calls a CA only what may also sign certificates.
  const maySign = ours.keyUsage?.has('keyCertSign') ?? true
  assert.equal((ours.basicConstraints?.cA ?? false) && maySign, theirs.ca, label)
  // By its name `keyUsage`, node:crypto gives the purposes of the extended one.
  assert.deepEqual(ours.extKeyUsage, theirs.keyUsage, label)
  if (ours.publicKey?.oid !== x25519) agreesOnKey(ours, theirs, label)
  // With a curve that NIST has not named, toLegacyObject of Node 26.10 ends the whole process.
  if (ours.publicKey?.algorithm !== 'EC' || ours.publicKey.curve?.startsWith('P-')) {
    const legacy = theirs.toLegacyObject()
    assert.deepEqual(valuesByType(ours.subject), opensslValues(legacy.subject), label)
    assert.deepEqual(valuesByType(ours.issuer), opensslValues(legacy.issuer), label)
  }
  const directories = (ours.subjectAltName ?? []).flatMap((name) => ('name' in name ? [name.name] : []))
  if (hasVisibleString(directories)) assert.equal(theirs.subjectAltName, undefined, label)
  else assert.deepEqual(plainNames(ours.subjectAltName), opensslPlainNames(theirs.subjectAltName), label)
}

/** node:crypto says nothing about the bits of X25519, which is no signing key. */
const x25519 = '1.3.101.110'

function agreesOnKey(ours: Certificate, theirs: X509Certificate, label: string): void {
  const { publicKey } = ours
  const { asymmetricKeyType, asymmetricKeyDetails: details } = theirs.publicKey
  assert.ok(publicKey, label)
  assert.deepEqual(
    Buffer.from(publicKey.spki),
    theirs.publicKey.export({ type: 'spki', format: 'der' }),
    label,
  )
  assert.equal(publicKey.algorithm.toLowerCase().replace('rsassa', 'rsa'), asymmetricKeyType, label)
  if (details?.modulusLength !== undefined) assert.equal(publicKey.bits, details.modulusLength, label)
  if (details?.publicExponent !== undefined)
    assert.equal(publicKey.exponent, `${details.publicExponent}`, label)
  if (details?.namedCurve !== undefined)
    assert.equal(publicKey.curve, curveNames[details.namedCurve] ?? details.namedCurve, label)
}

const curveNames: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

function opensslInteger(hex: string): bigint {
  return hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)
}

const opensslTypes: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
}

/** Values of the types above; OpenSSL's object mixes types that it has no name for. */
function valuesByType(name: Name): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const { oid, value } of name.rdns.flat()) {
    const type = opensslTypes[oid]
    if (type !== undefined) (values[type] ??= []).push(value)
  }
  return sorted(values)
}

function opensslValues(name: object | undefined): Record<string, string[]> {
  const known = new Set(Object.values(opensslTypes))
  return sorted(
    Object.fromEntries(
      Object.entries(name ?? {}).flatMap(([type, value]) =>
        known.has(type) ? [[type, [value].flat()]] : [],
      ),
    ),
  )
}

/** DER sorts the attributes of a SET by their octets, and node:crypto reads them back to front in some versions. */
function sorted(values: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(values).map(([type, list]) => [type, list.toSorted()]))
}

const plainPrefixes: Partial<Record<GeneralName['type'], string>> = {
  dNSName: 'DNS',
  uniformResourceIdentifier: 'URI',
  rfc822Name: 'email',
}

/** Names that OpenSSL's text shows without quoting. */
function plainNames(names: readonly GeneralName[] | undefined): string[] {
  return (names ?? []).flatMap(({ type, value }) =>
    type in plainPrefixes ? [`${plainPrefixes[type]}:${value}`] : [],
  )
}

function opensslPlainNames(text: string | undefined): string[] {
  // Directory names are quoted, since they hold commas and the like; nothing else of the odd ones is.
  const unquoted = (text ?? '').replace(/"(?:[^"\\]|\\.)*"/g, '')
  return unquoted.split(', ').filter((name) => /^(DNS|URI|email):/.test(name))
}

function agreesWithLibrary(ours: Certificate, theirs: asn1.TBSCertificate): void {
  const label = `${formatName(ours.subject)}, ${ours.sha256}`
  assert.equal(ours.serialNumber, toHex(new Uint8Array(theirs.serialNumber)).toUpperCase(), label)
  assert.equal(ours.version, theirs.version + 1, label)
  assert.deepEqual(ours.notBefore, theirs.validity.notBefore.getTime(), label)
  assert.deepEqual(ours.notAfter, theirs.validity.notAfter.getTime(), label)
  assert.deepEqual(attributes(ours.subject), libraryAttributes(theirs.subject), label)
  assert.deepEqual(attributes(ours.issuer), libraryAttributes(theirs.issuer), label)
  assert.equal(ours.tbsSignatureAlgorithm?.oid, theirs.signature.algorithm, label)
  assert.equal(ours.publicKey?.oid, theirs.subjectPublicKeyInfo.algorithm.algorithm, label)
  assert.deepEqual(
    ours.extensions.map(({ oid, critical, value }) => [oid, critical, toHex(value)]),
    Array.from(theirs.extensions ?? [], ({ extnID, critical, extnValue }) => [
      extnID,
      critical,
      toHex(new Uint8Array(extnValue.buffer)),
    ]),
    label,
  )
  const names = libraryExtension(theirs, asn1.id_ce_subjectAltName, asn1.SubjectAlternativeName)
  assert.deepEqual(ours.subjectAltName?.map(nameText), names && Array.from(names, libraryNameText), label)
  const usage = libraryExtension(theirs, asn1.id_ce_keyUsage, asn1.KeyUsage)
  assert.deepEqual(
    ours.keyUsage && [...ours.keyUsage].toSorted(),
    usage?.toJSON().map(libraryUsage).toSorted(),
    label,
  )
  const purposes = libraryExtension(theirs, asn1.id_ce_extKeyUsage, asn1.ExtendedKeyUsage)
  assert.deepEqual(ours.extKeyUsage, purposes && [...purposes], label)
  const constraints = libraryExtension(theirs, asn1.id_ce_basicConstraints, asn1.BasicConstraints)
  assert.equal(ours.basicConstraints?.cA, constraints?.cA, label)
  assert.equal(ours.basicConstraints?.pathLenConstraint, constraints?.pathLenConstraint, label)
}

function libraryExtension<T>(tbs: asn1.TBSCertificate, oid: string, type: new () => T): T | undefined {
  const extension = tbs.extensions?.find(({ extnID }) => extnID === oid)
  return extension && AsnConvert.parse(extension.extnValue.buffer, type)
}

/** The library still calls nonRepudiation by its name of X.509 (2008). */
function libraryUsage(usage: string): string {
  return (
    ({ crlSign: 'cRLSign', contentCommitment: 'nonRepudiation' } as Record<string, string>)[usage] ?? usage
  )
}

/** The library leaves NumericString and VisibleString undecoded and gives their DER. */
function attributes(name: Name): string[][] {
  const undecoded = new Set<number | undefined>([tags.numericString, tags.visibleString])
  return name.rdns.map((rdn) =>
    rdn.map(({ oid, value, raw }) => `${oid}=${undecoded.has(raw[0]) ? toHex(raw) : value}`),
  )
}

function libraryAttributes(name: asn1.Name): string[][] {
  return Array.from(name, (rdn) => Array.from(rdn, ({ type, value }) => `${type}=${value.toString()}`))
}

function nameText(name: GeneralName): string {
  if (name.type === 'iPAddress') return `ip ${toHex(name.octets)}`
  if (name.type === 'directoryName') return `directory ${JSON.stringify(attributes(name.name))}`
  if (name.type === 'otherName') return `other ${name.oid} ${toHex(name.raw)}`
  return `${name.type} ${name.value}`
}

function libraryNameText(name: asn1.GeneralName): string {
  if (name.directoryName) return `directory ${JSON.stringify(libraryAttributes(name.directoryName))}`
  if (name.otherName) return `other ${name.otherName.typeId} ${toHex(new Uint8Array(name.otherName.value))}`
  if (name.iPAddress !== undefined) return `ip ${ipHex(name.iPAddress)}`
  for (const type of ['rfc822Name', 'dNSName', 'uniformResourceIdentifier', 'registeredID'] as const) {
    if (name[type] !== undefined) return `${type} ${name[type]}`
  }
  return 'unknown'
}

/** The library gives addresses as text only. */
function ipHex(text: string): string {
  return toHex(new Uint8Array(asn1.AsnIpConverter.toASN(text).toBER()).subarray(2))
}
