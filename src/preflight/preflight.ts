/**
 * The preflight: would they accept us, and would we accept them?
 *
 * Rules:
 * - Each reason is judged by itself; one `no` decides, and what is not known stays unknown.
 * - A far end that asks for no certificate looks at none of ours.
 * - Only what verifiers really do counts as `no`. What merely breaks a rule is unknown.
 */
import type { Path } from '../path/path.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import type { ClientAuth, TlsFacts } from '../report/observation.ts'
import type { PreflightFacts, PreflightReason, PreflightSide } from '../report/preflight.ts'
import type { Profile } from '../report/target.ts'
import type { RevocationStatement } from '../revocation/statement.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { IdentityMatch } from '../x509/identity.ts'
import { authoritiesReason } from './authorities.ts'
import { keyReasons } from './key.ts'
import { isSipPeer, nameReasons } from './names.ts'
import type { OwnChain } from './own-chain.ts'
import { revocationReasons } from './revocation.ts'
import { sideOf } from './side.ts'
import { theirSide } from './theirs.ts'
import { chainReason, trustReason } from './trust.ts'

/** The far end, as far as it was seen. */
export interface FarEnd {
  clientAuth: ClientAuth
  version: TlsFacts['version'] | undefined
  profile: Profile
  endEntity: Certificate | undefined
  identity: IdentityMatch | undefined
  /** Their best path to our anchors. */
  path: Path | undefined
  revocation: readonly RevocationStatement[]
}

/** What is known besides the two certificates. */
export interface PreflightOptions {
  now: Date
  programs: ProgramFacts
  /** Of the members of our path; empty when nothing was fetched. */
  revocation: readonly RevocationStatement[]
}

/** Judges both directions. */
export function preflight(own: OwnChain, farEnd: FarEnd, options: PreflightOptions): PreflightFacts {
  return { ...ourSide(own, farEnd, options), theirs: theirSide(farEnd, isSipPeer(farEnd.profile)) }
}

function ourSide(
  own: OwnChain,
  { clientAuth, version, profile }: FarEnd,
  options: PreflightOptions,
): PreflightSide {
  if (clientAuth.request === 'none') {
    const detail = 'The far end asks for no certificate, so it looks at none of yours.'
    return sideOf([{ code: 'asked', answer: 'yes', detail }])
  }
  const isAsked = clientAuth.request !== 'unknown'
  const asked: PreflightReason = {
    code: 'asked',
    answer: isAsked ? 'yes' : 'unknown',
    detail: isAsked
      ? `The far end ${clientAuth.request === 'required' ? 'demands' : 'asks for'} a certificate.`
      : 'Whether the far end asks for a certificate could not be seen.',
  }
  const list = authoritiesReason(clientAuth, own)
  return sideOf([
    asked,
    ...(isAsked ? [list, ...keyReasons(clientAuth, version, own)] : []),
    ...pathReasons(own.path),
    chainReason(own, clientAuth),
    // A list that does not name us has said it already.
    ...(isAsked && list.answer !== 'no' ? [trustReason(own, clientAuth, { ...options, profile })] : []),
    ...nameReasons(profile, own),
    ...revocationReasons(options.revocation),
  ])
}

/** Faults of our path that any verifier minds, each under its own name. */
function pathReasons({ errors, certificates }: Path): PreflightReason[] {
  const of = (...codes: Path['errors'][number]['code'][]) => errors.find(({ code }) => codes.includes(code))
  const purpose = of('ext-key-usage')
  const validity = of('expired', 'not-yet-valid')
  const other = errors.find(
    ({ code }) => !['ext-key-usage', 'expired', 'not-yet-valid', 'no-anchor', 'search-ended'].includes(code),
  )
  const [endEntity] = certificates
  const until = endEntity?.notAfter?.toISOString().slice(0, 10) ?? 'an unreadable date'
  return [
    purpose === undefined
      ? { code: 'purpose', answer: 'yes', detail: 'Your certificate may be used by a client.' }
      : {
          code: 'purpose',
          answer: 'no',
          detail: `Your certificate may not be used by a client (clientAuth): ${purpose.detail}.`,
        },
    validity === undefined
      ? {
          code: 'validity',
          answer: 'yes',
          detail: `Your chain is within its dates; your certificate ends on ${until}.`,
        }
      : { code: 'validity', answer: 'no', detail: `Your chain is outside its dates: ${validity.detail}.` },
    ...(other === undefined
      ? []
      : [
          {
            code: 'path' as const,
            answer: other.code === 'signature-unsupported' ? ('unknown' as const) : ('no' as const),
            detail: `Your chain is not valid: ${other.detail}.`,
          },
        ]),
  ]
}
