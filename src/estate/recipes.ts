/** Ways to run a server, each with one property that a scenario is about. */
import { nullValue } from '../asn1/encode.ts'
import { createAuthority, properList, selfSigned } from './authority.ts'
import type { CertificateRequest, IssuedCertificate } from './certificate.ts'
import type { Listener } from './listener.ts'
import { makeOcspResponse } from './ocsp.ts'
import { daysFrom, specialAuthority, type Pki, type PublishedAuthority } from './pki.ts'
import {
  alertRecord,
  plainSipReply,
  sipOptionsReply,
  startRawServer,
  type RawServerOptions,
} from './raw-server.ts'
import { serialNumber, statusAuthority, type Status } from './status-authority.ts'
import { startTlsServer, type TlsServerOptions } from './tls-server.ts'
import type { WebServer } from './web-server.ts'

/** For whom a server is to be run. */
interface Site {
  /** Name under which clients look for the server. */
  host: string
  /** SIP domain of the scenario. */
  domain: string
  pki: Pki
  /** Where CRLs, OCSP answers and issuers are published. */
  web: WebServer
}

/** A server that is ready to be started, at as many addresses as need be. */
export type Start = (place: { address: string; port?: number }) => Promise<Listener>

type Recipe = (site: Site) => Start | undefined

const unrecognizedName = 112
/** Code of CRLReason. */
const keyCompromise = 1

/** OpenSSL does what has been out of use for years only at this level. */
const obsolete = { ciphers: 'ALL:@SECLEVEL=0' }

const withoutTls13 = { maxVersion: 'TLSv1.2' } as const

const recipes = {
  sound: (site) => tls(properList(issue(site))),
  soundToo: (site) => tls(properList(issue(site))),
  hostAlone: (site) => tls(properList(issue(site, named(site, site.host)))),
  hostLast: (site) =>
    tls(properList(issue(site, { subjectAltName: [{ dns: `webcon.${site.domain}` }, { dns: site.host }] }))),
  bothHosts: (site) =>
    tls(properList(issue(site, named(site, site.host, `sip2.${site.domain}`, `webcon.${site.domain}`)))),
  sipAsSubject: (site) => tls(properList(issue(site, named(site, `sip.${site.domain}`, site.host)))),
  serverAsSubject: (site) => tls(properList(issue(site, named(site, `edge01.${site.domain}`, site.host)))),
  wildcardAlone: (site) => tls(properList(issue(site, { subjectAltName: [{ dns: `*.${site.domain}` }] }))),
  wildcardBeside: (site) =>
    tls(properList(issue(site, named(site, site.host, `webcon.${site.domain}`, `*.${site.domain}`)))),
  wildcardWeb: (site) =>
    tls(properList(issue(site, named(site, `webext.${site.domain}`, `*.${site.domain}`)))),
  simpleUrls: (site) => tls(properList(issue(site, named(site, site.host, ...simpleUrls(site))))),
  simpleUrlsAlone: (site) => tls(properList(issue(site, named(site, ...simpleUrls(site))))),
  renewed: (site) => tls(properList(issue(site, validity(site, -3, 43)))),
  rsa3072: (site) => tls(properList(issue(site, { key: 'rsa-3072' }))),
  crlByLdap: (site) =>
    tls(properList(issue(site, { crlUris: ['ldap:///CN=Woodgrove?certificateRevocationList'] }))),
  sipDomainPurpose: (site) => tls(properList(issue(site, { extKeyUsage: ['1.3.6.1.5.5.7.3.20'] }))),
  unknownRoot: (site) => {
    const subject = [`O=${site.domain}`, `CN=Root of ${site.domain}`]
    const own = createAuthority({ subject, ...validity(site, -400, 1000) })
    return tls([own.issue(soundRequest(site, site.pki.issuing)), own])
  },
  lastYears: (site) => tls([issue(site, validity(site, -60, -15))]),
  wildcard: (site) => tls(properList(issue(site, named(site, `*.${site.domain}`)))),
  otherName: (site) => tls(properList(issue(site, named(site, `mail.${site.domain}`)))),
  asksForClientCertificate: (site) =>
    tls(properList(issue(site)), {
      maxVersion: 'TLSv1.2',
      clientCertificate: { authorities: [site.pki.root, site.pki.issuing], required: true },
    }),
  demandsClientCertificate: (site) =>
    tls(properList(issue(site)), {
      minVersion: 'TLSv1.3',
      clientCertificate: { authorities: [site.pki.root, site.pki.issuing], required: true },
    }),
  sipPeer: (site) => tls(properList(issue(site)), { reply: sipOptionsReply }),
  bySni: (site) =>
    tls(properList(issue(site, named(site, `mail.${site.domain}`))), {
      byServerName: { [site.host]: properList(issue(site)) },
    }),
  twins: (site) =>
    tls(properList(issue(site)), { twin: properList(issue(site, { key: 'rsa-2048' })), ...withoutTls13 }),
  rsaKeyExchange: (site) =>
    tls(properList(issue(site, { key: 'rsa-2048' })), { ciphers: 'AES128-GCM-SHA256', ...withoutTls13 }),
  tls10: (site) => tls(properList(issue(site)), { minVersion: 'TLSv1', maxVersion: 'TLSv1', ...obsolete }),
  tls13: (site) => tls(properList(issue(site)), { minVersion: 'TLSv1.3' }),
  pssSigned: (site) => tls(properList(issue(site, { signature: 'sha256PSS' }, site.pki.rsaIssuing))),
  sha1Signed: (site) => tls(properList(issue(site, { signature: 'sha1RSA' }, site.pki.rsaIssuing)), obsolete),
  rsa1024: (site) => tls(properList(issue(site, { key: 'rsa-1024' })), obsolete),
  noPurposes: (site) => tls(properList(issue(site, { extKeyUsage: null }))),
  clientPurposeOnly: (site) => tls(properList(issue(site, { extKeyUsage: ['clientAuth'] }))),
  serverPurposeOnly: (site) => tls(properList(issue(site, { extKeyUsage: ['serverAuth'] }))),
  revoked: (site) => {
    const { issuing, now } = site.pki
    const certificate = issue(site, { serialNumber })
    const answer = {
      serialNumber,
      issuer: issuing,
      status: { revokedAt: daysFrom(now, -2), reason: keyCompromise },
      thisUpdate: daysFrom(now, 0),
      nextUpdate: daysFrom(now, 3),
    }
    return tls(properList(certificate), { staple: makeOcspResponse({ answers: [answer] }, issuing) })
  },
  revokedByCrl: (site) => tls(properList(issueWithStatus(site, { crl: 'revoked' }))),
  revokedByOcsp: (site) => tls(properList(issueWithStatus(site, { crl: 'good', ocsp: 'revoked' }))),
  staleCrl: (site) => tls(properList(issueWithStatus(site, { crl: 'stale' }))),
  missingCrl: (site) => tls(properList(issueWithStatus(site, {}))),
  withoutIssuer: (site) => tls([issueWithStatus(site, { crl: 'good', ocsp: 'good' })]),
  noCrl: (site) => {
    const { crlUris: _, ...request } = soundRequest(site, site.pki.issuing)
    return tls(properList(site.pki.issuing.issue(request)))
  },
  selfSigned: (site) => tls([selfSigned(soundRequest(site, site.pki.issuing))]),
  wrongOrder: (site) => {
    const endEntity = issue(site, {}, site.pki.regional)
    return tls([endEntity, ...properList(endEntity).slice(1).reverse()])
  },
  rootSent: (site) => tls([...properList(issue(site)), site.pki.root]),
  expiresSoon: (site) => tls(properList(issue(site, validity(site, -36, 9.5)))),
  notYetValid: (site) => tls(properList(issue(site, validity(site, 3.5, 49)))),
  altered: (site) => tls(properList(issue(site, { faults: { brokenSignature: true } }))),
  otherGeneration: (site) => {
    const successor = specialAuthority(site.pki, { subject: site.pki.issuing.subject })
    return tls([issue(site), successor])
  },
  issuedByServer: (site) =>
    tls(properList(issue(site, {}, specialAuthority(site.pki, { basicConstraints: { cA: false } })))),
  outsideConstraints: (site) => {
    const nameConstraints = { permitted: [{ dns: 'woodgrove.test' }] }
    return tls(properList(issue(site, {}, specialAuthority(site.pki, { nameConstraints }))))
  },
  mailAuthority: (site) =>
    tls(properList(issue(site, {}, specialAuthority(site.pki, { extKeyUsage: ['emailProtection'] })))),
  unknownCritical: (site) =>
    tls(properList(issue(site, { extensions: [{ oid: '1.2.3.4', critical: true, value: nullValue() }] }))),
  authorityAsServer: (site) => tls(properList(issue(site, { basicConstraints: { cA: true } }))),
  factory: (site) =>
    tls([selfSigned({ ...named(site, 'localhost'), ...validity(site, -400, 3000), keyUsage: null })]),
  expiredCross: (site) => {
    const { subject, key } = site.pki.root
    const former = createAuthority({ subject: ['CN=Woodgrove Former Root'], ...validity(site, -7000, -20) })
    const cross = createAuthority({ subject, key, ...validity(site, -3000, -20) }, former)
    return tls([...properList(issue(site)), cross])
  },
  longList: (site) => {
    let authority = site.pki.regional
    for (const role of ['State', 'City']) {
      authority = specialAuthority(site.pki, { subject: [`CN=Woodgrove Demo ${role} CA`] }, authority)
    }
    return tls(properList(issue(site, {}, authority)))
  },
  inspected: (site) => {
    const root = createAuthority({
      subject: ['O=Zscaler Inc.', 'CN=Zscaler Root CA'],
      ...validity(site, -900, 900),
    })
    const subject = ['O=Zscaler Inc.', 'CN=Zscaler Intermediate Root CA']
    const authority = { ...root, publication: site.pki.root.publication }
    return tls(properList(issue(site, {}, specialAuthority(site.pki, { subject }, authority))))
  },
  encipherOnly: (site) =>
    tls(properList(issue(site, { key: 'rsa-2048', keyUsage: ['keyEncipherment'] })), {
      ciphers: 'AES128-GCM-SHA256',
      ...withoutTls13,
    }),
  serialZero: (site) => tls(properList(issue(site, { serialNumber: 0n }))),
  weakKey: (site) => tls(properList(issue(site, { key: 'rsa-close-primes' }))),
  serversOnlyAbove: (site) =>
    tls(properList(issue(site, {}, specialAuthority(site.pki, { extKeyUsage: ['serverAuth'] })))),
  cutAuthorities: (site) =>
    tls(properList(issue(site)), {
      ...withoutTls13,
      clientCertificate: { authorities: manyAuthorities(site), required: false },
    }),
  shortLived: (site) => tls(properList(issue(site, validity(site, -1.5, 5)))),
  retiredIssuer: (site) => {
    const authority = specialAuthority(site.pki, { subject: ['C=US', "O=Let's Encrypt", 'CN=R11'] })
    return tls(properList(issue(site, {}, authority)))
  },
  withoutCross: (site) => {
    const root = createAuthority({ subject: ['C=US', 'O=ISRG', 'CN=Root YR'], ...validity(site, -400, 3000) })
    const authority = specialAuthority(
      site.pki,
      { subject: ['C=US', "O=Let's Encrypt", 'CN=YR2'], notBefore: daysFrom(site.pki.now, -300) },
      { ...root, publication: site.pki.root.publication },
    )
    return tls(properList(issue(site, {}, authority)))
  },
  plainSip: () => raw({ reply: plainSipReply }),
  silent: () => raw({}),
  refusesName: () => raw({ reply: alertRecord(unrecognizedName) }),
  nothing: () => undefined,
} satisfies Record<string, Recipe>

export type RecipeName = keyof typeof recipes

/** The server that a recipe makes for a site; undefined when nothing is to listen there. */
export function prepare(name: RecipeName, site: Site): Start | undefined {
  const recipe: Recipe = recipes[name]
  return recipe(site)
}

function tls(certificates: readonly IssuedCertificate[], options: Partial<TlsServerOptions> = {}): Start {
  return (place) => startTlsServer({ certificates, ...options, ...place })
}

function raw(options: Omit<RawServerOptions, 'address' | 'port'>): Start {
  return (place) => startRawServer({ ...options, ...place })
}

/** Authorities whose names fill 16,000 bytes, as on a Windows server with hundreds of roots. */
function manyAuthorities({ pki }: Site): IssuedCertificate[] {
  const unit = 'Retained for historical reasons '.repeat(2)
  return Array.from({ length: 130 }, (_, index) => {
    const name = `CN=Root CA ${String(index).padStart(3, '0')}`
    return createAuthority({
      subject: ['C=AU', 'O=Authority', `OU=${unit}`, name],
      notBefore: daysFrom(pki.now, -900),
      notAfter: daysFrom(pki.now, 900),
      key: pki.root.key,
    })
  })
}

/** A certificate without fault except for what `fault` says. */
function issue(
  site: Site,
  fault: Partial<CertificateRequest> = {},
  authority: PublishedAuthority = site.pki.issuing,
): IssuedCertificate {
  return authority.issue({ ...soundRequest(site, authority), ...fault })
}

/** A certificate whose status is published, by an authority of its own. */
function issueWithStatus(site: Site, status: Status): IssuedCertificate {
  return issue(site, { serialNumber }, statusAuthority(site.pki, site.web, site.domain, status))
}

/** Valid for 46 days, within what public authorities may give at any time up to now and beyond 2029. */
function soundRequest(site: Site, authority: PublishedAuthority): CertificateRequest {
  // One certificate for the outer services of an Edge carries the name of web conferencing too.
  const names = named(site, site.host, `webcon.${site.domain}`)
  return { ...names, ...validity(site, -15, 31), ...authority.publication }
}

/** A subject whose common name is also the first subject alternative name; the others follow it. */
function named(
  { domain }: Site,
  name: string,
  ...others: string[]
): Pick<CertificateRequest, 'subject' | 'subjectAltName'> {
  const subjectAltName = [name, ...others].map((dns) => ({ dns }))
  return { subject: ['C=AU', `O=${domain}`, `CN=${name}`], subjectAltName }
}

function simpleUrls({ domain }: Site): [string, ...string[]] {
  return [`meet.${domain}`, `dialin.${domain}`, `lyncdiscover.${domain}`]
}

/** From so many days after now to so many days after now. */
function validity(
  { pki }: Site,
  from: number,
  to: number,
): Pick<CertificateRequest, 'notBefore' | 'notAfter'> {
  return { notBefore: daysFrom(pki.now, from), notAfter: daysFrom(pki.now, to) }
}
