/** `--save-bundle`: writes what each endpoint should send, as PEM, end entity first. */
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64 } from '../bytes/base64.ts'
import { toPem } from '../bytes/pem.ts'
import type { BundleFacts, Endpoint, Report } from '../report/report.ts'
import { BundleNames } from './bundle-name.ts'
import { endpointText, missingText, someOf, tooManyText } from './bundle-text.ts'
import { openOutputFile, unwritable, writeOutputFile, type OutputFile } from './output-file.ts'
import { UsageError } from './usage-error.ts'

/** Takes reports; ends with one of `finish` and `discard`. An incomplete bundle is not written, but told. */
export interface BundleOutput {
  /** Takes the bundles of a report; a folder gets them at once. */
  add(report: Pick<Report, 'endpoints' | 'certificates'>): Promise<void>
  /**
   * Writes what is left and says what was written where, unless `quiet`, and what was not.
   * @returns whether every bundle was written
   */
  finish(say: (text: string) => void, quiet: boolean): Promise<boolean>
  /** Leaves the file as it was; what a folder got already stays. */
  discard(): Promise<void>
}

/**
 * Opens the place for bundles. A folder, or a path that ends in a slash, gets a file for each distinct bundle; a file
 * holds one only.
 * @throws {UsageError} when it cannot be written.
 */
export async function openBundleOutput(path: string): Promise<BundleOutput> {
  const existing = await stat(path).catch(() => undefined)
  if (existing?.isDirectory()) return new FolderOutput(path)
  if (!/[/\\]$/.test(path)) return new FileOutput(path, await openOutputFile(path))
  await mkdir(path).catch((cause: unknown) => {
    throw new UsageError(unwritable(path, cause), { cause })
  })
  return new FolderOutput(path)
}

/** The certificates of a bundle as servers read them: one block after the other. */
export function bundlePem({ certificates }: BundleFacts, known: Report['certificates']): string {
  return certificates.map((sha256) => toPem('CERTIFICATE', fromBase64(known[sha256]?.der ?? ''))).join('')
}

class FileOutput implements BundleOutput {
  readonly #path: string
  readonly #file: OutputFile
  readonly #incomplete: Incomplete = new Map()
  /** The one bundle that is written, and the first place of each other one. */
  #bundle: { key: string; pem: string; places: string[] } | undefined
  readonly #others = new Map<string, string>()

  constructor(path: string, file: OutputFile) {
    this.#path = path
    this.#file = file
  }

  add(report: Pick<Report, 'endpoints' | 'certificates'>): Promise<void> {
    for (const { endpoint, bundle } of completeBundles(report, this.#incomplete)) {
      const key = keyOf(bundle)
      this.#bundle ??= { key, pem: bundlePem(bundle, report.certificates), places: [] }
      if (this.#bundle.key === key) this.#bundle.places.push(endpointText(endpoint))
      else if (!this.#others.has(key)) this.#others.set(key, endpointText(endpoint))
    }
    return Promise.resolve()
  }

  async finish(say: (text: string) => void, quiet: boolean): Promise<boolean> {
    sayIncomplete(this.#incomplete, say)
    if (this.#bundle === undefined || this.#others.size > 0) {
      await this.#file.discard()
      const [first = ''] = this.#bundle?.places ?? []
      const reason =
        this.#bundle === undefined
          ? 'no complete bundle was found'
          : tooManyText([first, ...this.#others.values()])
      say(`${this.#path} was not written: ${reason}`)
      return false
    }
    await this.#file.write(this.#bundle.pem)
    await this.#file.finish()
    if (!quiet) say(`${this.#path} holds the bundle for ${someOf(this.#bundle.places)}`)
    return this.#incomplete.size === 0
  }

  discard(): Promise<void> {
    return this.#file.discard()
  }
}

class FolderOutput implements BundleOutput {
  readonly #folder: string
  readonly #names = new BundleNames()
  readonly #incomplete: Incomplete = new Map()
  readonly #written = new Map<string, { file: string; places: string[] }>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async add(report: Pick<Report, 'endpoints' | 'certificates'>): Promise<void> {
    const bundles = completeBundles(report, this.#incomplete)
    const services = Map.groupBy(bundles, ({ endpoint: { host, port } }) => `${host} ${port}`)
    for (const service of services.values()) {
      const differ = new Set(service.map(({ bundle }) => keyOf(bundle))).size > 1
      for (const { endpoint, bundle } of service) {
        const place = endpointText(endpoint)
        const same = this.#written.get(keyOf(bundle))
        if (same !== undefined) {
          same.places.push(place)
          continue
        }
        const file = join(this.#folder, this.#names.next(endpoint, differ))
        await writeOutputFile(file, bundlePem(bundle, report.certificates))
        this.#written.set(keyOf(bundle), { file, places: [place] })
      }
    }
  }

  finish(say: (text: string) => void, quiet: boolean): Promise<boolean> {
    sayIncomplete(this.#incomplete, say)
    const written = [...this.#written.values()]
    if (!quiet && written.length > mostNotes) say(`${this.#folder} holds ${written.length} bundles`)
    else if (!quiet) {
      for (const { file, places } of written) say(`${file} holds the bundle for ${someOf(places)}`)
    }
    return Promise.resolve(this.#incomplete.size === 0)
  }

  discard(): Promise<void> {
    return Promise.resolve()
  }
}

const mostNotes = 20

/** Places by what their bundles lack. */
type Incomplete = Map<string, string[]>

function sayIncomplete(incomplete: Incomplete, say: (text: string) => void): void {
  for (const [missing, places] of [...incomplete].slice(0, mostNotes)) {
    say(`no bundle for ${someOf(places)}: ${missing}`)
  }
  const rest = incomplete.size - mostNotes
  if (rest > 0) say(`certificates of ${rest} more issuers are not at hand; the JSON names them`)
}

/** Bundles that can be written; of the others it is noted what they lack. */
function completeBundles(
  { endpoints }: Pick<Report, 'endpoints'>,
  incomplete: Incomplete,
): { endpoint: Endpoint; bundle: BundleFacts }[] {
  return endpoints.flatMap((endpoint) => {
    const { bundle } = endpoint
    if (bundle === undefined) return []
    if (bundle.complete) return [{ endpoint, bundle }]
    const missing = missingText(bundle)
    const places = incomplete.get(missing)
    if (places === undefined) incomplete.set(missing, [endpointText(endpoint)])
    else places.push(endpointText(endpoint))
    return []
  })
}

function keyOf({ certificates }: BundleFacts): string {
  return certificates.join(' ')
}
