import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rootCertificates } from 'node:tls'
import fc from 'fast-check'
import { fromPem } from '../bytes/pem.ts'
import { elementTree } from './element-tree.ts'

const ders = rootCertificates.slice(0, 20).flatMap((pem) => fromPem(pem).map(({ der }) => der))

test('the fields of RFC 5280 are named, each at its place', () => {
  const names = elementTree(ders[0]!).elements.flatMap(({ name, depth }) =>
    depth <= 2 && name ? [name] : [],
  )
  assert.deepEqual(names.slice(0, 3), ['Certificate', 'tbsCertificate', 'version'])
  for (const field of [
    'serialNumber',
    'issuer',
    'validity',
    'subjectPublicKeyInfo',
    'extensions',
    'signatureValue',
  ]) {
    assert.ok(names.includes(field), field)
  }
})

test('every octet of a certificate belongs to an element or to its header', () => {
  for (const der of ders) {
    const { elements, faults } = elementTree(der)
    assert.deepEqual(faults, [])
    const covered = new Uint8Array(der.length)
    for (const { offset, headerLength, length } of elements)
      covered.fill(1, offset, offset + headerLength + length)
    assert.ok(covered.every((each) => each === 1))
    assert.ok(elements.every(({ offset }, index) => offset >= (elements[index - 1]?.offset ?? 0)))
  }
})

test('what an extension holds is shown inside it', () => {
  const { elements } = elementTree(ders[0]!)
  const wrapping = elements.findIndex(({ tag, text }) => tag === 'OCTET STRING' && text === '')
  assert.ok(wrapping > 0)
  assert.equal(elements[wrapping + 1]!.depth, elements[wrapping]!.depth + 1)
})

test('spoilt octets give elements and faults, never an exception', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ders), fc.nat(), fc.nat(255), fc.nat(), (der, at, octet, cut) => {
      const spoilt = Uint8Array.from(der.subarray(0, der.length - (cut % 8)))
      spoilt[at % spoilt.length] = octet
      assert.ok(elementTree(spoilt).elements.length <= 20_000)
    }),
  )
})

test('random octets give elements and faults, never an exception', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (octets) => void elementTree(octets)))
})
