import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { rootCertificates } from 'node:tls'
import { maxFaults } from '../asn1/fault.ts'
import { toHex } from '../bytes/hex.ts'
import { heapInUse } from '../../test/heap.ts'
import { mutate } from '../../test/mutate.ts'
import { oddCertificates } from '../../test/odd-certificates.ts'
import { seededRandom } from '../../test/random.ts'
import type { Certificate } from './certificate.ts'
import { decodeCertificate } from './decode.ts'
import { extensionName, extensionText } from './extension-text.ts'
import { matchIdentity } from './identity.ts'
import { equalNames, formatName } from './name.ts'

const rounds = 100_000
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
  const random = seededRandom(20_261_123)
  let text = 0
  let heapBefore = 0
  for (let round = 0; round < rounds; round += 1) {
    if (round === rounds / 5) heapBefore = heapInUse()
    const bytes = mutate(random.pick(originals), originals, random)
    const started = performance.now()
    try {
      text += touch(decodeCertificate(bytes))
    } catch (cause) {
      throw new Error(`round ${round}: ${toHex(bytes)}`, { cause })
    }
    const milliseconds = performance.now() - started
    assert.ok(milliseconds < 5000, `round ${round} took ${milliseconds} ms`)
  }
  assert.ok(text > rounds * 20, 'so little text came out that the certificates cannot have been read')
  const growth = heapInUse() - heapBefore
  assert.ok(growth < 8 * 2 ** 20, `the heap grew by ${growth} bytes`)
})
