/** The Chrome Root Store: `root_store.textproto` of Chromium, a text form of protocol buffers. */
import { ListError, type PublishedList, type PublishedRoot } from './published-list.ts'

/** Fewer are an error page, or a store cut short. A test may know better. */
const leastRoots = 50

/**
 * Reads the blocks `trust_anchors { sha256_hex: … constraints: { sct_not_after_sec: … } }`; a comment before each names
 * the subject. Anything else in the store is passed over.
 * @throws {ListError} when the text is no such store
 */
export function readChromeRootStore(
  text: string,
  source: string,
  checkedOn: string,
  least = leastRoots,
): PublishedList {
  const [, version] = /^version_major: (\d+)$/m.exec(text) ?? []
  if (version === undefined) throw new ListError('it is no Chrome Root Store: it names no version')
  const roots = [...anchorBlocks(text)]
  if (roots.length < least) throw new ListError(`it has ${roots.length} roots only, and so is cut short`)
  return {
    list: {
      id: 'chrome-root-store',
      program: 'chrome',
      title: `the Chrome Root Store, version ${version}`,
      source,
      checkedOn,
      purposes: 'tls',
    },
    roots,
    certificates: [],
  }
}

function* anchorBlocks(text: string): Generator<PublishedRoot> {
  let comment = ''
  let block: { name: string; sha256?: string; seconds?: number } | undefined
  for (const row of text.split('\n')) {
    const line = row.trim()
    if (row.startsWith('# CN=') || row.startsWith('# OU=') || row.startsWith('# C')) comment = row.slice(2)
    else if (row.startsWith('trust_anchors {')) block = { name: comment }
    else if (row.startsWith('}')) {
      if (block?.sha256 !== undefined) yield publishedRoot(block.name, block.sha256, block.seconds)
      block = undefined
      comment = ''
    } else if (block !== undefined) {
      const [, sha256] = /^sha256_hex: "([0-9a-f]{64})"/.exec(line) ?? []
      const [, seconds] = /^sct_not_after_sec: (\d{1,12})/.exec(line) ?? []
      if (sha256 !== undefined) block.sha256 = sha256
      if (seconds !== undefined) block.seconds = Number(seconds)
    }
  }
}

function publishedRoot(name: string, sha256: string, seconds: number | undefined): PublishedRoot {
  return {
    sha256,
    name,
    membership: 'tls',
    restrictions:
      seconds === undefined
        ? []
        : [{ kind: 'sct-after', date: new Date(seconds * 1000).toISOString().slice(0, 10) }],
  }
}
