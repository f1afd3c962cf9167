import { createAuthority } from '../../estate/authority.ts'
import { anchor, certificate, days, issuing, publicRoot, root, testRule } from '../../../test/facts.ts'
import { knownRoot, restriction, rootIn } from '../../../test/known-roots.ts'
import { rootDistrusted } from './root-distrusted.ts'

const anchors = [publicRoot]
const windows = rootIn(['windows', 'mozilla'], [restriction('windows', 'issued-after', '2026-06-01')])
const chrome = rootIn(['windows', 'mozilla'], [restriction('chrome', 'removed', '2026-04-15')])
const hearsay = rootIn(
  ['windows', 'apple'],
  [restriction('apple', 'issued-after', '2026-06-01', { confidence: 'unverified' })],
)
const otherRoot = createAuthority({
  subject: ['CN=Fabrikam Root CA'],
  notBefore: days(-3000),
  notAfter: days(3000),
})
const cross = createAuthority(
  { subject: ['O=Contoso', 'CN=Contoso Root CA'], key: root.key, notBefore: days(-100), notAfter: days(900) },
  otherRoot,
)

testRule(rootDistrusted, {
  'fires for what Windows distrusts at an Edge': [
    { profile: 'edge', anchors, programs: windows },
    ['error windows'],
  ],
  'warns of it where nothing points to Windows': [
    { profile: 'sip', anchors, programs: windows },
    ['warning windows'],
  ],
  'is silent about a certificate issued before the date': [
    {
      profile: 'edge',
      anchors,
      programs: windows,
      presents: certificate({ notBefore: new Date('2026-05-01') }),
    },
    [],
  ],
  'is an error for web servers when Chrome dropped the root': [
    { profile: 'web', anchors, programs: chrome },
    ['error browsers'],
  ],
  'is information elsewhere when Chrome dropped the root': [
    { profile: 'edge', anchors, programs: chrome },
    ['info browsers'],
  ],
  'claims nothing by hearsay': [{ profile: 'web', anchors, programs: hearsay }, []],
  'is silent when another valid path ends elsewhere': [
    {
      profile: 'edge',
      anchors: [publicRoot, anchor(otherRoot, true)],
      programs: { ...windows, roots: [...windows.roots, knownRoot(otherRoot, ['windows'])] },
      presents: [certificate(), issuing, cross],
    },
    [],
  ],
  'fires when the other valid path ends in a root of no list': [
    {
      profile: 'edge',
      anchors: [publicRoot, anchor(otherRoot, true)],
      programs: windows,
      presents: [certificate(), issuing, cross],
    },
    ['error windows'],
  ],
  'is silent about a root without restrictions': [
    { profile: 'edge', anchors, programs: rootIn(['windows', 'mozilla', 'chrome']) },
    [],
  ],
  'is silent when the signature does not hold': [
    {
      profile: 'edge',
      anchors,
      programs: windows,
      presents: [certificate({ faults: { brokenSignature: true } }), issuing],
    },
    [],
  ],
  'is silent without a certificate': [{ presents: [], programs: windows }, []],
})
