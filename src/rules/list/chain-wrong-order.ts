/** chain-wrong-order: a presented certificate does not certify the one before it. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { excerptList } from '../excerpt.ts'
import { rfc } from '../sources.ts'

export const chainWrongOrder: ChainRule = {
  id: 'chain-wrong-order',
  title: 'Presented certificates are out of order',
  severity: 'warning',
  audiences: 'all',
  scope: 'chain',
  *check({ presented, list }) {
    if (list.ordered) return
    const labels = (indexes: readonly number[]) =>
      indexes.flatMap((index) => presented[index] ?? []).map(certificateLabel)
    yield {
      message: 'finding',
      evidence: {
        sent: excerptList(presented.map(certificateLabel)),
        order: excerptList(labels(list.linked)),
      },
    }
  },
  messages: {
    finding: {
      text: 'The certificates are sent as {sent}, where one does not certify the one before it. TLS 1.2 demands the order; tolerant peers sort the list, strict session border controllers and old stacks fail.',
      fix: 'Send {order}: the end entity first, then each issuer after what it issued. On appliances, reorder the certificates in the bundle file.',
    },
  },
  doc: {
    what: 'Following issuers from the end entity leads through the presented certificates in another order than the one in which they were sent.',
    why: 'Up to TLS 1.2 every certificate must certify the one before it. TLS 1.3 asks clients to tolerate other orders, and many do in 1.2 as well, so the fault shows only with strict peers.',
    fix: 'Reorder the bundle: end entity, the intermediate that issued it, the next intermediate. Leave the root out.',
    bad: 'Sent: `sip.contoso.com`, `Contoso Policy CA`, `Contoso Issuing CA`.',
    good: 'Sent: `sip.contoso.com`, `Contoso Issuing CA`, `Contoso Policy CA`.',
  },
  source: [rfc(5246, '7.4.2'), rfc(8446, '4.4.2')],
  since: '0.1.0',
}
