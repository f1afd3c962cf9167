import { certificate, issuing, publicRoot, testRule } from '../../../test/facts.ts'
import { restriction, rootIn } from '../../../test/known-roots.ts'
import { mtlsRootNotInWindows } from './mtls-root-not-in-windows.ts'

const anchors = [publicRoot]
const edge = { profile: 'edge' as const, anchors }

testRule(mtlsRootNotInWindows, {
  'fires for a root that only Mozilla holds': [{ ...edge, programs: rootIn(['mozilla']) }, ['error finding']],
  'is a warning where only the port says that it is an Edge': [
    { ...edge, profileReason: 'inferred from port 5061', programs: rootIn(['mozilla']) },
    ['warning finding'],
  ],
  'is ok for a root that Windows holds': [
    { kind: 'FED', profile: 'edge', anchors, programs: rootIn(['windows']) },
    ['ok trusted'],
  ],
  'leaves what Windows distrusts to root-distrusted': [
    {
      ...edge,
      programs: rootIn(['windows'], [restriction('windows', 'issued-after', '2026-06-01')]),
    },
    [],
  ],
  'leaves a root of no list to edge-private-ca': [edge, []],
  'is silent when the signature does not hold': [
    {
      ...edge,
      programs: rootIn(['windows']),
      presents: [certificate({ faults: { brokenSignature: true } }), issuing],
    },
    [],
  ],
  'does not concern a web server': [{ profile: 'web', anchors, programs: rootIn(['mozilla']) }, []],
  'is silent without a certificate': [{ ...edge, programs: rootIn(['windows']), presents: [] }, []],
})
