/** The roots whose certificates are at hand, and from where each came. */
import type { KnownRoot, ProgramFacts } from '../programs/facts.ts'
import { rootBySha256 } from '../programs/find-root.ts'
import { shippedFacts } from '../programs/shipped.ts'
import type { trustOrigins } from '../programs/trust-names.ts'
import { fromPem } from '../bytes/pem.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { anchorsFromFiles } from './anchors.ts'
import { describeCertificate, mergeFacts } from './join-lists.ts'
import { readRootStore, type RootStore } from './root-store.ts'

/** Where bytes can come from. */
export type Origin = (typeof trustOrigins)[number] | 'file'

/** A certificate at hand. */
export interface HeldRoot {
  certificate: Certificate
  /** Where it came from; several places may hold the same. */
  origins: Origin[]
}

/** Everything at hand about roots. */
export interface RootCollection {
  facts: ProgramFacts
  /** Known or held, each once. */
  roots: KnownRoot[]
  /** By SHA-256. */
  held: Map<string, HeldRoot>
  /** The store as it was read; absent when there is none. */
  store?: RootStore
}

/**
 * Gathers the roots of Node's bundle, the operating system, the store and the given files, with what is known of them.
 * @throws {AnchorFileError} when a file cannot be used
 * @throws {RootStoreError} when the store is damaged
 */
export async function collectRoots(folder: string, files: readonly string[] = []): Promise<RootCollection> {
  const [{ getCACertificates }, store, named] = await Promise.all([
    import('node:tls'),
    readRootStore(folder),
    anchorsFromFiles(files),
  ])
  const held = new Map<string, HeldRoot>()
  const hold = (certificate: Certificate, origin: Origin) => {
    const before = held.get(certificate.sha256)
    if (before === undefined) held.set(certificate.sha256, { certificate, origins: [origin] })
    else if (!before.origins.includes(origin)) before.origins.push(origin)
  }
  for (const certificate of decodeAll(getCACertificates('bundled'))) hold(certificate, 'node')
  for (const certificate of decodeAll(getCACertificates('system'))) hold(certificate, 'system')
  for (const certificate of store?.certificates ?? []) hold(certificate, 'store')
  for (const { certificate } of named) hold(certificate, 'file')
  const facts = store === undefined ? shippedFacts() : mergeFacts(shippedFacts(), store.facts)
  const others = [...held.values()].filter(({ certificate }) => !rootBySha256(certificate.sha256, facts))
  return {
    facts,
    roots: [...facts.roots, ...others.map(({ certificate }) => describeCertificate(certificate))],
    held,
    ...(store === undefined ? {} : { store }),
  }
}

function decodeAll(pems: readonly string[]): Certificate[] {
  return [...new Set(pems)].flatMap((pem) => fromPem(pem).map(({ der }) => decodeCertificate(der)))
}
