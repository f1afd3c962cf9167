/** OCSP responses as cases write them: `ocsp Issuing: good leaf; to 2026-06-02`. */
import { fromHex } from '../../src/bytes/hex.ts'
import { makeOcspRefusal, makeOcspResponse } from '../../src/estate/ocsp.ts'
import type { OcspAnswer, OcspResponseRequest } from '../../src/estate/ocsp.ts'
import type { Answered } from '../../src/revocation/revocation.ts'
import { decodeCertificate } from '../../src/x509/decode.ts'
import { answered, critical, extend, pick, reasonCode, serialOf, split, usual } from './answer.ts'
import type { Certificates } from './answer.ts'
import type { Evidence, PathCase } from './case.ts'
import { unknownAlgorithm } from './draft.ts'

/** A response or why there is none, about which certificate, and what had been asked. */
export function responseOf(
  { signer, properties }: Evidence,
  members: PathCase['members'],
  certificates: Certificates,
): Answered & { certificate: string; nonce?: Uint8Array } {
  const { values, others } = split(properties)
  const answers: OcspAnswer[] = []
  const request: OcspResponseRequest & { answers: OcspAnswer[] } = { answers }
  for (const { word, value } of others) {
    const apply = ocspProperties.get(word)
    if (apply !== undefined) apply(request, value, certificates)
    else if (word in statuses) answers.push(ocspAnswer(word, value, members, certificates))
    else throw new SyntaxError(`no property of a response is called ${word}`)
  }
  const refusal = values.get('error')
  const made = () =>
    refusal === undefined
      ? makeOcspResponse(request, pick(certificates, signer))
      : makeOcspRefusal(Number(refusal))
  const about = values.get('about') ?? members.at(-1)?.label ?? ''
  const asked = values.get('asked')
  return {
    url: 'http://ocsp.test/',
    certificate: decodeCertificate(pick(certificates, about).der).sha256,
    ...(asked === undefined ? {} : { nonce: fromHex(asked) }),
    ...answered(values, made),
  }
}

const ocspProperties = new Map<
  string,
  (request: OcspResponseRequest & { answers: OcspAnswer[] }, value: string, among: Certificates) => void
>([
  ['from', ({ answers }, value) => answers.forEach((one) => (one.thisUpdate = new Date(value)))],
  ['to', ({ answers }, value) => answers.forEach((one) => setEnd(one, value))],
  ['issuer', ({ answers }, value, among) => answers.forEach((one) => (one.issuer = pick(among, value)))],
  ['by-key', (request) => (request.by = 'key')],
  ['sends', (request, value, among) => (request.certificates = [pick(among, value).der])],
  ['nonce', (request, value) => (request.nonce = fromHex(value))],
  ['critical', (request) => extend(request, critical)],
  ['critical-answer', ({ answers }) => answers.forEach((one) => (one.extensions = [critical]))],
  ['broken-signature', (request) => (request.brokenSignature = true)],
  ['unknown-signature', (request) => (request.signature = unknownAlgorithm)],
])

const statuses = { good: true, unknown: true, revoked: true }

function ocspAnswer(
  word: string,
  value: string,
  members: PathCase['members'],
  certificates: Certificates,
): OcspAnswer {
  const [label = '', reason] = value.split(' ')
  const issuer = members.find((member) => member.label === label)?.issuer ?? ''
  return {
    serialNumber: serialOf(pick(certificates, label)),
    issuer: pick(certificates, issuer),
    status:
      word === 'revoked'
        ? { revokedAt: usual.revoked, ...(reason === undefined ? {} : { reason: reasonCode(reason) }) }
        : word === 'good'
          ? 'good'
          : 'unknown',
    thisUpdate: usual.from,
    nextUpdate: usual.to,
  }
}

function setEnd(answer: OcspAnswer, value: string): void {
  if (value === 'none') delete answer.nextUpdate
  else answer.nextUpdate = new Date(value)
}
