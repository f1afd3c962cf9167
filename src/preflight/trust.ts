/** Whether a far end can be expected to hold our root, and whether what we send leads to it. */
import { isSelfSigned } from '../path/certifies.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import { rootOfPath } from '../programs/find-root.ts'
import { programStatements } from '../programs/statement.ts'
import type { ClientAuth } from '../report/observation.ts'
import type { PreflightReason } from '../report/preflight.ts'
import type { Profile } from '../report/target.ts'
import { formatName } from '../x509/name.ts'
import { namedAuthority } from './authorities.ts'
import type { OwnChain } from './own-chain.ts'

/** Roles that run on Windows, and so go by its list and its store. */
const onWindows: ReadonlySet<Profile> = new Set<Profile>(['edge', 'edge-internal', 'front-end', 'mediation'])

/** Whether what we would send leads to a root. Few verifiers fetch what is missing; Windows does. */
export function chainReason(own: OwnChain, clientAuth: ClientAuth): PreflightReason {
  const { path, presented } = own
  const code = 'chain'
  const sent = new Set(presented.map(({ sha256 }) => sha256))
  const top = path.certificates.at(-1)
  const isWhole = path.anchor !== undefined || (top !== undefined && isSelfSigned(top))
  const unsent = path.certificates.slice(0, -1).find(({ sha256 }) => !sent.has(sha256))
  if (isWhole && unsent === undefined) {
    return { code, answer: 'yes', detail: 'What you would send leads to your root.' }
  }
  if (isWhole && unsent !== undefined) {
    return {
      code,
      answer: 'no',
      detail: `You would not send ${formatName(unsent.subject)}, which issued a certificate of your chain.`,
    }
  }
  const issuer = top === undefined ? '' : formatName(top.issuer)
  if (namedAuthority(clientAuth, { authorities: [issuer] }) !== undefined) {
    return {
      code,
      answer: 'yes',
      detail: `What you would send ends below ${issuer}, which the far end names.`,
    }
  }
  const detail = `What you would send ends below ${issuer}, whose certificate is not at hand: whether it is a root that the far end holds, or an intermediate that you should send, cannot be told. Give your root with --ca.`
  return { code, answer: 'unknown', detail }
}

/** Whether the far end holds our root: it says so itself, or a root program lets us expect it. */
export function trustReason(
  { path, authorities }: OwnChain,
  clientAuth: ClientAuth,
  { profile, now, programs }: { profile: Profile; now: Date; programs: ProgramFacts },
): PreflightReason {
  const code = 'trust'
  const named = namedAuthority(clientAuth, { authorities })
  if (named !== undefined) {
    return { code, answer: 'yes', detail: `The far end holds ${named}, since it names it.` }
  }
  const root = rootOfPath(path, programs)
  const statements = programStatements(path, now, programs)
  if (root === undefined || root.known.length === 0) {
    const name = authorities.at(-1) ?? ''
    const detail = `Your root ${name} is in no list of a root program known here: the far end trusts it only where somebody has put it there.`
    return { code, answer: 'unknown', detail }
  }
  if (root.certificate === undefined) {
    return { code, answer: 'unknown', detail: `What is known of your root: ${statements.windows.detail}.` }
  }
  if (onWindows.has(profile)) {
    const { trusted, detail } = statements.windows
    const answer = trusted === 'partly' ? 'yes' : trusted === 'no' ? 'unknown' : trusted
    return { code, answer, detail: `A peer on Windows goes by the list of Windows: your root is ${detail}.` }
  }
  const asked = [statements.windows, statements.mozilla, statements.apple]
  const isEverywhere = asked.every(({ trusted }) => trusted === 'yes' || trusted === 'partly')
  const detail = isEverywhere
    ? 'Your root is in the lists of Windows, Mozilla and Apple; a far end with a list of its own is told apart by its owner only.'
    : 'Which roots the far end trusts is not known, and your root is not in the lists of all of Windows, Mozilla and Apple.'
  return { code, answer: isEverywhere ? 'yes' : 'unknown', detail }
}
