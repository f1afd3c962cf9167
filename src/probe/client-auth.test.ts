import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeName } from '../estate/distinguished-name.ts'
import { clientAuthOf } from './client-auth.ts'

test('a request is told in the words of a report', () => {
  const authorities = [encodeName(['C=AU', 'O=Contoso', 'CN=Contoso Root'])]
  const request = { types: ['rsa_sign'], signatureSchemes: [], authorities, authoritiesBytes: 50 }
  assert.deepEqual(clientAuthOf(request), {
    request: 'requested',
    authorities: ['CN=Contoso Root, O=Contoso, C=AU'],
    authoritiesBytes: 50,
    types: ['rsa_sign'],
    signatureSchemes: [],
  })
})

test('an authority that is no name at all is still one', () => {
  const request = {
    types: [],
    signatureSchemes: [],
    authorities: [Uint8Array.of(0xff, 0x01)],
    authoritiesBytes: 4,
  }
  assert.equal(clientAuthOf(request).authorities.length, 1)
})

test('no request and an unfinished flight are different things', () => {
  assert.equal(clientAuthOf(null).request, 'none')
  assert.equal(clientAuthOf(undefined).request, 'unknown')
})
