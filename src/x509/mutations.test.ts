import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { rootCertificates } from 'node:tls'
import { maxFaults } from '../asn1/fault.ts'
import { readMutations, rounds } from '../../test/mutations.ts'
import { oddCertificates } from '../../test/odd-certificates.ts'
import type { Certificate } from './certificate.ts'
import { decodeCertificate } from './decode.ts'
import { extensionName, extensionText } from './extension-text.ts'
import { matchIdentity } from './identity.ts'
import { equalNames, formatName } from './name.ts'

const roots = rootCertificates.map((pem) => Uint8Array.from(new X509Certificate(pem).raw))
const originals = [...roots, ...oddCertificates(1, 60)] as [Uint8Array, ...Uint8Array[]]

/** Touches everything a certificate offers and gives how much text came out of it. */
function touch(certificate: Certificate): number {
  const accessors = Object.getOwnPropertyNames(Object.getPrototypeOf(certificate))
  assert.ok(accessors.includes('faults') && accessors.includes('tlsFeatures'))
  for (const name of accessors) if (name !== 'constructor') void Reflect.get(certificate, name)
  const match = matchIdentity(certificate, 'sip.contoso.test')
  const lines = certificate.extensions.flatMap((extension) => [
    extensionName(extension.oid),
    ...extensionText(certificate, extension),
  ])
  assert.ok(certificate.faults.length <= maxFaults)
  assert.ok(certificate.faults.every(({ offset }) => offset >= 0 && offset <= certificate.der.length))
  assert.equal(equalNames(certificate.subject, certificate.subject), true)
  return formatName(certificate.subject).length + lines.join('').length + match.dnsNames.length
}

test('no mutated certificate makes the decoder, an accessor or a text throw, hang or keep memory', () => {
  const text = readMutations(20_261_123, originals, (bytes) => touch(decodeCertificate(bytes)))
  assert.ok(text > rounds * 20, 'so little text came out that the certificates cannot have been read')
})
