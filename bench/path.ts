/** What path building and validation costs, beside the signature checks that are in it. */
import { constants, createPublicKey, verify } from 'node:crypto'
import { createAuthority } from '../src/estate/authority.ts'
import { keyPair } from '../src/estate/key-pair.ts'
import { buildPaths } from '../src/path/build.ts'
import type { Certificate } from '../src/x509/certificate.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import type { Comparison } from './comparison.ts'
import { interleave, processorTime } from './measure.ts'

const bare = 'its two signatures by node:crypto'
/** Paths in one measurement. */
const copies = 200
const rounds = 15
const at = new Date('2026-06-01')
const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }

/** End entity, intermediate and root, all with keys of one kind. */
type Chain = readonly [Certificate, Certificate, Certificate]

/**
 * Cold: certificates that are decoded and that nobody has validated before; neither keys nor answers are remembered.
 * @param kind of all keys
 */
export async function coldPath(kind: 'ec-p256' | 'rsa-2048'): Promise<Comparison> {
  const make = chainMaker(kind)
  const each = async (work: (chain: Chain) => void) => {
    const chains = Array.from({ length: copies }, make)
    return (await processorTime(() => chains.forEach(work))) / copies
  }
  return {
    title: `Path of three certificates (${kind}), never seen, microseconds of processor time`,
    costs: await interleave({ [bare]: () => each(checkSignatures), buildPaths: () => each(build) }, rounds),
    goals: [{ contender: 'buildPaths', limits: [{ against: bare, atMost: 1.2 }] }],
  }
}

/** The same certificates again and again, as the members of a pool present them. The goal is 10 microseconds. */
export async function rememberedPath(): Promise<Comparison> {
  const chain = chainMaker('ec-p256')()
  const [endEntity, intermediate, root] = chain
  const anchors = [{ certificate: root, origin: 'bench', public: false }]
  // What takes a few microseconds is done many times: at first it is interpreted, and no long list stays there.
  const each = async (times: number, work: () => void) => {
    const cost = await processorTime(() => {
      for (let time = 0; time < times; time += 1) work()
    })
    return cost / times
  }
  return {
    title: 'Path of three certificates, seen before, microseconds of processor time (goal: below 10)',
    costs: await interleave(
      {
        [bare]: () => each(copies, () => checkSignatures(chain)),
        buildPaths: () => each(copies * 100, () => buildPaths([endEntity, intermediate], anchors, at)),
      },
      rounds,
    ),
  }
}

function chainMaker(key: 'ec-p256' | 'rsa-2048'): () => Chain {
  const root = createAuthority({
    ...validity,
    key: keyPair(key, 'root'),
    subject: ['O=Farend Bench', 'CN=Root'],
  })
  const issuing = createAuthority(
    { ...validity, key: keyPair(key, 'issuing'), subject: ['O=Farend Bench', 'CN=Issuing'] },
    root,
  )
  const endEntity = issuing.issue({
    ...validity,
    key: keyPair(key, 'leaf'),
    subject: ['CN=bench.test'],
    subjectAltName: [{ dns: 'bench.test' }],
  })
  return () => [decoded(endEntity.der), decoded(issuing.der), decoded(root.der)]
}

/** A certificate that has been decoded: every field that a validation looks at has been read. */
function decoded(der: Uint8Array): Certificate {
  const certificate = decodeCertificate(der)
  for (const field of fields) void certificate[field]
  return certificate
}

const fields: readonly (keyof Certificate)[] = [
  'tbs',
  'signature',
  'signatureAlgorithm',
  'tbsSignatureAlgorithm',
  'sha256',
  'subjectKey',
  'issuerKey',
  'notBefore',
  'notAfter',
  'publicKey',
  'extensions',
  'subjectAltName',
  'basicConstraints',
  'keyUsage',
  'extKeyUsage',
  'subjectKeyIdentifier',
  'authorityKeyIdentifier',
  'nameConstraints',
  'certificatePolicies',
  'policyMappings',
  'policyConstraints',
  'inhibitAnyPolicy',
]

function build([endEntity, intermediate, root]: Chain): void {
  buildPaths([endEntity, intermediate], [{ certificate: root, origin: 'bench', public: false }], at)
}

function checkSignatures([endEntity, intermediate, root]: Chain): void {
  checkSignature(endEntity, intermediate)
  checkSignature(intermediate, root)
}

function checkSignature({ signatureAlgorithm, tbs, signature }: Certificate, issuer: Certificate): void {
  if (issuer.publicKey === undefined || tbs === undefined || signature === undefined) return
  const key = createPublicKey({ key: Buffer.from(issuer.publicKey.spki), format: 'der', type: 'spki' })
  const options =
    issuer.publicKey.algorithm === 'RSA'
      ? { key, padding: constants.RSA_PKCS1_PADDING }
      : { key, dsaEncoding: 'der' as const }
  if (!verify(signatureAlgorithm?.hash, tbs, options, signature)) throw new Error('a signature is wrong')
}
