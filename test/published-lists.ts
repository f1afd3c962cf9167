/** Lists as root programs publish them, with roots of our own, and a server for them. */
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import * as der from '../src/asn1/encode.ts'
import { createAuthority, type Authority } from '../src/estate/authority.ts'
import type { IssuedCertificate } from '../src/estate/certificate.ts'
import { fromHex } from '../src/bytes/hex.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import { makeSignedData } from './signed-data.ts'

const validity = { notBefore: new Date('2020-01-01'), notAfter: new Date('2045-01-01') }
const serverAuth = '1.3.6.1.5.5.7.3.1'
const emailProtection = '1.3.6.1.5.5.7.3.4'

/** Makes a root. */
export function makeRoot(commonName: string): Authority {
  return createAuthority({ subject: ['O=Tailspin', `CN=${commonName}`], ...validity })
}

/** Who signs a trust list: a root, an authority below it, and the publisher with the purpose for it. */
export interface ListSigners {
  root: Authority
  authority: Authority
  publisher: IssuedCertificate
}

/** Signers of a trust list; `purposes` of the publisher. */
export function makeSigners(purposes = ['1.3.6.1.4.1.311.10.3.9']): ListSigners {
  const root = makeRoot('List Root')
  const authority = createAuthority({ subject: ['O=Tailspin', 'CN=List CA'], ...validity }, root)
  const publisher = authority.issue({ subject: ['CN=List Publisher'], extKeyUsage: purposes, ...validity })
  return { root, authority, publisher }
}

/** A root in a trust list. */
export interface ListedRoot {
  certificate: IssuedCertificate
  name?: string
  purposes?: string[]
  disabledAt?: Date
  disabledPurposes?: string[]
  notBefore?: Date
  notBeforePurposes?: string[]
}

/** Purposes by the words of the tests. */
export const purposes = { servers: [serverAuth], mail: [emailProtection] }

/** DER of a CertificateTrustList, MS-CAESO. */
export function makeTrustList(roots: readonly ListedRoot[], thisUpdate: Date): Uint8Array {
  return der.sequence(
    der.sequence(der.objectIdentifier('1.3.6.1.4.1.311.10.3.9')),
    der.octetString(Buffer.from('AuthRoot\0', 'utf16le')),
    der.integer(42),
    der.utcTime(thisUpdate),
    der.sequence(der.objectIdentifier('1.3.14.3.2.26')),
    der.sequence(...roots.map(trustedSubject)),
  )
}

/** The same, signed: an `authroot.stl`. The root is not in it. */
export function makeSignedList(
  roots: readonly ListedRoot[],
  thisUpdate: Date,
  { authority, publisher }: Pick<ListSigners, 'authority' | 'publisher'>,
): Uint8Array {
  return makeSignedData({
    contentType: '1.3.6.1.4.1.311.10.1',
    content: makeTrustList(roots, thisUpdate),
    certificates: [publisher.der, authority.der],
    signers: [{ certificate: publisher }],
  })
}

function trustedSubject(root: ListedRoot): Uint8Array {
  const { sha1, sha256, subjectKeyIdentifier } = decodeCertificate(root.certificate.der)
  return der.sequence(
    der.octetString(fromHex(sha1.toLowerCase())),
    der.setOf(
      ...property(9, root.purposes && purposeList(root.purposes)),
      ...property(11, Buffer.from(`${root.name ?? 'Tailspin'}\0`, 'utf16le')),
      ...property(20, subjectKeyIdentifier),
      ...property(98, fromHex(sha256)),
      ...property(104, root.disabledAt && fileTime(root.disabledAt)),
      ...property(122, root.disabledPurposes && purposeList(root.disabledPurposes)),
      ...property(126, root.notBefore && fileTime(root.notBefore)),
      ...property(127, root.notBeforePurposes && purposeList(root.notBeforePurposes)),
    ),
  )
}

function property(number: number, value: Uint8Array | undefined): Uint8Array[] {
  if (value === undefined) return []
  return [
    der.sequence(der.objectIdentifier(`1.3.6.1.4.1.311.10.11.${number}`), der.setOf(der.octetString(value))),
  ]
}

function purposeList(oids: readonly string[]): Uint8Array {
  return der.sequence(...oids.map(der.objectIdentifier))
}

function fileTime(moment: Date): Uint8Array {
  const octets = Buffer.alloc(8)
  octets.writeBigUInt64LE((BigInt(moment.getTime()) + 11_644_473_600_000n) * 10_000n)
  return octets
}

/** A row of Mozilla's report. */
export function mozillaReport(
  rows: readonly {
    root: Pick<IssuedCertificate, 'der' | 'pem'>
    name: string
    bits: string
    distrust?: string
  }[],
): string {
  return csv([
    [
      'Owner',
      'Common Name or Certificate Name',
      'SHA-256 Fingerprint',
      'Trust Bits',
      'Distrust for TLS After Date',
      'PEM Info',
    ],
    ...rows.map(({ root, name, bits, distrust = '' }) => [
      'Tailspin, Inc.',
      name,
      decodeCertificate(root.der).sha256.toUpperCase(),
      bits,
      distrust,
      `'${root.pem.trim()}'`,
    ]),
  ])
}

/** The report of all included roots, with what Apple says. */
export function appleReport(
  rows: readonly {
    root: Pick<IssuedCertificate, 'der' | 'pem'>
    name: string
    status: string
    bits: string
  }[],
): string {
  return csv([
    ['CA Owner', 'Certificate Name', 'Apple Status', 'Apple Trust Bits', 'SHA-256 Fingerprint'],
    ...rows.map(({ root, name, status, bits }) => [
      'Tailspin, Inc.',
      name,
      status,
      bits,
      decodeCertificate(root.der).sha256.toUpperCase(),
    ]),
  ])
}

function csv(rows: string[][]): string {
  return rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')
}

/** A Chrome Root Store. */
export function chromeStore(
  rows: readonly { root: Pick<IssuedCertificate, 'der' | 'pem'>; name: string; sctNotAfter?: string }[],
): string {
  const blocks = rows.map(({ root, name, sctNotAfter }) => {
    const limit =
      sctNotAfter === undefined
        ? ''
        : `  constraints: {\n    sct_not_after_sec: ${Date.parse(sctNotAfter) / 1000}\n  }\n`
    return `# CN=${name}, O=Tailspin\n# https://test.test/\ntrust_anchors {\n  sha256_hex: "${decodeCertificate(root.der).sha256}"\n  crs_root_id: 7\n${limit}}\n\n`
  })
  return `# Chrome Root Store.\nversion_major: 99\n\n${blocks.join('')}additional_certs {\n  sha256_hex: "${'0'.repeat(64)}"\n}\n`
}

/** A server on loopback that has files. */
export interface Mirror {
  /** Ends with a slash. */
  url: string
  /** Paths that were asked for. */
  asked: string[]
  close(): Promise<void>
}

/** Serves files by name; a number stands for an answer with that status, a function for whatever it does. */
export async function startMirror(
  files: Record<string, Uint8Array | string | number>,
  tls?: IssuedCertificate,
): Promise<Mirror> {
  const asked: string[] = []
  const serve: Parameters<typeof createServer>[1] = (request, response) => {
    const name = new URL(request.url ?? '/', 'http://mirror.test').pathname.slice(1)
    asked.push(name)
    const file = files[name] ?? 404
    if (typeof file === 'number') response.writeHead(file).end('sorry')
    else if (typeof file === 'string' && file.startsWith('-> '))
      response.writeHead(302, { location: file.slice(3) }).end()
    else response.writeHead(200).end(file)
  }
  const server: Server =
    tls === undefined ? createServer(serve) : createTlsServer({ key: tls.keyPem, cert: tls.pem }, serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
