import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DnsOutcome } from '../../dns/query.ts'
import type { TargetKind } from '../../report/target.ts'
import { judge, testRule } from '../../../test/facts.ts'
import { srvMissing } from './srv-missing.ts'

const answered = (kind: TargetKind, rcode: DnsOutcome) => ({
  kind,
  endpoints: [],
  queries: [{ type: 'SRV' as const, rcode }],
})

testRule(srvMissing, {
  'is an error for federation': [answered('FED', 'NXDOMAIN'), ['error federation']],
  'takes an empty answer for a missing record': [answered('FED', 'NODATA'), ['error federation']],
  'is information for clients': [answered('SIP', 'NXDOMAIN'), ['info client']],
  'is information for internal clients': [answered('SIPINT', 'NXDOMAIN'), ['info internal']],
  'reads the target "." as not offered': [
    { ...answered('FED', 'NOERROR'), srv: [{ target: '.' }] },
    ['error not-offered-federation'],
  ],
  'reads the target "." of a client record as not offered': [
    { ...answered('SIP', 'NOERROR'), srv: [{ target: '.' }] },
    ['info not-offered'],
  ],
  'never calls missing what DNS did not answer (TIMEOUT)': [
    answered('FED', 'TIMEOUT'),
    ['unknown no-answer'],
  ],
  'never calls missing what DNS did not answer (SERVFAIL)': [
    answered('FED', 'SERVFAIL'),
    ['unknown no-answer'],
  ],
  'never calls missing what DNS did not answer (REFUSED)': [
    answered('SIP', 'REFUSED'),
    ['unknown no-answer'],
  ],
  'never calls missing what DNS did not answer (UNREACHABLE)': [
    answered('SIPINT', 'UNREACHABLE'),
    ['unknown no-answer'],
  ],
  'never calls missing what was not asked': [{ kind: 'FED', endpoints: [] }, ['unknown no-answer']],
  'is silent when there is a record': [{ ...answered('FED', 'NOERROR'), srv: [{}] }, []],
  'does not concern a host that was typed in': [answered('DIR', 'NXDOMAIN'), []],
})

test('srv-missing names the record and the port it should have', () => {
  const [finding] = judge(srvMissing, answered('SIP', 'NXDOMAIN'))
  assert.match(finding!.message, /no record _sip\._tls\.contoso\.test \(NXDOMAIN\)/)
  assert.match(finding!.fix!, /port 443/)
})
