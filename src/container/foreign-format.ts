/** Files that people take for certificates, by how they begin. */

/** What a file is in place of a certificate, in words; undefined when that cannot be told. */
export function foreignFormat(bytes: Uint8Array): string | undefined {
  const binary = magics.find(([octets]) => octets.every((octet, index) => bytes[index] === octet))
  if (binary !== undefined) return binary[1]
  const text = Buffer.from(bytes.subarray(0, 256)).toString('utf8').trim().toLowerCase()
  return words.find(([word]) => text.startsWith(word))?.[1]
}

const keystore = 'this is a Java keystore, which keytool -importkeystore converts'
const page = 'this is a web page, saved in place of what it leads to'

const magics: readonly [octets: number[], what: string][] = [
  [[0xfe, 0xed, 0xfe, 0xed], keystore],
  [[0xce, 0xce, 0xce, 0xce], keystore],
  [[0x50, 0x4b, 0x03, 0x04], 'this is a ZIP archive, to be unpacked first'],
  [[0x1f, 0x8b], 'this is a gzip archive, to be unpacked first'],
]

const words: readonly [word: string, what: string][] = [
  ['<!doctype', page],
  ['<html', page],
  ['<?xml', 'this is XML'],
  ['{', 'this is JSON'],
  ['ssh-', 'this is an SSH key'],
  ['ecdsa-sha2-', 'this is an SSH key'],
]
