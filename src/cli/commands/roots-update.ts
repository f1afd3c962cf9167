/** `farend roots update`: fetches the programs' own lists into the store. */
import { rootCertificates } from 'node:tls'
import { jsonText } from '../../render/json.ts'
import { field, line } from '../../render/line.ts'
import { layOutLines } from '../../render/text.ts'
import type { Proxy } from '../../prelude/proxy.ts'
import { toPem } from '../../bytes/pem.ts'
import { createDownloader } from '../../trust/download.ts'
import { publishingPrograms, type PublishingProgram } from '../../trust/published-list.ts'
import { storeFolder } from '../../trust/root-store.ts'
import { updateRoots, type UpdateOutcome } from '../../trust/update-roots.ts'
import { exit } from '../exit-code.ts'
import { gatherRoots } from '../find-root.ts'
import { interruption } from '../interruption.ts'
import { nearest } from '../../targets/nearest.ts'
import type { RootsUpdateFlags } from '../roots-program.ts'
import { terminalOf } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { version } from '../../version.ts'

/**
 * Fetches and stores. 1 when a list could not be had; the others are stored all the same.
 * @throws {UsageError} for options that cannot be
 */
export async function fetchRoots(flags: RootsUpdateFlags): Promise<number> {
  const programs = readPrograms(flags.program)
  const from = readMirror(flags.from)
  const proxy = flags.proxy === undefined ? undefined : proxyUrl(flags.proxy)
  // A company that looks into TLS has its root in the operating system.
  const { held } = await gatherRoots(flags.ca)
  const authorities = [...held.values()].map(({ certificate }) => toPem('CERTIFICATE', certificate.der))
  const signal = interruption()
  const downloader = createDownloader({
    ...(proxy === undefined ? {} : { proxy }),
    authorities: authorities.length > 0 ? authorities : [...rootCertificates],
    timeout: flags.timeout,
    signal,
  })
  const folder = storeFolder(process.env)
  const isShown = process.stderr.isTTY && flags.quiet !== true && process.env['TERM'] !== 'dumb'
  const show = (text: string) => isShown && process.stderr.write(`\r\x1b[K${text}`)
  try {
    const outcome = await updateRoots(folder, {
      downloader,
      ...(from === undefined ? {} : { from }),
      programs,
      now: new Date(),
      progress: show,
      signal,
    })
    show('')
    if (signal.aborted) {
      process.stderr.write('farend: interrupted; nothing was stored\n')
      return exit.interrupted
    }
    print(outcome, folder, flags)
    return outcome.lists.some((list) => list.outcome === 'failed') ? exit.findings : exit.fine
  } finally {
    downloader.close()
  }
}

function print(
  { lists, certificates }: UpdateOutcome,
  folder: string,
  { json, color }: RootsUpdateFlags,
): void {
  if (json) {
    process.stdout.write(
      jsonText({
        schema: 'farend.roots-update/1',
        tool: { name: 'farend', version },
        folder,
        lists,
        certificates,
      }),
    )
    return
  }
  const { held, fetched, failed } = certificates
  const lacking = failed === 0 ? '' : `; ${failed} could not be had`
  const rows = lists.map((list) =>
    list.outcome === 'ok'
      ? field(list.program, `${list.roots} roots, ${list.title} of ${list.day}`)
      : field(list.program, { text: `failed: ${list.detail} (${list.url})`, emphasis: 'error' }),
  )
  const isWritten = lists.some(({ outcome }) => outcome === 'ok')
  process.stdout.write(
    layOutLines(
      [
        ...rows,
        line(
          0,
          isWritten
            ? `Stored in ${folder}: ${held} certificates, ${fetched} of them new${lacking}.`
            : 'Nothing was stored. Behind a proxy, give it with --proxy; inside a closed network, a mirror with --from.',
        ),
      ],
      terminalOf(process.stdout, process.env, color),
    ),
  )
}

function readPrograms(text: string | undefined): PublishingProgram[] {
  if (text === undefined) return [...publishingPrograms]
  return text.split(',').map((word) => {
    const wanted = word.trim().toLowerCase()
    const program = publishingPrograms.find((each) => each === wanted)
    if (program !== undefined) return program
    const meant = nearest(wanted, publishingPrograms)
    const question = meant === undefined ? '' : `did you mean ${meant}? `
    throw new UsageError(
      `--program ${word}: ${question}right is one or more of ${publishingPrograms.join(', ')}, separated by commas`,
    )
  })
}

function readMirror(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href.replace(/\/?$/, '/')
  throw new UsageError(
    `--from ${text}: right is the address of a folder, such as https://mirror.contoso.com/roots/`,
  )
}

// Node's agents speak to HTTP proxies only.
function proxyUrl({ scheme, host, port, credentials }: Proxy): string {
  if (scheme !== 'http') {
    throw new UsageError(
      '--proxy: lists are fetched through HTTP proxies only; right is http://proxy.contoso.com:3128',
    )
  }
  const who =
    credentials === undefined
      ? ''
      : `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password)}@`
  return `http://${who}${host.includes(':') ? `[${host}]` : host}:${port}`
}
