/** A certificate as a part of the page that opens on request. */
import { fromBase64 } from '../bytes/base64.ts'
import { toPem } from '../bytes/pem.ts'
import type { CertificateFacts, Report } from '../report/report.ts'
import { basicLines, extensionLines, formatNames, shortName } from './certificate-text.ts'
import { linesMarkup } from './html-lines.ts'
import { field } from './line.ts'
import { element, preformatted, type Markup } from './markup.ts'
import type { Words } from '../words/words.ts'
import { revocationLines } from './revocation-text.ts'
import { momentOf } from './time.ts'

/** Everything about a certificate, and where wanted its PEM. */
export function certificateMarkup(
  certificate: CertificateFacts,
  report: Report,
  pem: boolean,
  words: Words,
): Markup {
  return element(
    'details',
    {},
    element(
      'summary',
      {},
      shortName(certificate, words),
      ' ',
      element('span', { class: 'dim' }, roleOf(certificate, report, words)),
    ),
    linesMarkup([
      ...basicLines(certificate, momentOf(report), words),
      field(words.say('certificate.names'), formatNames(certificate, words)),
      ...revocationLines(report, certificate.sha256, words),
      ...extensionLines(certificate, words),
    ]),
    pem ? preformatted(pemLines(certificate)) : [],
  )
}

function roleOf({ sha256 }: CertificateFacts, { endpoints }: Report, words: Words): string {
  const places = endpoints.map(({ presented }) => presented.indexOf(sha256)).filter((index) => index >= 0)
  if (places.length > 0) return words.say('certificate.sent', { index: Math.min(...places) })
  const isAnchor = endpoints.some(({ paths }) => paths.some(({ anchor }) => anchor?.sha256 === sha256))
  return words.say(isAnchor ? 'path.is-anchor' : 'certificate.not-sent')
}

function pemLines({ der }: CertificateFacts): string[] {
  return toPem('CERTIFICATE', fromBase64(der)).trimEnd().split('\n')
}
