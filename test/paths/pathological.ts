/** Sets of certificates that are meant to keep somebody busy. */
import { createAuthority, type Authority } from '../../src/estate/authority.ts'
import type { CertificateRequest, IssuedCertificate } from '../../src/estate/certificate.ts'
import * as extension from '../../src/estate/extension.ts'
import { keyPair } from '../../src/estate/key-pair.ts'
import type { BuildOptions } from '../../src/path/build.ts'
import { oidOf } from './oids.ts'

/** One set, and whether there is a valid path in it. */
export interface Pathological {
  title: string
  /** End entity first. */
  presented: IssuedCertificate[]
  anchors: IssuedCertificate[]
  options?: BuildOptions
  valid: boolean
}

const dates = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
const past = { notAfter: new Date('2026-02-01') }

const unidentified = { subjectKeyIdentifier: null, authorityKeyIdentifier: null }

/** The moment for which the sets are made. */
export const pathologicalTime = new Date('2026-06-01')

/** Makes one of the sets; some take seconds to make. */
export const pathologicalSets: readonly (() => Pathological)[] = [
  () => {
    const { names, crosses, root, way } = mesh()
    return {
      title: '100 authorities that certify each other, and one way to an anchor',
      presented: [leafOf(names[0]), ...crosses, way],
      anchors: [root],
      valid: true,
    }
  },
  () => {
    const { names, crosses } = mesh()
    return {
      title: '100 authorities that certify each other, and no anchor',
      presented: [leafOf(names[0]), ...crosses],
      anchors: [],
      valid: false,
    }
  },
  () => {
    const { names, crosses, root, way, again } = mesh()
    const expired = names.slice(0, 90).map((_, index) => again(index, root, past))
    return {
      title: '100 authorities that certify each other, 90 expired ways to the anchor and a good one',
      presented: [leafOf(names[0]), ...crosses, ...expired, way],
      anchors: [root],
      valid: true,
    }
  },
  () => namesakes('1,000 certificates of one name, told apart by key identifiers', {}, true),
  () =>
    namesakes('1,000 certificates of one name with long keys', { ...unidentified, key: 'ec-p521' }, false),
  () => namesakes('1,000 certificates of one name, and nothing tells them apart', unidentified, false),
  () => {
    const chain = [authority('Link 0')]
    for (let index = 1; index < 1000; index += 1) chain.push(authority(`Link ${index}`, chain.at(-1)))
    return {
      title: 'a path of 1,000 certificates',
      presented: [leafOf(chain.at(-1)), ...chain.slice(1).reverse()],
      anchors: chain.slice(0, 1),
      valid: false,
    }
  },
  () => constrained('10,000 name constraints, and a hundred names', 10_000, 100, true),
  () => constrained('10,000 name constraints, and 4,000 names', 10_000, 4000, false),
  () => constrained('4,000 names, and a hundred constraints', 100, 4000, true),
  () => mapped('30 certificates that map each of 40 policies to all 40', 30, 40),
]

function authority(name: string, parent?: Authority, changes: Partial<CertificateRequest> = {}): Authority {
  const key = changes.key ?? keyPair('ec-p256')
  return createAuthority({ subject: [`CN=${name}`], ...dates, ...changes, key }, parent)
}

function leafOf(issuer: Authority | undefined, changes: Partial<CertificateRequest> = {}): IssuedCertificate {
  if (issuer === undefined) throw new RangeError('nobody issues')
  return issuer.issue({ subject: ['CN=leaf'], ...dates, ...changes })
}

/** Each of a hundred authorities certifies the eight that follow it. */
function mesh() {
  const keys = Array.from({ length: 100 }, () => keyPair('ec-p256'))
  const again = (index: number, parent?: Authority, changes: Partial<CertificateRequest> = {}) =>
    authority(`Node ${index}`, parent, { ...changes, key: keys[index] ?? 'ec-p256' })
  const names = keys.map((_, index) => again(index))
  const crosses = names.flatMap((parent, index) =>
    Array.from({ length: 8 }, (_, step) => {
      const next = (index + step + 1) % names.length
      return again(next, parent)
    }),
  )
  const root = authority('Root')
  return { names, crosses, root, way: again(99, root), again }
}

function namesakes(title: string, changes: Partial<CertificateRequest>, valid: boolean): Pathological {
  const root = authority('Same', undefined, changes)
  const others = [authority('Same', root, changes)]
  for (let index = 1; index < 999; index += 1) {
    others.push(authority('Same', index < 20 ? others.at(-1) : others[index % 20], changes))
  }
  return { title, presented: [leafOf(others[10], changes), ...others.reverse()], anchors: [root], valid }
}

function constrained(title: string, constraints: number, names: number, valid: boolean): Pathological {
  const root = authority('Root')
  const permitted = Array.from({ length: constraints }, (_, index) => ({ dns: `zone-${index}.test` }))
  const issuing = authority('Issuing', root, { nameConstraints: { permitted } })
  const subjectAltName = Array.from({ length: names }, (_, index) => ({
    dns: `host-${index}.zone-${constraints - 1 - (index % 10)}.test`,
  }))
  return { title, presented: [leafOf(issuing, { subjectAltName }), issuing], anchors: [root], valid }
}

function mapped(title: string, depth: number, width: number): Pathological {
  const policies = Array.from({ length: width }, (_, index) => oidOf(`P${index + 1}`))
  const root = authority('Root')
  let issuer = root
  const certificates: Authority[] = []
  for (let index = 0; index < depth; index += 1) {
    const mappings = policies.flatMap((from) => policies.map((to) => [from, to] as const))
    issuer = authority(`Level ${index}`, issuer, {
      certificatePolicies: policies.map((oid) => ({ oid })),
      extensions: [extension.policyMappings(mappings)],
    })
    certificates.unshift(issuer)
  }
  const certificatePolicies = policies.map((oid) => ({ oid }))
  return {
    title,
    presented: [leafOf(issuer, { certificatePolicies }), ...certificates],
    anchors: [root],
    options: { policies: { explicit: true, acceptable: policies.slice(0, 1) } },
    valid: true,
  }
}
