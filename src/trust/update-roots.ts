/** Fetches the programs' published lists and certificates into the store. */
import { windowsUpdateFolder } from '../programs/links.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { readAppleReport, readMozillaReport } from './ccadb-reports.ts'
import { readChromeRootStore } from './chrome-list.ts'
import { DownloadError, type Downloader } from './download.ts'
import { collectRoots, type RootCollection } from './held-roots.ts'
import { factsOfLists, mergeFacts } from './join-lists.ts'
import {
  ListError,
  publishingPrograms,
  type PublishedList,
  type PublishingProgram,
} from './published-list.ts'
import { writeRootStore, type Provenance, type RootStore } from './root-store.ts'
import { leadsTo, microsoftRoots, readWindowsList, type SigningRoot } from './windows-list.ts'

/** Where each program publishes: a folder, and the file in it. A mirror has the files in one folder of its own. */
export const listSources: Readonly<Record<PublishingProgram, { folder: string; file: string }>> = {
  windows: { folder: windowsUpdateFolder, file: 'authroot.stl' },
  mozilla: {
    folder: 'https://ccadb.my.salesforce-sites.com/mozilla/',
    file: 'IncludedCACertificateReportPEMCSV',
  },
  chrome: {
    folder: 'https://raw.githubusercontent.com/chromium/chromium/main/net/data/ssl/chrome_root_store/',
    file: 'root_store.textproto',
  },
  apple: { folder: 'https://ccadb.my.salesforce-sites.com/ccadb/', file: 'AllIncludedRootCertsCSV' },
}

export interface UpdateOptions {
  downloader: Downloader
  /** Folder of a mirror, in place of the programs' own; ends with a slash. */
  from?: string
  programs?: readonly PublishingProgram[]
  now: Date
  /** Told from time to time how far it is, in words. */
  progress?: (text: string) => void
  /** Roots that may sign the list of Windows. */
  signingRoots?: readonly SigningRoot[]
  /** The fewest rows that a list may have. */
  least?: number
  /** After an abort nothing is written. */
  signal?: AbortSignal
}

/** How it went. */
export interface UpdateOutcome {
  lists: ({ program: PublishingProgram; url: string } & (
    | { outcome: 'ok'; title: string; day: string; roots: number }
    | { outcome: 'failed'; detail: string }
  ))[]
  /** Certificates that the store holds now, how many of them are new, and how many could not be had. */
  certificates: { held: number; fetched: number; failed: number }
}

const mostListOctets = 32 * 1024 * 1024
const mostCertificateOctets = 64 * 1024
const atATime = 8
/** So many certificates in a row that cannot be had, and none before: the others cannot either. */
const hopeless = 2 * atATime

/**
 * Fetches what is asked for and replaces the store. A list that cannot be had or believed leaves the one that the
 * store held; when none can be had, the store stays as it was.
 * @throws {RootStoreError} when the store cannot be read or written
 */
export async function updateRoots(folder: string, options: UpdateOptions): Promise<UpdateOutcome> {
  const { programs = publishingPrograms, now, progress = () => undefined } = options
  const collection = await collectRoots(folder)
  const update = new Update(collection, options)
  const lists: UpdateOutcome['lists'] = []
  for (const program of programs) {
    progress(`fetching the list of ${program}`)
    lists.push(await update.list(program))
  }
  const certificates = await update.certificates()
  if (update.published.length > 0 && !options.signal?.aborted) await writeRootStore(folder, update.store(now))
  return { lists, certificates }
}

class Update {
  readonly published: PublishedList[] = []
  readonly #collection: RootCollection
  readonly #options: UpdateOptions
  readonly #certificates = new Map<string, Certificate>()
  readonly #origins: Record<string, Provenance>
  readonly #fetched: Record<string, Provenance>

  constructor(collection: RootCollection, options: UpdateOptions) {
    this.#collection = collection
    this.#options = options
    const { store } = collection
    this.#origins = { ...store?.origins }
    this.#fetched = { ...store?.fetched }
    for (const certificate of store?.certificates ?? [])
      this.#certificates.set(certificate.sha256, certificate)
  }

  async list(program: PublishingProgram): Promise<UpdateOutcome['lists'][number]> {
    const url = this.#url(program, listSources[program].file)
    try {
      const octets = await this.#options.downloader.get(url, mostListOctets)
      const published = await this.#read(program, octets, url)
      this.published.push(published)
      this.#fetched[published.list.id] = this.#provenance(url)
      for (const der of published.certificates) this.#hold(decodeCertificate(der), url)
      const { title, checkedOn } = published.list
      return { program, url, outcome: 'ok', title, day: checkedOn, roots: published.roots.length }
    } catch (error) {
      if (error instanceof DownloadError || error instanceof ListError) {
        return { program, url, outcome: 'failed', detail: error.message }
      }
      throw error
    }
  }

  /** Fetches the certificates of Windows roots for TLS servers that nobody here holds. */
  async certificates(): Promise<UpdateOutcome['certificates']> {
    const held = new Set(
      [
        ...this.#certificates.values(),
        ...[...this.#collection.held.values()].map((root) => root.certificate),
      ].map(({ sha1 }) => sha1),
    )
    const windows = this.published.find(({ list }) => list.program === 'windows')
    const wanted = (windows?.roots ?? []).filter(
      ({ sha1 = '', membership, restrictions }) =>
        membership === 'tls' && !restrictions.some(({ kind }) => kind === 'disabled') && !held.has(sha1),
    )
    let done = 0
    let failed = 0
    const before = this.#collection.store?.certificates.length ?? 0
    const queue = wanted.values()
    await Promise.all(
      Array.from({ length: atATime }, async () => {
        for (const { sha1 = '', sha256 } of queue) {
          if (failed === done && failed >= hopeless) return
          if (!(await this.#certificate(sha1, sha256))) failed += 1
          done += 1
          this.#options.progress?.(`fetching certificates, ${done} of ${wanted.length}`)
        }
      }),
    )
    const { size } = this.#certificates
    return { held: size, fetched: size - before, failed: failed + wanted.length - done }
  }

  store(now: Date): RootStore {
    const { store, facts } = this.#collection
    const old = store?.facts ?? { lists: [], roots: [], restrictions: [] }
    const certificates = [
      ...this.#certificates.values(),
      ...[...this.#collection.held.values()].map(({ certificate }) => certificate),
    ]
    const fresh = factsOfLists(this.published, certificates, facts)
    const replaced = new Set(fresh.lists.map(({ program }) => program))
    const kept = old.lists.filter(({ program }) => !replaced.has(program))
    const ids = new Set(kept.map(({ id }) => id))
    const before = old.roots.map((root) => ({
      ...root,
      lists: new Map([...root.lists].filter(([id]) => ids.has(id))),
    }))
    const still = {
      lists: kept,
      roots: before.filter(({ lists }) => lists.size > 0),
      restrictions: old.restrictions.filter(({ program }) => !replaced.has(program)),
    }
    return {
      facts: mergeFacts(still, fresh),
      fetched: this.#fetched,
      origins: this.#origins,
      certificates: [...this.#certificates.values()].filter(
        ({ notAfter }) => notAfter === undefined || notAfter > now,
      ),
    }
  }

  async #read(program: PublishingProgram, octets: Uint8Array, url: string): Promise<PublishedList> {
    const { now, least } = this.#options
    const today = now.toISOString().slice(0, 10)
    switch (program) {
      case 'windows':
        return this.#windows(octets, url)
      case 'mozilla':
        return readMozillaReport(new TextDecoder().decode(octets), url, today, least)
      case 'chrome':
        return readChromeRootStore(new TextDecoder().decode(octets), url, today, least)
      case 'apple':
        return readAppleReport(new TextDecoder().decode(octets), url, today, least)
    }
  }

  async #windows(octets: Uint8Array, url: string): Promise<PublishedList> {
    const { now, signingRoots = microsoftRoots } = this.#options
    const { published, signers } = readWindowsList(octets, url, now)
    const { id, checkedOn } = published.list
    const held = this.#collection.store?.facts.lists.find((list) => list.id === id)
    // It comes without protection, and an old list with a good signature would bring back what was distrusted since.
    if (held !== undefined && checkedOn < held.checkedOn) {
      throw new ListError(`it is of ${checkedOn}, and the store holds that of ${held.checkedOn}`)
    }
    for (const { sha1, sha256 } of signingRoots) {
      if (signers.at(-1)?.sha256 === sha256) return published
      const root = await this.#fetchCertificate(sha1).catch(() => undefined)
      if (root?.sha256 === sha256 && leadsTo(signers, root)) return published
    }
    throw new ListError("its signature does not lead to one of Microsoft's roots")
  }

  async #certificate(sha1: string, sha256: string | undefined): Promise<boolean> {
    try {
      const certificate = await this.#fetchCertificate(sha1)
      // The way there is without protection: only the fingerprints of the signed list say that it is the right one.
      if (certificate.sha1 !== sha1 || (sha256 !== undefined && certificate.sha256 !== sha256)) return false
      this.#hold(certificate, this.#url('windows', `${sha1}.crt`))
      return true
    } catch (error) {
      if (error instanceof DownloadError) return false
      throw error
    }
  }

  async #fetchCertificate(sha1: string): Promise<Certificate> {
    const url = this.#url('windows', `${sha1}.crt`)
    return decodeCertificate(await this.#options.downloader.get(url, mostCertificateOctets))
  }

  #hold(certificate: Certificate, url: string): void {
    if (this.#certificates.has(certificate.sha256)) return
    this.#certificates.set(certificate.sha256, certificate)
    this.#origins[certificate.sha256] = this.#provenance(url)
  }

  #url(program: PublishingProgram, file: string): string {
    return `${this.#options.from ?? listSources[program].folder}${file}`
  }

  #provenance(url: string): Provenance {
    return { url, fetchedAt: this.#options.now.toISOString() }
  }
}
