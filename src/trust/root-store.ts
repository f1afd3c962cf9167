/**
 * The store of roots on disk: what `roots update` fetched, with day and origin. Two files: `certificates.pem`, which
 * other tools can read too, and `lists.json`, which says in which lists each root stands. Each is replaced in one step,
 * the certificates first, so that whoever reads in between sees the older lists with more certificates, never less.
 */
import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fromPem, toPem } from '../bytes/pem.ts'
import { programIds, type ProgramFacts, type ProgramList, type Restriction } from '../programs/facts.ts'
import { formatRootLine, parseRootLine } from '../programs/root-line.ts'
import { rootName } from '../programs/subject.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { formatName } from '../x509/name.ts'

/** Value of the `schema` field of `lists.json`. */
const storeSchema = 'farend.root-store/1'

/** The store cannot be read or written; the message says why, in one line. */
export class RootStoreError extends Error {
  override name = 'RootStoreError'
}

/** Where a certificate came from. */
export interface Provenance {
  url: string
  /** ISO 8601, UTC. */
  fetchedAt: string
}

/** What the store holds. */
export interface RootStore {
  facts: ProgramFacts
  /** When each list was fetched and from where, by id of the list. */
  fetched: Record<string, Provenance>
  /** By SHA-256. */
  origins: Record<string, Provenance>
  certificates: Certificate[]
}

/**
 * The folder of the store: FAREND_STORE, else `farend/roots` in the folder for data of this user
 * (%LOCALAPPDATA% on Windows, $XDG_DATA_HOME or ~/.local/share elsewhere).
 */
export function storeFolder(
  env: Record<string, string | undefined>,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  if (env['FAREND_STORE']) return env['FAREND_STORE']
  const windows = env['LOCALAPPDATA'] || join(home, 'AppData', 'Local')
  const data = platform === 'win32' ? windows : env['XDG_DATA_HOME'] || join(home, '.local', 'share')
  return join(data, 'farend', 'roots')
}

/**
 * Reads the lists, without the certificates; undefined when there is no store.
 * @throws {RootStoreError} when it is damaged
 */
export async function readStoredFacts(folder: string): Promise<ProgramFacts | undefined> {
  const text = await readText(join(folder, 'lists.json'))
  return text === undefined ? undefined : parseLists(text, folder).facts
}

/**
 * Reads everything; undefined when there is no store.
 * @throws {RootStoreError} when it is damaged
 */
export async function readRootStore(folder: string): Promise<RootStore | undefined> {
  const [lists, pem] = await Promise.all([
    readText(join(folder, 'lists.json')),
    readText(join(folder, 'certificates.pem')),
  ])
  if (lists === undefined) return undefined
  try {
    const certificates = fromPem(pem ?? '').map(({ der }) => decodeCertificate(der))
    return { ...parseLists(lists, folder), certificates }
  } catch (cause) {
    throw cause instanceof RootStoreError ? cause : damaged(folder, cause)
  }
}

/**
 * Puts the store in place of what the folder held, and makes the folder if there is none.
 * @throws {RootStoreError} when it cannot be written
 */
export async function writeRootStore(folder: string, store: RootStore): Promise<void> {
  const { facts, fetched, origins, certificates } = store
  const lists = {
    schema: storeSchema,
    lists: facts.lists,
    restrictions: facts.restrictions,
    roots: facts.roots.map(formatRootLine),
    fetched,
    origins,
  }
  try {
    await mkdir(folder, { recursive: true })
    await replaceFile(join(folder, 'certificates.pem'), certificates.map(pemText(origins)).join(''))
    await replaceFile(join(folder, 'lists.json'), `${JSON.stringify(lists, null, 1)}\n`)
  } catch (cause) {
    throw new RootStoreError(
      `cannot write ${folder}${codeOf(cause)}; name another folder with FAREND_STORE`,
      { cause },
    )
  }
}

// Letters that PEM readers pass over say whose certificate it is; names are the far end's, so only plain ones are shown,
// and none that could pass for the boundary of a block.
function pemText(origins: RootStore['origins']): (certificate: Certificate) => string {
  return (certificate) => {
    const name = rootName(formatName(certificate.subject))
      .replace(/[^\p{L}\p{N} .,()'&/-]/gu, '?')
      .replace(/-{2,}/g, '-')
    const { url = '', fetchedAt = '' } = origins[certificate.sha256] ?? {}
    return `${name}\n${url} ${fetchedAt}\n${toPem('CERTIFICATE', certificate.der)}\n`
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`
  const file = await open(beside, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(beside, path)
  } catch (error) {
    await file.close().catch(() => undefined)
    await unlink(beside).catch(() => undefined)
    throw error
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new RootStoreError(`cannot read ${path}${codeOf(cause)}; name another folder with FAREND_STORE`, {
      cause,
    })
  }
}

type Lists = Pick<RootStore, 'facts' | 'fetched' | 'origins'>

function parseLists(text: string, folder: string): Lists {
  try {
    const value: unknown = JSON.parse(text)
    if (!isRecord(value) || value['schema'] !== storeSchema) throw new SyntaxError('another schema')
    const { lists, restrictions, roots, fetched, origins } = value
    return {
      facts: {
        lists: arrayOf(lists, isList),
        restrictions: arrayOf(restrictions, isRestriction),
        roots: arrayOf(roots, isString).map(parseRootLine),
      },
      fetched: recordOf(fetched, isProvenance),
      origins: recordOf(origins, isProvenance),
    }
  } catch (cause) {
    throw damaged(folder, cause)
  }
}

function damaged(folder: string, cause: unknown): RootStoreError {
  return new RootStoreError(
    `the store of roots in ${folder} is damaged or of another version; delete the folder and run farend roots update`,
    { cause },
  )
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
}

function isList(value: unknown): value is ProgramList {
  return (
    isRecord(value) &&
    ['id', 'title', 'source', 'checkedOn'].every((key) => isString(value[key])) &&
    programIds.some((program) => program === value['program']) &&
    (value['purposes'] === 'tls' || value['purposes'] === 'all')
  )
}

function isRestriction(value: unknown): value is Restriction {
  return (
    isRecord(value) &&
    ['date', 'source', 'checkedOn'].every((key) => isString(value[key])) &&
    programIds.some((program) => program === value['program']) &&
    ['issued-after', 'sct-after', 'disabled', 'removed'].some((kind) => kind === value['kind']) &&
    ['read', 'second-hand', 'unverified'].some((confidence) => confidence === value['confidence']) &&
    Array.isArray(value['roots']) &&
    value['roots'].every(isString)
  )
}

function isProvenance(value: unknown): value is Provenance {
  return isRecord(value) && isString(value['url']) && isString(value['fetchedAt'])
}

function arrayOf<T>(value: unknown, isOne: (item: unknown) => item is T): T[] {
  if (Array.isArray(value) && value.every(isOne)) return value
  throw new SyntaxError('a list with something else in it')
}

function recordOf<T>(value: unknown, isOne: (item: unknown) => item is T): Record<string, T> {
  if (isRecord(value) && Object.values(value).every(isOne)) return value as Record<string, T>
  throw new SyntaxError('a record with something else in it')
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
