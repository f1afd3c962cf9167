import { failed, testRule } from '../../../test/facts.ts'
import { tlsSilent } from './tls-silent.ts'

const endpoints = [failed({ code: 'silent' })]

testRule(tlsSilent, {
  'fires when no answer came': [{ endpoints }, ['error finding']],
  'tells what Teams needs': [{ profile: 'teams-sbc', endpoints }, ['error teams']],
  'is silent about other failures': [{ endpoints: [failed({ code: 'not-tls' })] }, []],
  'is silent when a certificate was seen': [{}, []],
})
