/** teams-trust-2026: the roots that a session border controller has to trust. */
import { certificateLabel } from '../best-path.ts'
import { isCertainRole } from '../certain-role.ts'
import { baltimoreEnd, directRoutingRoots, trustTestEnd } from '../data/direct-routing.ts'
import type { TargetFacts } from '../facts.ts'
import type { RuleResult, TargetRule } from '../rule.ts'
import { directRoutingDigest, directRoutingNews } from '../sources.ts'

const names = directRoutingRoots.map(({ commonName }) => commonName)

export const teamsTrust2026: TargetRule = {
  id: 'teams-trust-2026',
  title: 'Roots of Microsoft that the session border controller has to trust',
  severity: 'info',
  audiences: ['teams-sbc', 'ms-end'],
  scope: 'target',
  *check(target) {
    if (target.audiences.has('ms-end')) yield* rootsOfMicrosoft(target)
    else yield* trustOfBorderController(target)
  },
  messages: {
    checklist: {
      text: 'Whether the session border controller trusts the roots below which Teams presents certificates cannot be seen from here. They are {roots}; {testEnd} is there to try. Devices that trust Baltimore CyberTrust alone fail since {baltimoreEnd}.',
    },
    lacks: {
      text: 'The list of authorities that the session border controller sends does not have {missing}. When Teams presents a certificate below a root that is missing, incoming calls fail.',
      fix: 'Import the missing roots (AudioCodes: TLS Contexts, Trusted Root Certificates; Ribbon: Trusted CA Certificates), compare fingerprints, and try {testEnd}.',
    },
    trusts: {
      text: 'The list of authorities that the session border controller sends has all roots that Teams needs: {roots}.',
    },
    'far-end': {
      text: "This server of Microsoft's leads to {root}. Your session border controller or Edge has to trust that root; the complete list is {roots}.",
    },
    'other-root': {
      text: "This server of Microsoft's leads to {root}, which is not among the roots that Microsoft announced ({roots}). Either a new root came, or something between here and there answers in its place.",
      fix: 'Compare the fingerprint from another network. If it differs there, a firewall on this network decrypts TLS: exempt the addresses of Microsoft from it. If it is the same, look for a new announcement and import the root.',
    },
  },
  doc: {
    what: 'For a session border controller: a reminder of the roots that it has to trust, once for each target; an error when it asks for a client certificate with a list of authorities that lacks some of them (a warning where only its name suggests Teams); ok when the list has all. For a server of Microsoft: which of the roots it leads to, and a warning when it is none.',
    why: 'Teams calls the session border controller as a TLS client and presents a certificate. Microsoft moves to new roots step by step and asked that all seven be trusted, by Operator Connect partners too. A device that lacks one works until the day when the certificate in use changes.',
    fix: 'Import all of them, once: DigiCert Global Root CA, G2 and G3, DigiCert TLS RSA4096 Root G5, DigiCert TLS ECC P384 Root G5, Microsoft RSA and ECC Root Certificate Authority 2017 (AudioCodes: TLS Contexts, Trusted Root Certificates; Ribbon: Trusted CA Certificates). Then try `sip.g1.pstnhub.microsoft.com:5061`.',
    bad: 'Trust store with Baltimore CyberTrust Root and DigiCert Global Root G2.',
    good: 'Trust store with all seven roots.',
  },
  source: [directRoutingDigest, directRoutingNews],
  since: '0.1.0',
}

const evidence = { roots: names, testEnd: trustTestEnd, baltimoreEnd }

function* trustOfBorderController(target: TargetFacts): Generator<RuleResult> {
  const lists = target.endpoints.map(({ observation: { clientAuth } }) => clientAuth.authorities)
  const told = lists.filter((authorities) => authorities.length > 0)
  if (told.length === 0) {
    yield { message: 'checklist', evidence }
    return
  }
  const missing = names.filter((name) => !told.every((list) => list.some((each) => isNamed(each, name))))
  yield missing.length > 0
    ? {
        message: 'lacks',
        severity: isCertainRole(target) ? 'error' : 'warning',
        evidence: { ...evidence, missing },
      }
    : { message: 'trusts', severity: 'ok', evidence }
}

function isNamed(distinguishedName: string, commonName: string): boolean {
  return distinguishedName
    .split(/, ?/)
    .some((part) => part.toLowerCase() === `cn=${commonName.toLowerCase()}`)
}

function* rootsOfMicrosoft({ endpoints }: TargetFacts): Generator<RuleResult> {
  const ends = endpoints.flatMap(({ paths }) => paths[0]?.anchor?.certificate ?? [])
  const [known = [], others = []] = [true, false].map((wanted) =>
    ends.filter(({ sha1 }) => directRoutingRoots.some((root) => root.sha1 === sha1) === wanted),
  )
  for (const root of new Set(others)) {
    yield {
      message: 'other-root',
      severity: 'warning',
      evidence: { ...evidence, root: certificateLabel(root) },
    }
  }
  const [first] = known
  if (first !== undefined) {
    yield { message: 'far-end', evidence: { ...evidence, root: certificateLabel(first) } }
  }
}
