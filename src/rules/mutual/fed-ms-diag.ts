/** fed-ms-diag: how a fault of federation shows in the traces of the partner. */
import type { Rule, TargetRule } from '../rule.ts'
import type { TargetFacts } from '../facts.ts'
import { nameSanMismatch } from '../name/name-san-mismatch.ts'
import { nameSanMissing } from '../name/name-san-missing.ts'
import { nameWildcardBad } from '../name/name-wildcard-bad.ts'
import { srvMissing } from '../discovery/srv-missing.ts'
import { srvTargetOtherDomain } from '../discovery/srv-target-other-domain.ts'
import { microsoftFederation } from '../sources.ts'

const srvRules: readonly Rule[] = [srvMissing, srvTargetOtherDomain]
const nameRules: readonly Rule[] = [nameSanMismatch, nameSanMissing, nameWildcardBad]

export const fedMsDiag: TargetRule = {
  id: 'fed-ms-diag',
  title: 'What partners see in their traces',
  severity: 'info',
  audiences: ['fed'],
  scope: 'target',
  *check(target) {
    const evidence = { domain: target.target.name }
    if (srvRules.some((rule) => fails(rule, target))) yield { message: 'srv', evidence }
    else if (nameRules.some((rule) => fails(rule, target))) yield { message: 'name', evidence }
  },
  messages: {
    srv: {
      text: 'Partners of {domain} see this fault as response 504 with ms-diagnostics 1009 (no SRV record of an allowed domain matches).',
      fix: 'Search the partner\'s SIP trace (Snooper, or the Edge log) for "1009" to see that it is the same fault.',
    },
    name: {
      text: 'Partners of {domain} see this fault as response 504 with ms-diagnostics 1010 and the error 0x80090322 (the certificate does not match the name).',
      fix: 'Search the partner\'s SIP trace (Snooper, or the Edge log) for "1010" or "0x80090322" to see that it is the same fault.',
    },
  },
  doc: {
    what: 'For federation: a rule about the SRV record or about the name in the certificate has found an error. A hint, told once for a target.',
    why: 'The partner reports a number, and the fault is here. With the number both sides know that they speak of the same thing.',
    fix: 'Mend what the other finding says; the number goes away with it.',
    bad: '504 Server time-out; ms-diagnostics: 1010;reason="Certificate trust with another server could not be established".',
    good: '200 OK.',
  },
  source: [microsoftFederation],
  since: '0.1.0',
}

/** Whether another rule finds an error anywhere in the target. */
function fails(rule: Rule, target: TargetFacts): boolean {
  const results =
    rule.scope === 'target'
      ? [...rule.check(target)]
      : target.endpoints.flatMap((one) => (rule.scope === 'pool' ? [] : [...rule.check(one, target)]))
  return results.some(({ severity = rule.severity }) => severity === 'error')
}
