/**
 * What is remembered from one target to the next. In a long list the same authorities, and often the same lists, are
 * met over and over; decoding and judging them anew would cost more than fetching them. Nothing changes by it: what is
 * remembered is what would be found again.
 */
import { buildPaths } from '../path/build.ts'
import type { Path, TrustAnchor } from '../path/path.ts'
import { examinePresented, type PresentedList } from '../path/presented.ts'
import type { ProgramFacts } from '../programs/facts.ts'
import type { Audience, Standpoint } from '../rules/facts.ts'
import type { Certificate } from '../x509/certificate.ts'
import { decodeCertificate } from '../x509/decode.ts'
import { sha256Hex } from '../x509/fingerprint.ts'
import { Recent } from './recent.ts'

/** What a presented list is worth with certain anchors and at a certain time. */
export interface ListJudgement {
  list: PresentedList
  paths: Path[]
}

/** A judgement, and for which anchors and moments it holds. */
interface Kept extends ListJudgement {
  anchors: readonly TrustAnchor[]
  /** Milliseconds since 1970: the first moment for which it holds, and the first for which it does not. */
  from: number
  until: number
}

/** Remembers standpoints, and certificates and judgements of presented lists, the latest ones, within bounds. */
export class Memory {
  // Decoded, a certificate takes some ten times its octets.
  readonly #certificates = new Recent<Certificate>(2 ** 20)
  readonly #judgements = new Recent<Kept>(512)
  readonly #standpoints = new Map<string, { standpoint: Standpoint; anchors: readonly TrustAnchor[] }>()

  /** The same anchors, programs and audiences, of which there are as many combinations as profiles, give the same object. */
  standpoint(
    audiences: ReadonlySet<Audience>,
    anchors: readonly TrustAnchor[],
    programs: ProgramFacts,
  ): Standpoint {
    const key = [...audiences].join(' ')
    const known = this.#standpoints.get(key)
    if (known?.anchors === anchors && known.standpoint.programs === programs) return known.standpoint
    const own = anchors.filter((anchor) => !anchor.public)
    const standpoint = { audiences, ownAnchors: own.map(({ certificate }) => certificate), programs }
    this.#standpoints.set(key, { standpoint, anchors })
    return standpoint
  }

  /** Decodes a certificate; the same octets give the same object. They are copied. */
  certificate(der: Uint8Array): Certificate {
    const sha256 = sha256Hex(der)
    const known = this.#certificates.get(sha256)
    if (known !== undefined) return known
    // The octets are a view of all that was received.
    const certificate = decodeCertificate(new Uint8Array(der))
    this.#certificates.set(sha256, certificate, der.length)
    return certificate
  }

  /** Judges a presented list as of `now`; for paths, certificates that were fetched help. */
  judgement(
    presented: readonly Certificate[],
    anchors: readonly TrustAnchor[],
    now: Date,
    fetched: readonly Certificate[] = [],
  ): ListJudgement {
    const key = [presented, fetched].map((list) => list.map(({ sha256 }) => sha256).join(' ')).join('; ')
    const known = this.#judgements.get(key)
    const time = now.getTime()
    if (known !== undefined && known.anchors === anchors && known.from <= time && time < known.until)
      return known
    const paths = buildPaths(presented, anchors, now, { fetched })
    const judgement: Kept = {
      list: examinePresented(presented, anchors),
      paths,
      anchors,
      ...periodOf([...presented, ...paths.flatMap(({ certificates }) => certificates)], time),
    }
    this.#judgements.set(key, judgement, presented.length + fetched.length)
    return judgement
  }
}

/** The period around a moment in which none of the certificates begins or ceases to be valid. */
function periodOf(certificates: readonly Certificate[], time: number): { from: number; until: number } {
  const changes = certificates.flatMap(({ notBefore, notAfter }) => [
    ...(notBefore === undefined ? [] : [notBefore.getTime()]),
    // The last moment of the period of validity still belongs to it, and so does the second that begins with it
    // where whole seconds are compared (RFC 5280 section 4.1.2.5).
    ...(notAfter === undefined ? [] : [notAfter.getTime() + 1, notAfter.getTime() + 1000]),
  ])
  return {
    from: Math.max(-Infinity, ...changes.filter((change) => change <= time)),
    until: Math.min(Infinity, ...changes.filter((change) => change > time)),
  }
}
