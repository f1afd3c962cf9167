/** `farend roots save`: a root certificate as a file. */
import { toPem } from '../../bytes/pem.ts'
import { certificateBag } from '../../programs/certificate-bag.ts'
import { jsonText } from '../../render/json.ts'
import { blank, field, line } from '../../render/line.ts'
import { layOutLines } from '../../render/text.ts'
import { exit } from '../exit-code.ts'
import { cardOf } from '../../trust/held-card.ts'
import { gatherRoots, meantRoot } from '../find-root.ts'
import { writeOutputFile } from '../output-file.ts'
import type { RootFormat, RootsSaveFlags } from '../roots-program.ts'
import { terminalOf } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { version } from '../../version.ts'

const endings: Record<RootFormat, string> = { pem: '.crt', der: '.cer', p7b: '.p7b' }

/**
 * Writes the certificate and says what to do with it.
 * @throws {UsageError} when the words mean no root or several, its certificate is not at hand, or it cannot be written
 */
export async function saveRoot(words: string[], flags: RootsSaveFlags): Promise<number> {
  const collection = await gatherRoots(flags.ca)
  const root = meantRoot(words, collection)
  const card = cardOf(root, collection, new Date())
  const certificate = collection.held.get(root.sha256)?.certificate
  if (certificate === undefined) {
    const [link] = card.links
    const elsewhere = link === undefined ? 'ask its owner for it' : `get it from ${link.url}`
    throw new UsageError(
      `the certificate of ${card.name} is not at hand; farend roots update may fetch it, or ${elsewhere} and compare SHA-256 ${card.sha256}`,
    )
  }
  const format = flags.format ?? formatOfName(flags.output)
  const octets = encode(certificate.der, format)
  if (flags.output === '-') {
    process.stdout.write(octets)
    return exit.fine
  }
  const path = flags.output ?? card.file.replace(/\.crt$/, endings[format])
  await writeOutputFile(path, octets)
  const terminal = terminalOf(process.stdout, process.env, flags.color)
  process.stdout.write(
    flags.json
      ? jsonText({
          schema: 'farend.roots/1',
          tool: { name: 'farend', version },
          roots: [card],
          saved: { path, format },
        })
      : layOutLines(
          [
            line(0, { text: `Saved ${card.name} as ${path}`, emphasis: 'bold' }),
            field('SHA-1', card.sha1),
            field('SHA-256', card.sha256),
            blank,
            line(0, 'Compare a fingerprint with one from its authority before any system trusts it;'),
            line(0, `then farend roots show ${card.sha256.slice(0, 16)} says what to type.`),
          ],
          terminal,
        ),
  )
  return exit.fine
}

function encode(der: Uint8Array, format: RootFormat): Uint8Array {
  if (format === 'pem') return Buffer.from(toPem('CERTIFICATE', der))
  return format === 'der' ? der : certificateBag([der])
}

function formatOfName(path: string | undefined): RootFormat {
  if (/\.p7[bc]$/i.test(path ?? '')) return 'p7b'
  return /\.(der|cer)$/i.test(path ?? '') ? 'der' : 'pem'
}
