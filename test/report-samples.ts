// Reports made by hand, for the tests of what renders them: a pool with a bad member, nothing at all, and a far end
// that puts everything into its names that a terminal, a spreadsheet or a page would act upon.
import type { ProgramStatement } from '../src/programs/statement.ts'
import type { Finding } from '../src/report/finding.ts'
import { clientAuthUnknown } from '../src/report/observation.ts'
import type { CertificateFacts, Endpoint, Report } from '../src/report/report.ts'
import type { RevocationStatement } from '../src/revocation/statement.ts'

const startedAt = '2026-11-23T09:31:29.000Z'
const finishedAt = '2026-11-23T09:31:30.000Z'

/** Text with which a far end could do harm: ANSI, line ends, bidi override, C1, HTML, a formula. */
export const hostileText =
  '\x1b[2J\x1b]0;owned\x07\r\nFAKE: all is well\n\u202Etxt.exe\u009b31m<script>alert(1)</script>'
/** Text that a spreadsheet would run. */
export const hostileFormula = "=cmd|' /C calc'!A0"

/** A certificate of the samples. `seed` is a hex digit that makes it a different one. */
export function sampleCertificate(seed: string, changes: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    sha256: seed.repeat(64),
    sha1: seed.toUpperCase().repeat(40),
    version: 3,
    subject: 'CN=sip.contoso.test, OU=UC, O=Contoso Pty Ltd, L=Melbourne, S=VIC, C=AU',
    issuer: 'CN=Contoso Issuing CA 1, O=Contoso Pty Ltd, C=AU',
    serialNumber: `5A0000F5B0C7CABB89E4624D${seed.toUpperCase().repeat(8)}`,
    notBefore: '2026-08-25T09:31:29.000Z',
    notAfter: '2027-02-21T09:31:29.000Z',
    signatureAlgorithm: {
      oid: '1.2.840.113549.1.1.11',
      name: 'sha256WithRSAEncryption',
      windowsName: 'sha256RSA',
    },
    publicKey: {
      algorithm: 'RSA',
      oid: '1.2.840.113549.1.1.1',
      bits: 2048,
      exponent: '65537',
      sha256: seed.repeat(64),
    },
    subjectAltName: [
      { type: 'dNSName', value: 'sip.contoso.test' },
      { type: 'dNSName', value: 'webcon.contoso.test' },
    ],
    extensions: [
      {
        oid: '2.5.29.15',
        name: 'Key Usage',
        critical: true,
        value: ['Digital Signature, Key Encipherment (a0)'],
        hex: '030205a0',
      },
      {
        oid: '2.5.29.17',
        name: 'Subject Alternative Name',
        critical: false,
        value: ['DNS Name=sip.contoso.test', 'DNS Name=webcon.contoso.test'],
        hex: '3027',
      },
      { oid: '1.2.3.4', name: '1.2.3.4', critical: false, value: [], hex: '0402dead' },
    ],
    der: 'MIIB',
    faults: [],
    ...changes,
  }
}

const good = sampleCertificate('a')
const stale = sampleCertificate('b', {
  notBefore: '2025-11-20T09:31:29.000Z',
  notAfter: '2026-11-20T09:31:29.000Z',
})
const issuing = sampleCertificate('c', {
  subject: good.issuer,
  issuer: 'CN=Contoso Lab Root CA, O=Contoso Pty Ltd, C=AU',
  notBefore: '2024-01-01T00:00:00.000Z',
  notAfter: '2034-01-01T00:00:00.000Z',
  subjectAltName: [],
  extensions: [],
})
const root = sampleCertificate('d', {
  subject: issuing.issuer,
  issuer: issuing.issuer,
  notBefore: '2020-01-01T00:00:00.000Z',
  notAfter: '2040-01-01T00:00:00.000Z',
  subjectAltName: [],
  extensions: [],
})

const source = [{ title: 'RFC 5280 section 4.1.2.5' }]

function finding(rule: string, severity: Finding['severity'], message: string, fix?: string): Finding {
  return { rule, severity, message, ...(fix === undefined ? {} : { fix }), evidence: {}, source }
}

const sanMatch = finding('name-san-match', 'ok', 'sip.contoso.test is among the names of the certificate.')

function revocation(status: 'good' | 'revoked', text = 'The CRL does not list the certificate.') {
  const url = status === 'good' ? 'http://crl.contoso.test/issuing.crl' : text
  const crl: RevocationStatement = {
    certificate: status === 'good' ? good.sha256 : hostile.sha256,
    status,
    code: status,
    means: 'crl',
    url,
    ...(status === 'good' ? {} : { reason: 'keyCompromise', revokedAt: startedAt }),
    thisUpdate: startedAt,
    nextUpdate: '2026-11-30T09:31:29.000Z',
    detail: text,
  }
  const detail = 'Nobody answers at the address.'
  const unreachable = { status: 'unreachable', code: 'unreachable', means: 'ocsp', url, detail } as const
  const issuer: RevocationStatement = { certificate: issuing.sha256, ...unreachable }
  return [crl, issuer]
}

function endpoint(address: string, changes: Partial<Endpoint>): Endpoint {
  return {
    host: 'sip.contoso.test',
    address,
    port: 5061,
    serverName: 'sip.contoso.test',
    service: '_sipfederationtls._tcp',
    member: true,
    outcome: 'certificate',
    tls: {
      version: 'TLS 1.2',
      cipherSuite: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
      group: 'x25519',
      attempt: 'modern',
    },
    alerts: [],
    clientAuth: {
      request: 'requested',
      authorities: ['CN=Contoso Lab Root CA, O=Contoso Pty Ltd, C=AU'],
      authoritiesBytes: 60,
      types: ['rsa_sign'],
      signatureSchemes: ['rsa_pkcs1_sha256'],
    },
    presented: [good.sha256, issuing.sha256],
    presentedList: { ordered: true, surplus: [] },
    bundle: { certificates: [good.sha256, issuing.sha256], same: true, complete: true },
    paths: [
      {
        certificates: [good.sha256, issuing.sha256, root.sha256],
        valid: true,
        profile: 'RFC 5280',
        errors: [],
        anchor: { sha256: root.sha256, origin: 'file lab-root.pem' },
        programs: {
          windows: unlisted('not in the list of Windows', '2026-07-19'),
          mozilla: unlisted('not in the list of Mozilla', '2026-07-19'),
          java: { ...unlisted('only an old list is at hand', '2022-01-23'), trusted: 'unknown' },
        },
        root: {
          sha256: root.sha256,
          sha1: root.sha1,
          subject: root.subject,
          name: 'Contoso Lab Root CA',
          links: [],
        },
      },
    ],
    findings: [sanMatch],
    timings: { connect: 2, firstFlight: 5 },
    tries: 1,
    attempts: [{ name: 'modern', outcome: 'certificate' }],
    ...changes,
  }
}

function unlisted(detail: string, checkedOn: string): ProgramStatement {
  return { trusted: 'no', detail, checkedOn, source: 'https://lists.test/' }
}

/** A federation target: three members, one with the old certificate and the root in place of the intermediate. */
export const poolReport: Report = {
  target: {
    input: 'contoso.test',
    kind: 'FED',
    name: 'contoso.test',
    profile: 'edge',
    profileReason: 'inferred from the federation SRV record',
  },
  discovery: {
    resolver: '127.0.0.1:5353',
    queries: [
      {
        name: '_sipfederationtls._tcp.contoso.test',
        type: 'SRV',
        rcode: 'NOERROR',
        answers: [
          {
            name: '_sipfederationtls._tcp.contoso.test',
            type: 'SRV',
            ttl: 300,
            data: '0 5 5061 sip.contoso.test',
          },
        ],
        server: '127.0.0.1:5353',
        transport: 'udp',
        ms: 1,
      },
    ],
    srv: [
      { service: '_sipfederationtls._tcp', priority: 0, weight: 5, port: 5061, target: 'sip.contoso.test' },
    ],
  },
  endpoints: [
    endpoint('10.1.2.3', { revocation: revocation('good') }),
    endpoint('10.1.2.4', {
      presented: [stale.sha256, root.sha256],
      presentedList: {
        ordered: true,
        surplus: [{ index: 1, reason: 'self-signed' }],
        missing: { issuer: issuing.subject, caIssuers: [] },
      },
      bundle: { certificates: [stale.sha256, issuing.sha256], same: false, complete: true },
      paths: [
        {
          certificates: [stale.sha256],
          valid: false,
          profile: 'RFC 5280',
          errors: [
            { code: 'expired', certificate: stale.sha256, detail: 'The certificate ended 2026-11-20.' },
            { code: 'no-anchor', detail: 'The issuer Contoso Issuing CA 1 was not presented.' },
          ],
          programs: {
            windows: {
              ...unlisted('in the list, which does not say for which purposes', '2026-07-19'),
              trusted: 'partly',
            },
            mozilla: { ...unlisted('in the list of Mozilla', '2026-07-19'), trusted: 'yes' },
            chrome: unlisted(
              'Chrome trusts certificates logged (first SCT) up to 2026-06-30 only; this one is later',
              '2026-11-23',
            ),
          },
          root: {
            sha256: 'cb'.repeat(32),
            sha1: 'DF'.repeat(20),
            subject: 'CN=Tailspin Root, O=Tailspin, C=US',
            name: 'Tailspin Root',
            links: [
              {
                kind: 'file',
                url: 'https://tailspin.test/root.crt',
                confidence: 'read',
                checkedOn: '2026-11-23',
              },
              {
                kind: 'page',
                url: 'https://tailspin.test/roots',
                confidence: 'second-hand',
                checkedOn: '2026-11-23',
              },
              {
                kind: 'search',
                url: 'https://search.test/?sha256=CB',
                confidence: 'unverified',
                checkedOn: '2026-11-23',
              },
            ],
          },
        },
      ],
      findings: [
        sanMatch,
        finding(
          'exp-expired',
          'error',
          'The certificate expired 3 days ago, on 2026-11-20 09:31 UTC. Every client refuses it.',
          'Assign the renewed certificate on this Edge server and restart its services.',
        ),
        finding('mtls-client-cert-asked', 'info', 'The far end asks for a client certificate.'),
      ],
    }),
    endpoint('10.1.2.5', {}),
  ],
  pools: [
    {
      host: 'sip.contoso.test',
      port: 5061,
      members: ['10.1.2.3', '10.1.2.4', '10.1.2.5'],
      reference: ['10.1.2.3', '10.1.2.5'],
      differences: [
        { address: '10.1.2.4', property: 'certificate', value: stale.sha256, expected: good.sha256 },
        {
          address: '10.1.2.4',
          property: 'expiry',
          value: stale.notAfter ?? '',
          expected: good.notAfter ?? '',
        },
      ],
      findings: [
        finding(
          'dnslb-cert-differs',
          'warning',
          'The members of the pool do not present the same certificate.',
          'Finish the renewal on every member.',
        ),
      ],
    },
  ],
  certificates: Object.fromEntries([good, stale, issuing, root].map((entry) => [entry.sha256, entry])),
  findings: [],
  headline: {
    text: 'The members of sip.contoso.test present different certificates.',
    rule: 'dnslb-cert-differs',
  },
  verdict: 'error',
  startedAt,
  finishedAt,
  judgedAt: startedAt,
}

/** A host whose port refuses connections. */
export const silentReport: Report = {
  target: {
    input: 'dead.contoso.test:5061',
    kind: 'DIR',
    name: 'dead.contoso.test',
    port: 5061,
    profile: 'edge',
    profileReason: 'inferred from port 5061',
  },
  discovery: { resolver: '127.0.0.1:5353', queries: [], srv: [] },
  endpoints: [
    {
      host: 'dead.contoso.test',
      address: '10.1.2.9',
      port: 5061,
      serverName: 'dead.contoso.test',
      member: false,
      outcome: 'no-certificate',
      failure: {
        stage: 'connect',
        code: 'connection-refused',
        blame: 'peer',
        detail: '10.1.2.9 refuses connections on port 5061.',
      },
      alerts: [],
      clientAuth: clientAuthUnknown,
      presented: [],
      paths: [],
      findings: [],
      timings: { connect: 1 },
      tries: 1,
      attempts: [
        {
          name: 'modern',
          outcome: 'connection-refused',
          detail: '10.1.2.9 refuses connections on port 5061.',
        },
      ],
    },
  ],
  pools: [],
  certificates: {},
  findings: [],
  headline: { text: 'The connection was refused.' },
  verdict: 'unknown',
  startedAt,
  finishedAt,
  judgedAt: startedAt,
}

/** A federation domain that has no SRV record. */
export const nowhereReport: Report = {
  ...silentReport,
  target: {
    input: 'nowhere.test',
    kind: 'FED',
    name: 'nowhere.test',
    profile: 'edge',
    profileReason: 'inferred from the federation SRV record',
  },
  endpoints: [],
  findings: [finding('srv-missing', 'error', 'nowhere.test has no federation SRV record.', 'Create it.')],
  headline: { text: 'nowhere.test has no federation SRV record.', rule: 'srv-missing' },
  verdict: 'error',
}

const hostile = sampleCertificate('e', {
  subject: `CN=${hostileText}`,
  issuer: hostileFormula,
  serialNumber: hostileFormula,
  subjectAltName: [{ type: 'dNSName', value: hostileText }],
  extensions: [
    { oid: '1.2.3', name: hostileText, critical: false, value: [hostileText, hostileFormula], hex: 'dead' },
  ],
  faults: [{ offset: 4, message: hostileText }],
})

/** A far end that is hostile in every field it can fill. */
export const hostileReport: Report = {
  ...silentReport,
  endpoints: [
    endpoint('10.1.2.3', {
      presented: [hostile.sha256],
      presentedList: {
        ordered: false,
        surplus: [],
        missing: { issuer: hostileText, caIssuers: [hostileText] },
      },
      bundle: {
        certificates: [hostile.sha256],
        same: false,
        complete: false,
        missing: { issuer: hostileText, caIssuers: [hostileText] },
      },
      clientAuth: { ...clientAuthUnknown, request: 'requested', authorities: [hostileText] },
      paths: [
        {
          certificates: [hostile.sha256],
          valid: false,
          profile: 'RFC 5280',
          errors: [
            { code: 'no-anchor', certificate: hostile.sha256, detail: hostileText, name: hostileText },
          ],
          conformance: {
            profile: 'RFC 5280',
            breaches: [
              {
                code: 'alternative-name-form',
                certificate: hostile.sha256,
                detail: hostileText,
                source: 'RFC 5280 section 4.2.1.6',
                offset: 12,
              },
            ],
          },
          programs: {},
        },
      ],
      findings: [finding('name-san-mismatch', 'error', hostileText, hostileFormula)],
      revocation: revocation('revoked', hostileText),
      fetched: [{ url: hostileText, purpose: 'crl', outcome: 'unreadable', detail: hostileText }],
    }),
    {
      ...endpoint('10.1.2.4', { outcome: 'no-certificate', presented: [], paths: [] }),
      failure: { stage: 'tls', code: 'not-tls', blame: 'peer', detail: hostileText },
    },
  ],
  certificates: { [hostile.sha256]: hostile },
  headline: { text: hostileText, rule: 'name-san-mismatch' },
  verdict: 'error',
}
