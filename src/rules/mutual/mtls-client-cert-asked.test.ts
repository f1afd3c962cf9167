import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientAuthUnknown } from '../../report/observation.ts'
import { judge, testRule } from '../../../test/facts.ts'
import { mtlsClientCertAsked } from './mtls-client-cert-asked.ts'

const asked = (request: 'none' | 'requested' | 'required', ...authorities: string[]) => ({
  endpoint: { clientAuth: { ...clientAuthUnknown, request, authorities, authoritiesBytes: 321 } },
})

testRule(mtlsClientCertAsked, {
  'says so when authorities are named': [asked('requested', 'CN=A', 'CN=B'), ['info named-authorities']],
  'says so when none are named': [asked('required'), ['info any-authority']],
  'is silent when none is asked for': [asked('none'), []],
  'is silent when that is not known': [{}, []],
  'does not claim to show a certificate that was not seen': [{ ...asked('requested'), presents: [] }, []],
})

test('mtls-client-cert-asked counts the authorities and their size', () => {
  const [finding] = judge(mtlsClientCertAsked, asked('requested', 'CN=A', 'CN=B'))
  assert.match(finding!.message, /authorities that it accepts \(2 of them, 321 bytes\)/)
})
