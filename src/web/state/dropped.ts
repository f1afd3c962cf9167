/** Files that were handed to the page, by dropping or choosing them. */
import { signal } from '@preact/signals'
import type { SentFile } from '../../api/check.ts'
import { words } from '../words/words.ts'
import { announce } from './announce.ts'
import { bringIn } from './checks.ts'
import { go } from './route.ts'
import { addFile } from './target-list.ts'

/** Certificates to verify; VerifyView shows them. */
export const filesToVerify = signal<readonly SentFile[]>([])

/** Certificates that were dropped, as long as it is open what is to be done with them. */
export const droppedCertificates = signal<readonly SentFile[]>([])

/** A file as the API takes it. */
export async function sentFileOf(file: File): Promise<SentFile> {
  const octets = new Uint8Array(await file.arrayBuffer())
  let text = ''
  // fromCharCode takes its octets as arguments, of which there may not be too many.
  for (let at = 0; at < octets.length; at += 0x8000) {
    text += String.fromCharCode(...octets.subarray(at, at + 0x8000))
  }
  return { name: file.name, base64: btoa(text) }
}

/** What a file is, by its first octets rather than by its name. */
export async function contentOf(file: File): Promise<'targets' | 'results' | 'certificates'> {
  const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  // DER begins with a SEQUENCE whose length takes two octets or more.
  if (start[0] === 0x30 && (start[1] ?? 0) > 0x80) return 'certificates'
  const text = new TextDecoder().decode(start)
  if (text.includes('-----BEGIN ')) return 'certificates'
  return /^\uFEFF?\s*[[{<]/.test(text) ? 'results' : 'targets'
}

/** Takes dropped files, each for what it is. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  const contents = await Promise.all(files.map(contentOf))
  const of = (content: string) => files.filter((_, index) => contents[index] === content)
  for (const file of of('targets')) announce(words.targets.imported(await addFile(file), file.name))
  await openResultFiles(of('results'))
  const certificates = await Promise.all(of('certificates').map(sentFileOf))
  if (certificates.length > 0) droppedCertificates.value = certificates
}

/** Takes saved results in and opens them. */
export async function openResultFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    const { check, remarks } = await bringIn(await sentFileOf(file))
    announce([words.history.brought(check.title, check.total), ...remarks].join(' '))
    go({ place: 'check', check: check.id })
  }
}
