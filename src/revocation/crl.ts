/**
 * Certificate revocation lists, RFC 5280 section 5, read without ever throwing. The list of revoked certificates is
 * left as it lies: it may hold hundreds of thousands, and one is looked for. See crl-entries.ts.
 */
import { DerReader } from '../asn1/der.ts'
import type { Element } from '../asn1/der.ts'
import { FaultList } from '../asn1/fault.ts'
import type { Fault } from '../asn1/fault.ts'
import { readCount } from '../asn1/primitive.ts'
import { contextTag, tagName, tags } from '../asn1/tag.ts'
import { readTime } from '../asn1/time.ts'
import { readAlgorithm } from '../x509/algorithm.ts'
import type { AlgorithmIdentifier } from '../x509/algorithm.ts'
import { readExtensions } from '../x509/extension.ts'
import type { Name } from '../x509/name.ts'
import { readName } from '../x509/name.ts'
import { readSignatureValue } from '../x509/small-fields.ts'
import { noCrlExtensions, readCrlExtensions } from './crl-extensions.ts'
import type { CrlExtensions } from './crl-extensions.ts'

/** A CRL. Nothing in it has been verified. */
export interface Crl extends CrlExtensions {
  readonly der: Uint8Array
  /** DER of the TBSCertList: what the signature covers. */
  readonly tbs: Uint8Array
  /** 1 or 2; 0 when unknown. */
  readonly version: number
  readonly signatureAlgorithm: AlgorithmIdentifier | undefined
  /** The copy inside the TBSCertList. */
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier | undefined
  readonly signature: Uint8Array | undefined
  readonly issuer: Name
  readonly thisUpdate: Date | undefined
  /** Undefined when absent, which RFC 5280 section 5.1.2.5 forbids, or unreadable. */
  readonly nextUpdate: Date | undefined
  /** Offsets of the content of revokedCertificates in `der`; empty where nothing is revoked. */
  readonly entries: { start: number; end: number }
}

/** What could be read: no `crl` when the input is none at all. */
export interface CrlResult {
  crl?: Crl
  faults: readonly Fault[]
}

/** Reads the DER of a CertificateList. Never throws. The octets are not copied and must not change afterwards. */
export function readCrl(der: Uint8Array): CrlResult {
  const list = new FaultList()
  const crl = readCertificateList(new DerReader(der, list))
  return { ...(crl === undefined ? {} : { crl }), faults: list.faults }
}

const what = 'tbsCertList'

function readCertificateList(reader: DerReader): Crl | undefined {
  const whole = reader.whole('the CRL')
  if (whole === undefined) return undefined
  if (whole.tag !== tags.sequence) {
    reader.faults.add(whole.start, `a ${tagName(whole.tag)} where the CRL's SEQUENCE should be`)
    return undefined
  }
  const fields = reader.children(whole, 'certificateList')
  const tbs = fields.required(tags.sequence, what)
  const algorithm = fields.required(tags.sequence, 'signatureAlgorithm')
  const signature = fields.required(tags.bitString, 'signatureValue')
  fields.finish()
  if (tbs === undefined || signature === undefined) return undefined
  const inside = readTbs(reader, tbs)
  return (
    inside && {
      der: reader.bytes,
      tbs: reader.encoding(tbs),
      signatureAlgorithm: readAlgorithm(reader, algorithm, 'signatureAlgorithm'),
      signature: readSignatureValue(reader, signature),
      ...inside,
    }
  )
}

type Inside = Omit<Crl, 'der' | 'tbs' | 'signatureAlgorithm' | 'signature'>

function readTbs(reader: DerReader, tbs: Element): Inside | undefined {
  const fields = reader.children(tbs, what)
  const version = fields.optional(tags.integer)
  const algorithm = fields.required(tags.sequence, 'signature')
  const issuer = fields.required(tags.sequence, 'issuer')
  const thisUpdate = isTime(fields.peek()) ? fields.take() : undefined
  const nextUpdate = isTime(fields.peek()) ? fields.take() : undefined
  const revoked = fields.optional(tags.sequence)
  const extensions = fields.optional(contextTag(0))
  fields.finish()
  // Without a date it is something else that begins alike: a certificate is no empty CRL.
  if (issuer === undefined || thisUpdate === undefined) {
    reader.faults.add(tbs.start, `${what}: no issuer and date, so this is no CRL`)
    return undefined
  }
  const number = version === undefined ? 0 : readCount(reader, version)
  return {
    version: number === 0 || number === 1 ? number + 1 : 0,
    tbsSignatureAlgorithm: readAlgorithm(reader, algorithm, `${what}: signature`),
    issuer: readName(reader, issuer, 'issuer'),
    thisUpdate: readTime(reader, thisUpdate),
    nextUpdate: readTime(reader, nextUpdate),
    entries:
      revoked === undefined
        ? { start: tbs.end, end: tbs.end }
        : { start: revoked.contentStart, end: revoked.contentEnd },
    ...(extensions === undefined
      ? noCrlExtensions
      : readCrlExtensions(reader, readExtensions(reader, extensions))),
  }
}

function isTime(element: Element | undefined): boolean {
  return element?.tag === tags.utcTime || element?.tag === tags.generalizedTime
}
