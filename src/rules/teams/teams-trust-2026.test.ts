import { getCACertificates } from 'node:tls'
import { testRule } from '../../../test/facts.ts'
import { directRoutingRoots } from '../data/direct-routing.ts'
import { clientAuthUnknown } from '../../report/observation.ts'
import { anchorsOf } from '../../trust/anchors.ts'
import { teamsTrust2026 } from './teams-trust-2026.ts'

const all = directRoutingRoots.map(({ commonName }) => `CN=${commonName}, O=Anybody, C=US`)
const trusting = (authorities: string[]) => ({
  profile: 'teams-sbc' as const,
  endpoint: { clientAuth: { ...clientAuthUnknown, request: 'requested' as const, authorities } },
})

// A root of Microsoft's list that presents itself: enough to be the end of a path.
const shipped = getCACertificates('bundled').flatMap((pem) => anchorsOf(pem, 'Node', true))
const listed = shipped.find(({ certificate: { sha1 } }) => sha1 === directRoutingRoots[1]?.sha1)!
const microsoft = { name: 'sip.pstnhub.microsoft.com', profileReason: 'inferred from the name' }

testRule(teamsTrust2026, {
  'reminds once when the list cannot be seen': [
    { profile: 'teams-sbc', endpoints: [{}, {}] },
    ['info checklist'],
  ],
  'fires when the list lacks roots': [trusting(all.slice(0, 2)), ['error lacks']],
  'is a warning where only a name suggests Teams': [
    { ...trusting(all.slice(0, 2)), profileReason: 'inferred from the name sbc1' },
    ['warning lacks'],
  ],
  'is content with a list that has all': [trusting([...all, 'CN=Other']), ['ok trusts']],
  'warns when a server of Microsoft leads elsewhere': [microsoft, ['warning other-root']],
  'names the root that a server of Microsoft leads to': [
    { ...microsoft, anchors: [listed], endpoint: { presented: [listed.certificate.der] } },
    ['info far-end'],
  ],
  'says nothing of a server of Microsoft whose path is open': [{ ...microsoft, anchors: [] }, []],
  'concerns nobody else': [{ profile: 'sip' }, []],
})
