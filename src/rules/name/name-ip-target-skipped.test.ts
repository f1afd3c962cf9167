import { certificate, testRule } from '../../../test/facts.ts'
import { nameIpTargetSkipped } from './name-ip-target-skipped.ts'

const listed = certificate({ subjectAltName: [{ ip: Uint8Array.of(192, 0, 2, 1) }] })

testRule(nameIpTargetSkipped, {
  'says that names were not compared': [{ name: '192.0.2.1' }, ['info finding']],
  'is content when the address is listed': [{ name: '192.0.2.1', presents: listed }, ['ok address-listed']],
  'is not content with another address': [{ name: '192.0.2.9', presents: listed }, ['info finding']],
  'is silent when a name was asked for': [{}, []],
})
