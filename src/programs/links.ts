/** Where a root can be had, most direct first. */
import type { Confidence } from './facts.ts'
import { linksCheckedOn, publishers, type Publisher } from './link-table.ts'
import { attributeOf } from './subject.ts'

/** An address where a root, or news of it, can be had. Whatever comes from there is to be compared by fingerprint. */
export interface RootLink {
  kind: 'page' | 'file' | 'windows-update' | 'search'
  url: string
  /** How the address was come by; none was opened. */
  confidence: Confidence
  checkedOn: string
}

/** What a link needs to know of a root. */
export interface LinkedRoot {
  sha256: string
  sha1: string
  subject: string
  subjectKeyIdentifier?: string
}

/** The file and page of its authority, Windows Update by SHA-1 (DER, over HTTP), the search by SHA-256. */
export function rootLinks(root: LinkedRoot): RootLink[] {
  const publisher = publisherOf(root.subject)
  return [
    ...link('file', publisher && fileOf(publisher, root)),
    ...link('page', publisher?.page),
    ...link('windows-update', root.sha1 === '' ? undefined : [windowsUpdateUrl(root.sha1), 'second-hand']),
    ...link('search', [`https://crt.sh/?sha256=${root.sha256.toUpperCase()}`, 'second-hand']),
  ]
}

/** Windows Update's file of a root that is, or was, in the Windows program: DER, without protection on the way. */
export function windowsUpdateUrl(sha1: string): string {
  return `${windowsUpdateFolder}${sha1.toUpperCase()}.crt`
}

/** The folder of Windows Update that holds roots and their signed list. */
export const windowsUpdateFolder = 'http://ctldl.windowsupdate.com/msdownload/update/v3/static/trustedr/en/'

function publisherOf(subject: string): Publisher | undefined {
  const words = ['O', 'CN'].flatMap((type) => attributeOf(subject, type)?.toLowerCase() ?? [])
  const fits = ({ names }: Publisher) => names.some((name) => words.some((word) => word.startsWith(name)))
  return publishers.find(fits)
}

function fileOf({ files, pattern }: Publisher, root: LinkedRoot): readonly [string, Confidence] | undefined {
  const file = files?.[root.sha256.slice(0, 8)]
  if (file !== undefined || pattern === undefined) return file
  const name = attributeOf(root.subject, 'CN')?.replaceAll(' ', '')
  const { subjectKeyIdentifier } = root
  const [url, confidence] = pattern
  if (url.includes('{name}') && name === undefined) return undefined
  if (url.includes('{ski}') && subjectKeyIdentifier === undefined) return undefined
  return [
    url
      .replace('{name}', encodeURIComponent(name ?? ''))
      .replace('{ski}', (subjectKeyIdentifier ?? '').toUpperCase()),
    confidence,
  ]
}

function link(kind: RootLink['kind'], address: readonly [string, Confidence] | undefined): RootLink[] {
  if (address === undefined) return []
  return [{ kind, url: address[0], confidence: address[1], checkedOn: linksCheckedOn }]
}
