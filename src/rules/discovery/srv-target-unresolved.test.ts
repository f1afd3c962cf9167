import type { FailureCode } from '../../report/observation.ts'
import { failed, testRule } from '../../../test/facts.ts'
import { srvTargetUnresolved } from './srv-target-unresolved.ts'

const unresolved = (code: FailureCode) => ({
  endpoints: [{ ...failed({ stage: 'resolve', code }), address: null }],
})

testRule(srvTargetUnresolved, {
  'is an error for the target of a SRV record': [
    { kind: 'FED', ...unresolved('name-not-found') },
    ['error finding'],
  ],
  'is an error when the target has other records only': [
    { kind: 'SIP', ...unresolved('no-address') },
    ['error finding'],
  ],
  'is unknown for a name that was typed in': [unresolved('name-not-found'), ['unknown host-not-found']],
  'never blames the record when DNS did not answer (dns-timeout)': [
    { kind: 'FED', ...unresolved('dns-timeout') },
    ['unknown no-answer'],
  ],
  'never blames the record when DNS did not answer (dns-failure)': [
    { kind: 'FED', ...unresolved('dns-failure') },
    ['unknown no-answer'],
  ],
  'never blames the record when DNS did not answer (dns-unreachable)': [
    unresolved('dns-unreachable'),
    ['unknown no-answer'],
  ],
  'is silent when the check was broken off': [unresolved('aborted'), []],
  'is silent when there is an address': [{ kind: 'FED', endpoints: [failed({ stage: 'connect' })] }, []],
})
