/** chain-surplus: certificates were sent that serve no purpose. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { excerptList } from '../excerpt.ts'
import { rfc } from '../sources.ts'

export const chainSurplus: ChainRule = {
  id: 'chain-surplus',
  title: 'Certificates sent for nothing',
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check({ presented, list }) {
    for (const [reason, entries] of Map.groupBy(list.surplus, (entry) => entry.reason)) {
      const certificates = entries.flatMap(({ index }) => presented[index] ?? []).map(certificateLabel)
      yield { message: reason, evidence: { certificates: excerptList(certificates) } }
    }
  },
  messages: {
    duplicate: {
      text: 'Sent more than once: {certificates}. It makes the handshake larger and helps nobody.',
      fix: 'Remove the copies from the bundle.',
    },
    'self-signed': {
      text: 'A self-signed certificate is sent along: {certificates}. A peer either trusts it already or does not; sending it gives no trust.',
      fix: 'Remove it from the bundle; send the end entity and the intermediates only.',
    },
    unrelated: {
      text: 'Sent without a link to the end entity: {certificates}. This is usually left over from an earlier certificate.',
      fix: 'Remove it from the bundle, after making sure that no intermediate is missing in its place.',
    },
    'not-examined': {
      text: 'The list is so long that its end was not examined: {certificates}.',
      fix: 'Send the end entity and the intermediates only; three certificates are usual.',
    },
  },
  doc: {
    what: 'Among the presented certificates are copies, a self-signed certificate beyond the end entity, or certificates that do not lead to the end entity.',
    why: 'Peers ignore them, but they cost space in every handshake, and large first flights get fragmented, which troubles some telephones and middleboxes. A leftover also hints at a renewal done by halves.',
    fix: 'Clean the bundle on the server. On Windows, the server sends what the path needs from its stores; a root is sent along when it lies among the intermediates.',
    bad: 'Sent: `sip.contoso.com`, `Contoso Issuing CA`, `Contoso Root CA`.',
    good: 'Sent: `sip.contoso.com`, `Contoso Issuing CA`.',
  },
  source: [rfc(8446, '4.4.2')],
  since: '0.1.0',
}
