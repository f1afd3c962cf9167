/**
 * The observation as a schema: a pack comes from a file that anybody may have written. Octets stand in it as base64.
 * A field that the type gains and this schema lacks does not compile, so that no pack loses it.
 */
import { z } from 'zod'
import { fromBase64 } from '../bytes/base64.ts'
import { fetchFailureCodes } from '../report/fetched.ts'
import type { Observation } from '../report/observation.ts'
import { profiles } from '../report/target.ts'
import { type Identical, reportObject } from '../schema/report.ts'

/** Octets, written as base64. */
export const octets = z.string().transform((text, context) => {
  try {
    return fromBase64(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'no base64' })
    return z.NEVER
  }
})

const reported = reportObject.shape.endpoints.element.shape
const { versions, suites, withoutServerName } = reported.accepts.unwrap().shape

const transcript = z.object({
  attempt: z.string(),
  before: z.record(z.string(), z.number()).exactOptional(),
  failure: reported.failure,
  sent: octets,
  received: octets,
  end: z.enum(['done', 'closed', 'timeout', 'aborted', 'error']),
  errorCode: z.string().exactOptional(),
  connectTime: z.number().exactOptional(),
  dialogueTime: z.number().exactOptional(),
  timeout: z.number(),
  privateKeys: z.record(z.coerce.number<string>(), z.array(z.string())).exactOptional(),
})

const fetched = z.array(
  z.object({
    url: z.string(),
    purpose: z.enum(['issuer', 'crl', 'ocsp']),
    outcome: z.enum(['ok', ...fetchFailureCodes]),
    detail: z.string().exactOptional(),
    octets: octets.exactOptional(),
    certificate: z.string().exactOptional(),
    nonce: octets.exactOptional(),
  }),
)

const own = z.object({
  from: z.string(),
  host: z.string().exactOptional(),
  presented: z.array(octets),
  fetched: fetched.exactOptional(),
})

const endpoint = z.object({
  host: reported.host,
  address: reported.address,
  port: reported.port,
  serverName: reported.serverName,
  service: reported.service,
  starttls: reported.starttls,
  member: reported.member,
  failure: reported.failure,
  tls: reported.tls,
  alerts: reported.alerts,
  clientAuth: reported.clientAuth,
  presented: z.array(octets),
  staple: octets.nullable().exactOptional(),
  fetched: fetched.exactOptional(),
  revocation: reported.revocation,
  timings: reported.timings,
  tries: reported.tries,
  attempts: reported.attempts,
  transcripts: z.array(transcript),
  completion: reported.completion,
  accepts: z
    .object({
      versions,
      suites,
      withoutServerName: z
        .object({ answer: withoutServerName.unwrap().shape.answer, presented: z.array(octets) })
        .exactOptional(),
      twins: z.object({ rsa: octets.exactOptional(), ecdsa: octets.exactOptional() }).exactOptional(),
    })
    .exactOptional(),
  sip: reported.sip,
})

const { target, discovery, startedAt, finishedAt } = reportObject.shape

/** Reads an {@link Observation}. */
export const observationObject = z.object({
  target: target.extend({
    profile: z.enum(profiles).exactOptional(),
    profileReason: z.string().exactOptional(),
  }),
  own: own.exactOptional(),
  discovery,
  endpoints: z.array(endpoint),
  startedAt,
  finishedAt,
})

true satisfies Identical<Observation, z.output<typeof observationObject>>
