/** chain-complete: what was sent leads to a trust anchor. */
import type { ChainRule } from '../rule.ts'
import { certificateLabel } from '../best-path.ts'
import { excerpt } from '../excerpt.ts'
import { faultsToldBy } from '../path-errors.ts'
import type { PathError, PathErrorCode } from '../../path/path.ts'
import { rfc } from '../sources.ts'

export const chainComplete: ChainRule = {
  id: 'chain-complete',
  title: 'Path to a trust anchor',
  severity: 'ok',
  audiences: 'all',
  scope: 'chain',
  *check(endpoint) {
    const { presented, paths } = endpoint
    const path = paths[0]
    if (path === undefined) return
    const faults = faultsToldBy('chain-complete', endpoint)
    const [first] = faults
    if (first !== undefined) {
      const at = first.certificate === undefined ? '' : `${certificateLabel(first.certificate)}: `
      const reason = `${at}${excerpt(first.detail)}`
      if (faults.every(({ code }) => code === 'no-anchor')) {
        yield { message: 'not-trusted', severity: 'warning', evidence: { reason } }
      } else if (faults.every(({ code }) => undecided.has(code))) {
        yield { message: 'cannot-tell', severity: 'unknown', evidence: { reason } }
      } else yield { message: 'not-valid', severity: 'error', evidence: { reason, codes: codesOf(faults) } }
    }
    if (path.anchor === undefined || !path.valid) return
    const sent = new Set(presented.map(({ sha256 }) => sha256))
    if (!path.certificates.slice(0, -1).every(({ sha256 }) => sent.has(sha256))) return
    yield {
      message: 'finding',
      evidence: { anchor: certificateLabel(path.anchor.certificate), origin: path.anchor.origin },
    }
  },
  messages: {
    finding: {
      text: 'The presented certificates link the end entity to the trust anchor {anchor} ({origin}); no intermediate is missing.',
    },
    'not-trusted': {
      text: 'The presented certificates lead to no trust anchor known here, so whoever holds the private keys could have made them. {reason}',
      fix: 'If this is a private authority, get its root from the owner by a way you trust, compare fingerprints, and give it with --ca; peers need it too. If a public authority was expected, the wrong certificate is installed, or something on the way answers in place of the far end.',
    },
    'cannot-tell': {
      text: 'Whether a valid certification path leads to a trust anchor cannot be told here: {reason}',
      fix: 'Verify the certificate with software that knows the algorithm, or send a smaller list of certificates. For peers in the field use RSA or ECDSA with SHA-256.',
    },
    'not-valid': {
      text: 'No valid certification path leads from the presented certificate to a trust anchor: {reason}',
      fix: 'Look at the path with --chain. A wrong or outdated intermediate is replaced on the server; a certificate that the authority should not have issued like this has to be reissued.',
    },
  },
  doc: {
    what: 'Whether a valid path leads to a trust anchor known here. Ok when every certificate between the end entity and a trust anchor known here was sent by the far end; an error when no path is valid and no other rule speaks of the reason; a warning when the only fault is that the anchor is not known here; unknown when a signature cannot be checked here.',
    why: 'Peers build the path from what they are sent and what they trust. Only a complete list works everywhere, on telephones and session border controllers too, which fetch nothing by themselves.',
    fix: 'Send end entity and intermediates as the authority gives them out; have private roots installed at the peers.',
    bad: 'Sent: `sip.contoso.com`.',
    good: 'Sent: `sip.contoso.com`, `Contoso Issuing CA`; trusted here: `Contoso Root CA`.',
  },
  source: [rfc(8446, '4.4.2')],
  since: '0.1.0',
}

/** Faults that say that nothing is known, in place of something wrong. */
const undecided = new Set<PathErrorCode>(['no-anchor', 'signature-unsupported', 'search-ended'])

function codesOf(errors: readonly PathError[]): string[] {
  return [...new Set(errors.map(({ code }) => code))]
}
