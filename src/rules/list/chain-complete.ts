/** chain-complete: what was sent leads to a trust anchor. */
import type { EndpointRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { rfc } from '../sources.ts'

export const chainComplete: EndpointRule = {
  id: 'chain-complete',
  title: 'Presented certificates lead to a trust anchor',
  severity: 'ok',
  audiences: 'all',
  scope: 'endpoint',
  *check({ presented, paths }) {
    const path = paths[0]
    if (path?.anchor === undefined) return
    if (path.errors.some(({ code }) => code === 'signature-invalid')) return
    const sent = new Set(presented.map(({ sha256 }) => sha256))
    if (!path.certificates.slice(0, -1).every(({ sha256 }) => sent.has(sha256))) return
    yield {
      message: 'finding',
      evidence: { anchor: certificateLabel(path.anchor.certificate), origin: path.anchor.origin },
    }
  },
  messages: {
    finding: {
      text: 'The presented certificates link the end entity to the trust anchor {anchor} ({origin}); no intermediate is missing.',
    },
  },
  doc: {
    what: 'Every certificate between the end entity and a trust anchor known here was sent by the far end.',
    why: 'Peers build the path from what they are sent and what they trust. Only a complete list works everywhere, on telephones and session border controllers too, which fetch nothing by themselves.',
    fix: 'Nothing needs doing.',
    bad: 'Sent: `sip.contoso.com`.',
    good: 'Sent: `sip.contoso.com`, `Contoso Issuing CA`; trusted here: `Contoso Root CA`.',
  },
  source: [rfc(8446, '4.4.2')],
  since: '0.1.0',
}
