/** mtls-root-misplaced: what to look at on Windows when the far end refuses a client certificate without reason. */
import type { TargetRule } from '../rule.ts'
import { rfc, schannelMisplacedRoots } from '../sources.ts'

/** certificate_unknown and unknown_ca. */
const refusals = new Map([
  [46, 'certificate_unknown'],
  [48, 'unknown_ca'],
])

export const mtlsRootMisplaced: TargetRule = {
  id: 'mtls-root-misplaced',
  title: 'Look for misplaced certificates in Trusted Root',
  severity: 'info',
  audiences: ['sfb'],
  scope: 'target',
  *check({ endpoints }) {
    const alerts = endpoints.flatMap(({ observation: { alerts: sent, completion } }) => [
      ...sent,
      ...(completion?.alert === undefined ? [] : [completion.alert]),
    ])
    const alert = alerts
      .map(({ description }) => refusals.get(description))
      .find((name) => name !== undefined)
    if (alert !== undefined) yield { message: 'finding', evidence: { alert } }
  },
  messages: {
    finding: {
      text: 'The far end refuses the certificate of its peer ({alert}). If that certificate is good, the fault is often in the stores of the far end: from Windows Server 2012 on, a certificate in Trusted Root that is not self-signed makes Lync and Skype for Business refuse client certificates.',
      fix: 'On the far end list them with Get-ChildItem Cert:\\LocalMachine\\Root | Where-Object { $_.Issuer -ne $_.Subject }, move what it shows to Intermediate Certification Authorities, and restart the service.',
    },
  },
  doc: {
    what: 'A server of Skype for Business or Lync answers with the alert certificate_unknown (46) or unknown_ca (48), during the handshake or after a client certificate. A hint, told once for a target.',
    why: 'Administrators import intermediates into Trusted Root by mistake, and nothing complains. Schannel then fails to check client certificates, whoever issued them, and front ends cannot even talk to each other.',
    fix: 'Only certificates whose issuer is their subject belong in Trusted Root. See that group policy does not put the others back.',
    bad: 'Trusted Root holds `Contoso Issuing CA`, issued by `Contoso Root CA`.',
    good: 'Trusted Root holds self-signed certificates only.',
  },
  source: [schannelMisplacedRoots, rfc(5246, '7.2.2')],
  since: '0.1.0',
}
