/** Certificates, decoded on demand: nothing is read before it is asked for, and nothing is read twice. */

import { DerReader } from '../asn1/der.ts'
import type { Element } from '../asn1/der.ts'
import { FaultList, maxFaults } from '../asn1/fault.ts'
import type { Fault } from '../asn1/fault.ts'
import { oidName } from '../asn1/oid.ts'
import { readBitString } from '../asn1/primitive.ts'
import { equalBytes } from '../bytes/equal.ts'
import { readAlgorithm } from './algorithm.ts'
import type { Certificate } from './certificate.ts'
import { decodeExtension, readExtensions } from './extension.ts'
import type { Extension, ExtensionKind } from './extension.ts'
import { authorityInfoAccess } from './extensions/access.ts'
import { issuerAltName, subjectAltName } from './extensions/alternative-name.ts'
import { basicConstraints } from './extensions/basic-constraints.ts'
import { certificatePolicies } from './extensions/certificate-policies.ts'
import { cRLDistributionPoints } from './extensions/distribution-points.ts'
import { extKeyUsage } from './extensions/ext-key-usage.ts'
import { authorityKeyIdentifier, subjectKeyIdentifier } from './extensions/key-identifier.ts'
import { keyUsage } from './extensions/key-usage.ts'
import { extensionKind } from './extensions/kinds.ts'
import { nameConstraints } from './extensions/name-constraints.ts'
import { inhibitAnyPolicy, policyConstraints, policyMappings } from './extensions/policy-limits.ts'
import { tlsFeature } from './extensions/tls-feature.ts'
import { signedCertificateTimestamps } from './extensions/transparency.ts'
import { sha1Hex, sha256Hex } from './fingerprint.ts'
import { nameKey, readName } from './name.ts'
import { readOutline } from './outline.ts'
import { Part } from './part.ts'
import { readPublicKey } from './public-key.ts'
import { readSerialNumber, readSignatureValue, readVersion } from './small-fields.ts'
import { readValidity } from './validity.ts'

/**
 * Decodes the DER of a certificate as far as it can be read. Never throws, and neither does any accessor of the
 * result. The octets are not copied and must not change afterwards.
 */
export function decodeCertificate(der: Uint8Array): Certificate {
  return new DecodedCertificate(der)
}

class DecodedCertificate implements Certificate {
  readonly der: Uint8Array

  constructor(der: Uint8Array) {
    this.der = der
  }

  get sha256() {
    return this.#sha256.value
  }
  get sha1() {
    return this.#sha1.value
  }
  get tbs() {
    const element = this.#outline.value.tbs
    return element && this.der.subarray(element.start, element.end)
  }
  get version() {
    return this.#version.value
  }
  get serialNumber() {
    return this.#serialNumber.value
  }
  get signatureAlgorithm() {
    return this.#signatureAlgorithm.value
  }
  get tbsSignatureAlgorithm() {
    return this.#tbsSignatureAlgorithm.value
  }
  get signature() {
    return this.#signature.value
  }
  get issuer() {
    return this.#issuer.value
  }
  get subject() {
    return this.#subject.value
  }
  get notBefore() {
    return this.#validity.value.notBefore
  }
  get notAfter() {
    return this.#validity.value.notAfter
  }
  get publicKey() {
    return this.#publicKey.value
  }
  get issuerUniqueId() {
    return this.#issuerUniqueId.value
  }
  get subjectUniqueId() {
    return this.#subjectUniqueId.value
  }
  get extensions() {
    return this.#extensions.value
  }
  get subjectAltName() {
    return this.#subjectAltName.value
  }
  get issuerAltName() {
    return this.#issuerAltName.value
  }
  get basicConstraints() {
    return this.#basicConstraints.value
  }
  get keyUsage() {
    return this.#keyUsage.value?.usages
  }
  get extKeyUsage() {
    return this.#extKeyUsage.value
  }
  get subjectKeyIdentifier() {
    return this.#subjectKeyIdentifier.value
  }
  get authorityKeyIdentifier() {
    return this.#authorityKeyIdentifier.value
  }
  get cRLDistributionPoints() {
    return this.#cRLDistributionPoints.value
  }
  get crlUris() {
    return this.#crlUris.value
  }
  get authorityInfoAccess() {
    return this.#authorityInfoAccess.value
  }
  get nameConstraints() {
    return this.#nameConstraints.value
  }
  get certificatePolicies() {
    return this.#certificatePolicies.value
  }
  get policyMappings() {
    return this.#policyMappings.value
  }
  get policyConstraints() {
    return this.#policyConstraints.value
  }
  get inhibitAnyPolicy() {
    return this.#inhibitAnyPolicy.value
  }
  get signedCertificateTimestamps() {
    return this.#signedCertificateTimestamps.value
  }
  get tlsFeatures() {
    return this.#tlsFeatures.value
  }
  get commonNames() {
    return this.#commonNames.value
  }
  get faults() {
    return this.#faults.value
  }
  get subjectKey() {
    return (this.#subjectKey ??= nameKey(this.subject))
  }
  get issuerKey() {
    return (this.#issuerKey ??= nameKey(this.issuer))
  }
  get derived() {
    return (this.#derived ??= new Map())
  }

  #subjectKey: string | undefined
  #issuerKey: string | undefined
  #derived: Map<object, unknown> | undefined

  extension(oid: string): Extension | undefined {
    return this.extensions.find((extension) => extension.oid === oid)
  }

  readonly #sha256 = new Part(() => sha256Hex(this.der))
  readonly #sha1 = new Part(() => sha1Hex(this.der))
  readonly #outline = new Part((faults) => readOutline(new DerReader(this.der, faults)))
  readonly #version = this.#part((reader) => {
    const { tbs, version } = this.#outline.value
    return tbs === undefined ? 0 : readVersion(reader, version)
  })
  readonly #serialNumber = this.#part((reader) => readSerialNumber(reader, this.#outline.value.serialNumber))
  readonly #signatureAlgorithm = this.#part((reader) =>
    readAlgorithm(reader, this.#outline.value.signatureAlgorithm, 'signatureAlgorithm'),
  )
  readonly #tbsSignatureAlgorithm = this.#part((reader) =>
    readAlgorithm(reader, this.#outline.value.tbsSignature, 'tbsCertificate: signature'),
  )
  readonly #signature = this.#part((reader) => readSignatureValue(reader, this.#outline.value.signatureValue))
  readonly #issuer = this.#part((reader) => readName(reader, this.#outline.value.issuer, 'issuer'))
  readonly #subject = this.#part((reader) => readName(reader, this.#outline.value.subject, 'subject'))
  readonly #validity = this.#part((reader) => readValidity(reader, this.#outline.value.validity))
  readonly #publicKey = this.#part((reader) =>
    readPublicKey(reader, this.#outline.value.subjectPublicKeyInfo),
  )
  readonly #issuerUniqueId = this.#part(
    (reader) => readBitString(reader, this.#outline.value.issuerUniqueId)?.octets,
  )
  readonly #subjectUniqueId = this.#part(
    (reader) => readBitString(reader, this.#outline.value.subjectUniqueId)?.octets,
  )
  readonly #extensions = this.#part((reader) => {
    const element = this.#outline.value.extensions
    return element === undefined ? [] : readExtensions(reader, element)
  })
  readonly #subjectAltName = this.#extension(subjectAltName)
  readonly #issuerAltName = this.#extension(issuerAltName)
  readonly #basicConstraints = this.#extension(basicConstraints)
  readonly #keyUsage = this.#extension(keyUsage)
  readonly #extKeyUsage = this.#extension(extKeyUsage)
  readonly #subjectKeyIdentifier = this.#extension(subjectKeyIdentifier)
  readonly #authorityKeyIdentifier = this.#extension(authorityKeyIdentifier)
  readonly #cRLDistributionPoints = this.#extension(cRLDistributionPoints)
  readonly #crlUris = new Part(() =>
    this.cRLDistributionPoints?.flatMap(({ fullName = [] }) =>
      fullName.flatMap(({ type, value }) => (type === 'uniformResourceIdentifier' ? [value] : [])),
    ),
  )
  readonly #authorityInfoAccess = this.#extension(authorityInfoAccess)
  readonly #nameConstraints = this.#extension(nameConstraints)
  readonly #certificatePolicies = this.#extension(certificatePolicies)
  readonly #policyMappings = this.#extension(policyMappings)
  readonly #policyConstraints = this.#extension(policyConstraints)
  readonly #inhibitAnyPolicy = this.#extension(inhibitAnyPolicy)
  readonly #signedCertificateTimestamps = this.#extension(signedCertificateTimestamps)
  readonly #tlsFeatures = this.#extension(tlsFeature)
  readonly #commonNames = new Part(() =>
    this.subject.rdns
      .toReversed()
      .flatMap((rdn) => rdn.flatMap(({ oid, value }) => (oid === commonName ? [value] : []))),
  )
  readonly #faults = new Part(() => this.#findFaults())

  #part<T>(read: (reader: DerReader) => T): Part<T> {
    return new Part((faults) => read(new DerReader(this.der, faults)))
  }

  #extension<T>(kind: ExtensionKind<T>): Part<T | undefined> {
    return new Part((faults) => {
      const extension = this.extension(kind.oid)
      return extension && decodeExtension(kind, this.der, extension, faults)
    })
  }

  #findFaults(): readonly Fault[] {
    const parts: Part<unknown>[] = [
      this.#outline,
      this.#version,
      this.#serialNumber,
      this.#tbsSignatureAlgorithm,
      this.#issuer,
      this.#validity,
      this.#subject,
      this.#publicKey,
      this.#issuerUniqueId,
      this.#subjectUniqueId,
      this.#extensions,
      this.#signatureAlgorithm,
      this.#signature,
    ]
    const rest = new FaultList()
    this.#checkFields(rest)
    for (const extension of this.extensions) this.#checkExtension(extension, rest)
    return [...parts.flatMap((part) => part.result.faults), ...rest.faults]
      .sort((a, b) => a.offset - b.offset)
      .slice(0, maxFaults)
  }

  /** What only shows when fields are held against each other, RFC 5280 sections 4.1.1.2, 4.1.2.1, 4.1.2.4, 4.1.2.6. */
  #checkFields(faults: FaultList): void {
    const { issuer, subject, signatureAlgorithm, tbsSignature, extensions, issuerUniqueId, subjectUniqueId } =
      this.#outline.value
    if (issuer !== undefined && this.issuer.rdns.length === 0) faults.add(issuer.start, 'issuer is empty')
    if (subject !== undefined && subject.contentStart === subject.contentEnd) {
      const alternative = this.extension(subjectAltName.oid)
      if (!alternative?.critical) {
        faults.add(subject.start, 'subject is empty, so that subjectAltName must be present and critical')
      }
    }
    if (signatureAlgorithm !== undefined && tbsSignature !== undefined) {
      const octets = (element: Element) => this.der.subarray(element.start, element.end)
      if (!equalBytes(octets(signatureAlgorithm), octets(tbsSignature))) {
        faults.add(signatureAlgorithm.start, 'signatureAlgorithm differs from the one inside tbsCertificate')
      }
    }
    const uniqueId = issuerUniqueId ?? subjectUniqueId
    if (extensions !== undefined && this.version !== 3) {
      faults.add(extensions.start, `extensions in a certificate of version ${this.version}`)
    }
    if (uniqueId !== undefined && this.version === 1) {
      faults.add(uniqueId.start, 'a unique identifier in a certificate of version 1')
    }
  }

  #checkExtension(extension: Extension, faults: FaultList): void {
    const kind = extensionKind(extension.oid)
    if (kind === undefined) return
    decodeExtension(kind, this.der, extension, faults)
    if (kind.critical !== undefined && kind.critical !== extension.critical) {
      const name = oidName(extension.oid) ?? extension.oid
      faults.add(extension.offset, `${name} must ${kind.critical ? '' : 'not '}be critical`)
    }
  }
}

const commonName = '2.5.4.3'
