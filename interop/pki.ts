/** Certificates of the servers, made with the authority of the demo estate and written as PEM files. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAuthority, type Authority } from '../src/estate/authority.ts'
import type { IssuedCertificate } from '../src/estate/certificate.ts'
import type { Setting } from './setting.ts'

/** Kinds of end-entity keys that the servers are given. */
export type KeyKind = 'rsa-2048' | 'ec-p256'

/** A certificate's place in the hierarchy: root, one intermediate, end entities under it. */
export type CertificateRole = 'end entity' | 'intermediate' | 'root'

/** The hierarchy, and the authorities that servers accept client certificates of. */
export interface Pki {
  root: Authority
  intermediate: Authority
  /** This many authorities; each number gives the same ones again. */
  clientAuthorities(count: number): readonly ClientAuthority[]
  /** A fresh end-entity certificate for these names. */
  issue(names: readonly string[], key: KeyKind): IssuedCertificate
}

interface ClientAuthority {
  /** Windows order, most specific first. */
  name: string
  pem: string
  /** A fresh certificate for a client, with its key. */
  issueClient(): IssuedCertificate
}

/** What was written for one server. */
export interface Credentials {
  /** DER of what the server has to present, in order. */
  presented: readonly Uint8Array[]
  /** What to call each of them in a message. */
  roles: readonly CertificateRole[]
  /** Names of the client authorities, Windows order. */
  authorities: readonly string[]
  /** DER of the end entity with the other kind of key, where the setting has one. */
  twin?: Uint8Array
}

const organization = 'O=Farend Interop'
const day = 24 * 60 * 60 * 1000

/** Makes the hierarchy, valid around `now`. */
export function createPki(now: Date): Pki {
  const notBefore = new Date(now.getTime() - day)
  const validFor = (days: number) => ({ notBefore, notAfter: new Date(now.getTime() + days * day) })
  const authority = (name: string, parent?: Authority) =>
    createAuthority({ ...validFor(3650), subject: [organization, `CN=${name}`], key: 'ec-p256' }, parent)

  const root = authority('Interop Root')
  const intermediate = authority('Interop Issuing Authority', root)
  const clientAuthorities: ClientAuthority[] = []
  return {
    root,
    intermediate,
    clientAuthorities: (count) => {
      while (clientAuthorities.length < count) {
        const name = `Interop Client Authority ${clientAuthorities.length + 1}`
        const issuer = authority(name)
        const request = { ...validFor(90), subject: ['CN=client.interop.test'] }
        clientAuthorities.push({
          name: `CN=${name}, ${organization}`,
          pem: issuer.pem,
          issueClient: () => issuer.issue(request),
        })
      }
      return clientAuthorities.slice(0, count)
    },
    issue: (names, key) =>
      intermediate.issue({
        ...validFor(90),
        subject: [`CN=${names[0]}`],
        key,
        subjectAltName: names.map((dns) => ({ dns })),
        crlUris: ['http://crl.interop.test/issuing.crl'],
      }),
  }
}

/** Writes the files that `TlsServer` speaks of into the folder. */
export async function writeCredentials(
  pki: Pki,
  folder: string,
  setting: Setting,
  names: readonly string[],
): Promise<Credentials> {
  const endEntity = pki.issue(names, setting.key)
  const certificates = { 'end entity': endEntity, intermediate: pki.intermediate, root: pki.root }
  const list = setting.presents.map((role) => certificates[role])
  const authorities = pki.clientAuthorities(setting.authorities)
  const twin = setting.twin === undefined ? undefined : pki.issue(names, setting.twin)
  const files: Record<string, string[]> = {
    'server.crt': list.map((certificate) => certificate.pem),
    'end-entity.crt': [endEntity.pem],
    'issuers.crt': list.slice(1).map((certificate) => certificate.pem),
    'server.key': [endEntity.keyPem],
    ...(setting.authorities > 0 && { 'authorities.crt': authorities.map(({ pem }) => pem) }),
    ...(twin && { 'twin.crt': [twin.pem, pki.intermediate.pem], 'twin.key': [twin.keyPem] }),
  }
  for (const [name, texts] of Object.entries(files)) await writeFile(join(folder, name), texts.join(''))
  return {
    presented: list.map((certificate) => certificate.der),
    roles: setting.presents,
    authorities: authorities.map(({ name }) => name),
    ...(twin && { twin: twin.der }),
  }
}
