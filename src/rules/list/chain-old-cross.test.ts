import { createAuthority } from '../../estate/authority.ts'
import { anchor, certificate, days, intermediate, issuing, root, testRule } from '../../../test/facts.ts'
import { chainOldCross } from './chain-old-cross.ts'

const validity = { notBefore: days(-3000), notAfter: days(1000) }
const oldRoot = createAuthority({
  subject: ['O=Digital Signature Trust Co.', 'CN=DST Root CA X3'],
  ...validity,
})
const cross = (notAfter: Date, by = oldRoot) =>
  createAuthority(
    { subject: ['O=Contoso', 'CN=Contoso Root CA'], key: root.key, notBefore: days(-3000), notAfter },
    by,
  )
const otherRoot = createAuthority({ subject: ['CN=Contoso First CA'], ...validity })

testRule(chainOldCross, {
  'fires for an expired twin of the root': [
    { presents: [certificate(), issuing, cross(days(-20))] },
    ['error expired'],
  ],
  'fires for a cross-certificate from an old root': [
    { presents: [certificate(), issuing, cross(days(20))] },
    ['info finding'],
  ],
  'fires when the path ends in the old root': [
    { presents: [certificate(), issuing, cross(days(20))], anchors: [anchor(oldRoot)] },
    ['info finding'],
  ],
  'is silent about a cross-certificate from another root': [
    { presents: [certificate(), issuing, cross(days(20), otherRoot)] },
    [],
  ],
  'leaves an expired stranger to chain-surplus': [
    { presents: [certificate(), issuing, intermediate('Contoso Former CA', { notAfter: days(-20) })] },
    [],
  ],
  'leaves what expired in the path to exp-chain-first': [
    { presents: certificate({}, intermediate('Contoso Ended CA', { notAfter: days(-1) })) },
    [],
  ],
  'is silent about the root itself sent along': [{ presents: [certificate(), issuing, root] }, []],
  'is silent without a certificate': [{ presents: [] }, []],
})
