/** Would we accept the certificate of the far end? */
import { clientAuth } from '../path/purposes.ts'
import type { PreflightReason, PreflightSide } from '../report/preflight.ts'
import type { FarEnd } from './preflight.ts'
import { revocationReasons } from './revocation.ts'
import { sideOf } from './side.ts'

const anyPurpose = '2.5.29.37.0'

/** @param dialsBack the far end connects to us too, and then its certificate is that of a client */
export function theirSide(farEnd: FarEnd, dialsBack: boolean): PreflightSide {
  const { endEntity, path, identity, revocation } = farEnd
  if (endEntity === undefined || path === undefined) {
    return sideOf([
      { code: 'path', answer: 'unknown', detail: 'The certificate of the far end was not seen.' },
    ])
  }
  return sideOf([
    pathReason(path),
    ...(identity === undefined ? [] : [nameReason(identity)]),
    ...(dialsBack ? [purposeReason(endEntity.extKeyUsage)] : []),
    ...revocationReasons(revocation),
  ])
}

function pathReason({ valid, errors }: NonNullable<FarEnd['path']>): PreflightReason {
  const code = 'path'
  if (valid) return { code, answer: 'yes', detail: 'Its certificate leads to a root that is trusted here.' }
  const details = errors.map(({ detail }) => detail).join('; ')
  const isUnverified = errors.every(
    (error) => error.code === 'signature-unsupported' || error.code === 'search-ended',
  )
  return {
    code,
    answer: isUnverified ? 'unknown' : 'no',
    detail: `No valid path to a root that is trusted here: ${details}.`,
  }
}

function nameReason({ san, reference }: NonNullable<FarEnd['identity']>): PreflightReason {
  const code = 'name'
  return san === 'exact' || san === 'wildcard'
    ? { code, answer: 'yes', detail: `It names ${reference}.` }
    : { code, answer: 'no', detail: `It does not name ${reference}.` }
}

function purposeReason(purposes: readonly string[] | undefined): PreflightReason {
  const code = 'purpose'
  const may = purposes === undefined || purposes.includes(clientAuth) || purposes.includes(anyPurpose)
  return may
    ? { code, answer: 'yes', detail: 'It may be used by a client, when the far end connects to you.' }
    : {
        code,
        answer: 'unknown',
        detail:
          'It is for servers only (no clientAuth): when the far end connects to you with it, your side refuses it if it looks at purposes.',
      }
}
