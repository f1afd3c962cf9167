/** pki-leaf-profile: the certificate is not made for a server at all. */
import type { ChainRule } from '../rule.ts'
import { poisonExtension } from '../path-errors.ts'
import { baselineRequirements, rfc } from '../sources.ts'

export const pkiLeafProfile: ChainRule = {
  id: 'pki-leaf-profile',
  title: 'Not the form of a server certificate',
  severity: 'error',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity }) {
    if (endEntity === undefined) return
    const { version } = endEntity
    if (version === 1 || version === 2) yield { message: 'version', evidence: { version } }
    if (endEntity.basicConstraints?.cA === true) yield { message: 'authority', evidence: {} }
    if (endEntity.extension(poisonExtension)) yield { message: 'precertificate', evidence: {} }
  },
  messages: {
    version: {
      text: 'The certificate is of X.509 version {version}, which has no extensions: no subject alternative names, no purposes. Peers that look for the name there refuse it.',
      fix: 'A device or an old script made it for itself. Install a certificate of version 3 from an authority.',
    },
    authority: {
      text: 'The certificate on the server is that of a certification authority (basic constraints CA=TRUE). Strict peers refuse it for a server, and whoever takes its key from the server can issue certificates.',
      fix: 'Install a certificate for the server itself. If it is self-made, leave out CA=TRUE; if it is the key of a real authority, take it off the server.',
    },
    precertificate: {
      text: 'This is a precertificate (it carries the poison extension of Certificate Transparency), which authorities make for the logs and which no peer accepts.',
      fix: 'Install the final certificate that the authority delivered; the installed file was probably taken from a transparency log.',
    },
  },
  doc: {
    what: 'The end entity is of X.509 version 1 or 2, is marked as a certification authority, or is a precertificate.',
    why: 'All three say that the wrong thing was installed: a certificate that an appliance made for itself, the certificate of the authority in place of the one that it issued, or a file from a transparency log.',
    fix: 'Look at the file on the server; the certificate for it has version 3, CA=FALSE and the name of the server among its alternative names.',
    bad: 'Basic constraints: CA=TRUE.',
    good: 'Version 3, basic constraints: CA=FALSE.',
  },
  source: [rfc(5280, '4.1.2.1'), rfc(6962, '3.1'), baselineRequirements('7.1.2.7.8')],
  since: '0.1.0',
}
