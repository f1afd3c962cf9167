/** Files that were handed to the page, by dropping or choosing them. */
import { signal } from '@preact/signals'
import type { SentFile } from '../../api/check.ts'

/** Certificates to verify; VerifyView shows them. */
export const filesToVerify = signal<readonly SentFile[]>([])

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
