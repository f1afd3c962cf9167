/**
 * The report as a schema, so that it can be published as JSON Schema and checked where it comes from a file.
 *
 * Additions only: a field is never removed, renamed or given another meaning within `farend.report/1`, and readers
 * must ignore fields they do not know. The objects are therefore open in the published schema.
 */
import { z } from 'zod'
import { dnsTypes } from '../dns/query.ts'
import { startTlsProtocols } from '../prelude/starttls.ts'
import { fetchFailureCodes } from '../report/fetched.ts'
import type { ReportFile } from '../report/report.ts'
import { preflightCodes } from '../report/preflight.ts'
import { reportSchema } from '../report/report.ts'
import { profiles } from '../report/target.ts'
import { crlReasons } from '../revocation/reason.ts'
import { revocationCodes } from '../revocation/statement.ts'

/** A fingerprint. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256 in lower-case hex' })
/** A moment. */
export const instant = z.string().meta({ format: 'date-time', description: 'ISO 8601, UTC' })
/** A TCP port. */
export const portNumber = z.int().min(1).max(65535)
const startTlsProtocol = z
  .enum(startTlsProtocols)
  .meta({ description: 'Protocol spoken before TLS; absent where TLS begins at once' })
const milliseconds = z.record(z.string(), z.number())

const targetSchema = z
  .object({
    input: z.string().meta({ description: 'The text as the user gave it' }),
    kind: z
      .enum(['DIR', 'FED', 'SIP', 'SIPINT'])
      .meta({ description: 'DIR names a host and port; the others name a SIP domain with a SRV record' }),
    name: z.string().meta({ description: 'DNS name in A-label form, or an IP address' }),
    port: portNumber.exactOptional(),
    starttls: startTlsProtocol.exactOptional(),
    profile: z
      .enum(profiles)
      .meta({ description: 'Role of the far end, which decides the rules that apply' }),
    profileReason: z.string().meta({ description: 'How the profile was found, in words' }),
  })
  .meta({ id: 'Target', description: 'What was asked to be checked' })

const srvRecordSchema = z
  .object({
    service: z.string(),
    priority: z.int(),
    weight: z.int(),
    port: z.int(),
    target: z.string(),
  })
  .meta({ id: 'SrvRecord', description: 'RFC 2782' })

/** A DNS question. */
export const dnsQuerySchema = z
  .object({
    name: z.string(),
    type: z.enum(dnsTypes),
    rcode: z
      .enum([
        ...(['NOERROR', 'NODATA', 'NXDOMAIN', 'SERVFAIL', 'REFUSED', 'FORMERR', 'NOTIMP'] as const),
        ...(['TIMEOUT', 'UNREACHABLE', 'MALFORMED', 'OTHER'] as const),
      ])
      .meta({ description: 'RCODE mnemonic, or what happened instead of a response' }),
    answers: z.array(z.object({ name: z.string(), type: z.string(), ttl: z.number(), data: z.string() })),
    server: z.string().meta({ description: 'Server that answered or was asked last, address:port' }),
    transport: z.enum(['udp', 'tcp', 'system']),
    ms: z.number(),
  })
  .meta({ id: 'DnsQuery', description: 'A DNS question and what came of it' })

const discoverySchema = z
  .object({
    resolver: z.string().meta({ description: 'The resolver asked, address:port; none for an address' }),
    queries: z.array(dnsQuerySchema),
    srv: z.array(srvRecordSchema),
    related: z
      .array(dnsQuerySchema)
      .exactOptional()
      .meta({ description: 'What else DNS says about the SIP domain; nothing of it was followed' }),
    leftOut: z.int().exactOptional().meta({ description: 'Addresses and records not followed: too many' }),
    onlyFirst: z
      .literal(true)
      .exactOptional()
      .meta({ description: 'Of several addresses only the first was wanted' }),
  })
  .meta({ id: 'Discovery', description: 'How the target led to addresses' })

const failureCode = z.enum([
  ...(['name-not-found', 'no-address', 'dns-failure', 'dns-timeout', 'dns-unreachable'] as const),
  ...(['cname-loop', 'connection-refused', 'connect-timeout', 'unreachable', 'connection-reset'] as const),
  ...(['connect-failed', 'not-tls', 'silent', 'alert', 'closed', 'timeout', 'malformed'] as const),
  ...(['too-large', 'no-certificate', 'unsupported', 'aborted'] as const),
  ...(['proxy-refused', 'starttls-refused', 'not-permitted'] as const),
])

const failureSchema = z
  .object({
    stage: z.enum(['resolve', 'connect', 'starttls', 'tls']),
    code: failureCode,
    blame: z.enum(['us', 'peer', 'path', 'unknown']),
    detail: z.string(),
    starttls: startTlsProtocol
      .exactOptional()
      .meta({ description: 'With not-tls: the protocol answered in, which could be asked for TLS' }),
  })
  .meta({ id: 'Failure', description: 'Why an endpoint gave no certificate' })

/** How bad a finding is. */
export const severity = z.enum(['ok', 'info', 'warning', 'error', 'unknown'])
/** How something stands as a whole. */
export const verdict = z.enum(['ok', 'warning', 'error', 'unknown'])
/** Where a rule or a record comes from. */
export const sourceSchema = z.object({
  title: z.string(),
  url: z.string().exactOptional(),
  checkedOn: z.string().exactOptional(),
})

const findingSchema = z
  .object({
    rule: z.string().meta({ description: 'Stable id of the rule; farend explain <id> describes it' }),
    detail: z.string().exactOptional().meta({ description: 'Which case of a rule that has several' }),
    severity: severity.meta({ description: 'unknown: the rule could not be evaluated; message says why' }),
    message: z.string().meta({ description: 'What is the case and why it matters' }),
    fix: z.string().exactOptional().meta({ description: 'What to do; absent where nothing needs doing' }),
    evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    source: z.array(sourceSchema),
    follows: z
      .object({ rule: z.string(), detail: z.string().exactOptional() })
      .exactOptional()
      .meta({ description: 'The finding that this one only follows from; absent for a root cause' }),
  })
  .meta({ id: 'Finding' })

const clientAuthSchema = z
  .object({
    request: z.enum(['none', 'requested', 'required', 'unknown']),
    authorities: z.array(z.string()),
    authoritiesBytes: z.number(),
    types: z.array(z.string()),
    signatureSchemes: z.array(z.string()),
  })
  .meta({ id: 'ClientAuth', description: 'What the far end asked of us in a CertificateRequest' })

const versionName = z.enum(['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'])

const tlsSchema = z
  .object({
    version: versionName,
    cipherSuite: z.string(),
    group: z.string().exactOptional(),
    attempt: z.string().meta({ description: 'Which ClientHello profile got the answer' }),
  })
  .meta({ id: 'Tls', description: 'What was negotiated' })

const offset = z.int().meta({ description: "Where in the certificate's DER, in bytes" })

/** What a certificate breaks of the rules for authorities. */
export const breachSchema = z
  .object({
    code: z.string().meta({ description: 'Stable name of the rule' }),
    certificate: sha256,
    detail: z.string().meta({ description: 'Half a sentence whose subject is the certificate' }),
    source: z.string().meta({ description: 'The section that demands it' }),
    offset: offset.exactOptional(),
  })
  .meta({ id: 'Breach', description: 'What a certificate breaks of the rules for authorities' })

const programStatementSchema = z
  .object({
    trusted: z
      .enum(['yes', 'no', 'partly', 'unknown'])
      .meta({ description: 'partly: in the list, which does not say for which purposes' }),
    detail: z.string(),
    checkedOn: z.string().meta({ description: 'Day of what the statement rests on; empty when of nothing' }),
    source: z.string().meta({ description: 'URL, or a title where there is none' }),
  })
  .meta({ id: 'ProgramStatement', description: 'What a root program makes of the root of a path' })

const rootSchema = z
  .object({
    sha256,
    sha1: z.string(),
    subject: z.string(),
    name: z.string(),
    links: z.array(
      z.object({
        kind: z.enum(['page', 'file', 'windows-update', 'search']),
        url: z.string(),
        confidence: z
          .enum(['read', 'second-hand', 'unverified'])
          .meta({ description: 'How the address was come by; none was opened' }),
        checkedOn: z.string(),
      }),
    ),
    supposed: z.literal(true).exactOptional().meta({
      description: 'Not at hand: found by name and key identifier of the issuer alone, which prove nothing',
    }),
  })
  .meta({ id: 'Root', description: 'A root, and where it can be had' })

/** A certification path. */
export const pathSchema = z
  .object({
    certificates: z.array(sha256).meta({ description: 'End entity first, trust anchor last' }),
    valid: z.boolean(),
    profile: z.string().meta({ description: 'Demands of the verifier: RFC 5280, or Web PKI' }),
    errors: z.array(
      z.object({
        code: z.string(),
        certificate: sha256.exactOptional(),
        detail: z.string(),
        offset: offset.exactOptional(),
        name: z
          .string()
          .exactOptional()
          .meta({ description: 'The name, policy or extension that the detail speaks of' }),
      }),
    ),
    conformance: z
      .object({ profile: z.string(), breaches: z.array(breachSchema) })
      .exactOptional()
      .meta({ description: 'Of the best path only: may authorities issue this? Never makes a path invalid' }),
    anchor: z.object({ sha256, origin: z.string() }).exactOptional(),
    programs: z.record(z.string(), programStatementSchema).meta({ description: 'By id of the root program' }),
    root: rootSchema.exactOptional(),
  })
  .meta({ id: 'Path', description: 'A certification path as built; not the list as presented' })

/** The certificates that should be sent. */
export const bundleSchema = z
  .object({
    certificates: z.array(sha256).meta({ description: 'End entity first, without the self-signed root' }),
    same: z.boolean().meta({ description: 'Exactly this was sent' }),
    complete: z.boolean().meta({ description: 'It leads to a trust anchor or a self-signed certificate' }),
    missing: z.object({ issuer: z.string(), caIssuers: z.array(z.string()) }).exactOptional(),
  })
  .meta({ id: 'Bundle', description: 'The certificates that should be sent' })

/** How a presented list hangs together. */
export const presentedListSchema = z
  .object({
    ordered: z.boolean().meta({ description: 'Each certificate directly follows the one it certifies' }),
    surplus: z.array(
      z.object({ index: z.int(), reason: z.enum(['duplicate', 'self-signed', 'unrelated', 'not-examined']) }),
    ),
    missing: z.object({ issuer: z.string(), caIssuers: z.array(z.string()) }).exactOptional(),
  })
  .meta({ id: 'PresentedList', description: 'What of the presented list is as it should be' })

const answer = z
  .enum(['accepted', 'refused', 'unknown'])
  .meta({ description: 'unknown: what the far end did does not tell' })

const alertSchema = z.object({
  level: z.enum(['warning', 'fatal']),
  description: z.number(),
  name: z.string(),
})

const completionSchema = z
  .object({
    clientCertificate: z.enum(['none', 'presented']),
    outcome: answer,
    version: versionName.exactOptional(),
    alert: alertSchema.exactOptional(),
    detail: z.string(),
  })
  .meta({ id: 'Completion', description: 'What came of carrying a handshake to its end' })

const acceptsSchema = z
  .object({
    versions: z.array(z.object({ version: versionName, answer })).exactOptional(),
    suites: z
      .array(
        z.object({
          group: z.string(),
          answer: answer.meta({ description: 'accepted when one suite of the group was' }),
          suites: z.array(z.object({ name: z.string(), answer })),
        }),
      )
      .exactOptional(),
    withoutServerName: z
      .object({
        answer,
        sameCertificate: z.boolean().nullable().meta({ description: 'null when it cannot be told' }),
        presented: z.array(sha256),
      })
      .exactOptional(),
    twins: z
      .object({ rsa: sha256.exactOptional(), ecdsa: sha256.exactOptional() })
      .exactOptional()
      .meta({ description: 'End entity for peers that can use this kind of key only' }),
  })
  .meta({ id: 'Accepts', description: 'What a far end accepts when it is offered less than everything' })

const sipSchema = z
  .object({
    status: z.int().exactOptional(),
    reason: z.string().exactOptional(),
    contact: z.string().exactOptional(),
    server: z.string().exactOptional(),
    detail: z.string(),
  })
  .meta({ id: 'Sip', description: 'What came of one SIP OPTIONS request' })

const revocationSchema = z
  .object({
    certificate: sha256,
    status: z.enum(['revoked', 'good', 'stale', 'unreachable', 'unknown', 'not-checked']),
    code: z.enum(revocationCodes).meta({ description: 'Why the status is what it is' }),
    means: z
      .enum(['crl', 'ocsp', 'staple'])
      .exactOptional()
      .meta({ description: 'Absent: nobody was asked' }),
    url: z.string().exactOptional(),
    reason: z.enum(crlReasons).exactOptional(),
    revokedAt: instant.exactOptional(),
    thisUpdate: instant.exactOptional(),
    nextUpdate: instant.exactOptional(),
    detail: z.string(),
  })
  .meta({ id: 'Revocation', description: 'What one source says about the revocation of a certificate' })

const fetchedSchema = z
  .object({
    url: z.string(),
    purpose: z.enum(['issuer', 'crl', 'ocsp']),
    outcome: z.enum(['ok', ...fetchFailureCodes]),
    detail: z.string().exactOptional(),
    bytes: z.int().exactOptional(),
    sha256: z.array(sha256).exactOptional().meta({ description: 'With issuer: the certificates that came' }),
  })
  .meta({ id: 'Fetched', description: 'What was fetched from an address in a certificate' })

const ownSchema = z
  .object({
    from: z.string().meta({ description: 'The file, or host and port, that it comes from' }),
    host: z.string().exactOptional(),
    presented: z.array(sha256).meta({ description: 'As it would be sent' }),
  })
  .meta({ id: 'Own', description: 'The certificate that we would present' })

const preflightAnswer = z
  .enum(['yes', 'no', 'unknown'])
  .meta({ description: 'no when one reason says so, yes when all do' })
const preflightSide = {
  accepted: preflightAnswer,
  reasons: z.array(z.object({ code: z.enum(preflightCodes), answer: preflightAnswer, detail: z.string() })),
}
const preflightSchema = z
  .object({ ...preflightSide, theirs: z.object(preflightSide).meta({ description: 'Would we accept it?' }) })
  .meta({ id: 'Preflight', description: 'Would the far end accept our certificate?' })

const endpointSchema = z
  .object({
    host: z.string().meta({ description: 'The reference identifier of the check' }),
    address: z.string().nullable(),
    port: z.int(),
    serverName: z.string().nullable().meta({ description: 'Sent in the server_name extension' }),
    service: z.string().exactOptional().meta({ description: '_service._proto of the SRV record' }),
    starttls: startTlsProtocol.exactOptional(),
    member: z.boolean().meta({ description: 'The host has more than one address' }),
    outcome: z.enum(['certificate', 'no-certificate']),
    failure: failureSchema.exactOptional(),
    tls: tlsSchema.exactOptional(),
    alerts: z.array(alertSchema),
    clientAuth: clientAuthSchema,
    presented: z.array(sha256).meta({ description: 'The certificate_list, in wire order' }),
    presentedList: presentedListSchema.exactOptional(),
    bundle: bundleSchema.exactOptional(),
    paths: z.array(pathSchema).meta({ description: 'Candidate certification paths, best first' }),
    findings: z.array(findingSchema),
    timings: milliseconds.meta({ description: 'Milliseconds by stage' }),
    tries: z.int(),
    attempts: z
      .array(
        z.object({
          name: z.string().meta({ description: 'Profile of the ClientHello, as in tls.attempt' }),
          outcome: z.enum(['certificate', ...failureCode.options]),
          detail: z.string().exactOptional(),
        }),
      )
      .meta({ description: 'Every ClientHello tried, in order, and what it met' }),
    completion: completionSchema.exactOptional(),
    accepts: acceptsSchema.exactOptional(),
    sip: sipSchema.exactOptional(),
    revocation: z
      .array(revocationSchema)
      .exactOptional()
      .meta({ description: 'Of the best path, as of the moment of the check; most telling first' }),
    fetched: z.array(fetchedSchema).exactOptional().meta({ description: 'Present with --online' }),
    preflight: preflightSchema.exactOptional().meta({ description: 'Present with --preflight' }),
  })
  .meta({
    id: 'Endpoint',
    description: 'One address and port, what it sent, and what is to be said about it',
  })

const poolSchema = z
  .object({
    host: z.string(),
    port: z.int(),
    members: z.array(z.string()),
    reference: z.array(z.string()).meta({ description: 'Addresses that agree with the majority' }),
    differences: z.array(
      z.object({
        address: z.string(),
        property: z.enum([
          ...(['certificate', 'public-key', 'expiry', 'presented-list', 'tls-version'] as const),
          ...(['client-auth', 'no-certificate'] as const),
        ]),
        value: z.string(),
        expected: z.string().exactOptional(),
      }),
    ),
    findings: z.array(findingSchema),
  })
  .meta({ id: 'Pool', description: 'The addresses of one name and port, compared' })

/** A decoded certificate. */
export const certificateSchema = z
  .object({
    sha256,
    sha1: z.string().meta({ description: 'Upper-case hex: the thumbprint that Windows shows' }),
    version: z.number(),
    subject: z.string().meta({ description: 'Distinguished name, most specific part first' }),
    issuer: z.string(),
    serialNumber: z.string().meta({ description: 'Upper-case hex of the encoded integer' }),
    notBefore: instant.nullable(),
    notAfter: instant.nullable(),
    signatureAlgorithm: z.object({ oid: z.string(), name: z.string(), windowsName: z.string() }),
    publicKey: z.object({
      algorithm: z.string(),
      oid: z.string(),
      bits: z.number().exactOptional(),
      curve: z.string().exactOptional(),
      exponent: z.string().exactOptional(),
      sha256: z.string().meta({ description: 'SHA-256 of the SubjectPublicKeyInfo, in hex' }),
    }),
    subjectAltName: z.array(z.object({ type: z.string(), value: z.string() })),
    extensions: z.array(
      z.object({
        oid: z.string(),
        name: z.string(),
        critical: z.boolean(),
        value: z.array(z.string()),
        hex: z.string(),
      }),
    ),
    der: z.string().meta({ description: 'The whole certificate, base64' }),
    faults: z.array(z.object({ offset: z.number(), message: z.string() })),
  })
  .meta({ id: 'Certificate', description: 'A certificate, decoded as far as it could be' })

/** Schema of one report: a line of `--jsonl`. */
export const reportObject = z
  .object({
    target: targetSchema,
    discovery: discoverySchema,
    own: ownSchema.exactOptional().meta({ description: 'Present with --preflight' }),
    endpoints: z.array(endpointSchema),
    pools: z.array(poolSchema),
    certificates: z.record(sha256, certificateSchema).meta({ description: 'By SHA-256' }),
    findings: z.array(findingSchema).meta({ description: 'About the target as a whole' }),
    verdict,
    headline: z
      .object({ text: z.string(), rule: z.string().exactOptional(), detail: z.string().exactOptional() })
      .meta({ description: 'How the target stands, in one sentence, and the root cause it tells of' }),
    recipes: z
      .array(
        z.object({
          remedy: z.string(),
          title: z.string(),
          product: z.string(),
          text: z.string(),
          rules: z.array(z.string()),
        }),
      )
      .exactOptional()
      .meta({ description: 'What to type on the products at hand, for what has to be mended first' }),
    startedAt: instant,
    finishedAt: instant,
    judgedAt: instant.meta({ description: 'The moment as of which everything was judged' }),
  })
  .meta({ id: 'Report', description: 'Everything that was seen and concluded about one target' })

/** Schema of a report file: what `--json` prints. */
export const reportFileObject = z.object({
  schema: z.literal(reportSchema),
  tool: z.object({ name: z.literal('farend'), version: z.string() }),
  reports: z.array(reportObject),
})

/**
 * The published JSON Schema (draft 2020-12): a report file, or one report as `--jsonl` prints it. Objects are open: a
 * newer farend may add fields.
 */
export function reportJsonSchema(): Record<string, unknown> {
  const either = z.union([reportFileObject.meta({ id: 'ReportFile' }), reportObject])
  const { $schema, ...schema } = z.toJSONSchema(either, { target: 'draft-2020-12', io: 'input' })
  return {
    $schema,
    $id: 'urn:farend:schema:report:1',
    title: 'farend report, version 1',
    description:
      'What farend --json prints, and each line of --jsonl. Fields are only ever added within this version: ignore those you do not know.',
    ...schema,
  }
}

// oxlint-disable typescript/no-unnecessary-type-parameters
/**
 * The types are written by hand, for their docstrings, and the schemas are written beside them. This does not compile
 * unless both describe the same thing, optional fields and null included. Two generic functions whose conditional
 * types differ only in A and B are assignable exactly when A and B are identical.
 */
export type Identical<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never
// oxlint-enable typescript/no-unnecessary-type-parameters
true satisfies Identical<ReportFile, z.infer<typeof reportFileObject>>
