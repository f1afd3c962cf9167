/** Cases of path validation in the shape of a suite: what the conformance adapter is given. */
import type { Testcase } from '../../conformance/testcase.ts'
import { toPem } from '../../src/bytes/pem.ts'
import type { IssuedCertificate } from '../../src/estate/certificate.ts'
import { pick } from './answer.ts'
import type { Evidence, PathCase, Property, Verdict } from './case.ts'
import { crlOf } from './crl.ts'
import { oidOf } from './oids.ts'
import { settingOf } from './outcome.ts'

/** One test case for each verdict that a case expects; the namespace decides how the adapter answers. */
export function testcasesOf(current: PathCase, namespace: string): (Testcase & { verdict: Verdict })[] {
  const { issued, presented, trusted, at } = settingOf(current)
  const pem = (label: string) => pick(issued, label).pem
  const [endEntity = '', ...others] = presented
  const crls = evidenceIn(current, namespace).map((one) => crlPem(one, issued))
  return current.verdicts.map((verdict, index) => ({
    id: `${namespace}::${current.title} (${index + 1})`,
    validation_kind: 'SERVER',
    trusted_certs: trusted.map(pem),
    untrusted_intermediates: others.map(pem),
    peer_certificate: pem(endEntity),
    validation_time: at.toISOString(),
    extended_key_usage: [],
    expected_peer_name: peerName(verdict.verifier),
    crls,
    ...(namespace === 'pkits' ? { pkits: policyInputs(verdict.verifier) } : {}),
    verdict,
  }))
}

/** In PKITS every authority issues CRLs; a case says so only where they are not ordinary, or absent. */
function evidenceIn({ evidence, members }: PathCase, namespace: string): Evidence[] {
  const present = evidence.filter(({ properties }) => !properties.some(({ word }) => word === 'absent'))
  if (namespace !== 'pkits') return present
  const issuers = new Set(members.map(({ issuer }) => issuer).filter((label) => !label.includes('/')))
  const silent = [...issuers].filter((label) => !evidence.some(({ signer }) => signer === label))
  return [...present, ...silent.map((signer) => ({ kind: 'crl' as const, signer, properties: [] }))]
}

function crlPem(one: Evidence, issued: ReadonlyMap<string, IssuedCertificate>): string {
  return toPem('X509 CRL', crlOf(one, issued).octets ?? new Uint8Array())
}

function peerName(properties: readonly Property[]): Testcase['expected_peer_name'] {
  const name = properties.find(({ word }) => word === 'name')?.value
  return name === undefined ? null : { kind: /^[\d.]+$|:/.test(name) ? 'IP' : 'DNS', value: name }
}

function policyInputs(properties: readonly Property[]): Record<string, unknown> {
  const values = new Map(properties.map(({ word, value }) => [word, value]))
  return {
    initial_policy_set: (values.get('accepts') ?? 'any').split(' ').map(oidOf),
    initial_explicit_policy: values.has('explicit'),
    initial_policy_mapping_inhibit: values.has('inhibit-mapping'),
    initial_inhibit_any_policy: values.has('inhibit-any'),
  }
}
