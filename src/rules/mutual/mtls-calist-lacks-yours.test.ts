import { createAuthority } from '../../estate/authority.ts'
import { clientAuthUnknown, type Completion } from '../../report/observation.ts'
import { anchor, days, publicRoot, root, testRule } from '../../../test/facts.ts'
import { mtlsCalistLacksYours } from './mtls-calist-lacks-yours.ts'

const own = createAuthority({
  subject: ['O=Fabrikam', 'CN=Fabrikam Root'],
  notBefore: days(-99),
  notAfter: days(99),
})
const mine = { subject: ['CN=sip.fabrikam.test'], notBefore: days(-9), notAfter: days(9) }
const anchors = [anchor(root), anchor(own)]
const names = (...authorities: string[]) => ({
  clientAuth: { ...clientAuthUnknown, request: 'requested' as const, authorities, authoritiesBytes: 99 },
})
const completed = (outcome: Completion['outcome']): Completion => ({
  clientCertificate: 'presented',
  outcome,
  detail: 'What happened.',
})
const listed = names('CN=Litware Root, O=Litware')

testRule(mtlsCalistLacksYours, {
  'fires when the own root is not among the names': [
    { profile: 'edge', anchors, endpoint: listed },
    ['error finding'],
  ],
  'stays when the far end refused the client certificate': [
    { profile: 'sip', anchors, endpoint: { ...listed, completion: completed('refused') } },
    ['error finding'],
  ],
  'is silent when the far end accepted it': [
    { profile: 'edge', anchors, endpoint: { ...listed, completion: completed('accepted') } },
    [],
  ],
  'is silent when the own root is among them, whatever the case': [
    {
      profile: 'edge',
      anchors,
      endpoint: names('CN=Litware Root, O=Litware', 'CN=FABRIKAM ROOT, O=Fabrikam'),
    },
    [],
  ],
  'does not count a root that was named for the far end': [
    { profile: 'edge', anchors: [anchor(root)], endpoint: listed },
    [],
  ],
  'is silent about an empty list': [{ profile: 'edge', anchors, endpoint: names() }, []],
  'is silent when no root was named': [{ profile: 'edge', anchors: [publicRoot], endpoint: listed }, []],
  'fires when no authority above the own certificate is among them': [
    { profile: 'edge', own: [own.issue(mine), own], endpoint: listed },
    ['error certificate'],
  ],
  'is silent when one above the own certificate is among them, whatever roots were given': [
    {
      profile: 'edge',
      anchors,
      own: [own.issue(mine), own],
      endpoint: names('CN=Fabrikam Root, O=Fabrikam'),
    },
    [],
  ],
  'does not concern a web server': [{ profile: 'web', anchors, endpoint: listed }, []],
})
