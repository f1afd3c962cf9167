/** Reports without what identifies: everything that was concluded, about pseudonyms. */
import { headlineOf } from '../diagnose/headline.ts'
import type { Finding } from '../report/finding.ts'
import type { Discovery } from '../report/observation.ts'
import type { BundleFacts, Endpoint, PathFacts, Pool, PoolDifference, Report } from '../report/report.ts'
import type { OwnFacts, PreflightFacts, PreflightSide } from '../report/preflight.ts'
import type { ProfiledTarget } from '../report/target.ts'
import { ruleById } from '../rules/index.ts'
import { toFinding } from '../rules/rule.ts'
import type { Decided } from './decided.ts'
import { HiddenText } from './hidden-text.ts'
import { Pseudonyms } from './pseudonyms.ts'
import { redactCertificate } from './redact-certificate.ts'
import { redactPlace, redactQuery } from './redact-dns.ts'

true satisfies Decided<
  Report,
  | ('target' | 'discovery' | 'endpoints' | 'pools' | 'certificates' | 'findings' | 'verdict' | 'headline')
  | ('startedAt' | 'finishedAt' | 'judgedAt' | 'own' | 'recipes')
>
true satisfies Decided<
  ProfiledTarget,
  'input' | 'kind' | 'name' | 'port' | 'starttls' | 'profile' | 'profileReason'
>
true satisfies Decided<Discovery, 'resolver' | 'queries' | 'srv' | 'related' | 'leftOut' | 'onlyFirst'>
true satisfies Decided<
  Endpoint,
  | ('host' | 'address' | 'port' | 'serverName' | 'service' | 'starttls' | 'member' | 'failure' | 'outcome')
  | ('tls' | 'alerts' | 'clientAuth' | 'presented' | 'presentedList' | 'bundle' | 'paths' | 'findings')
  | ('timings' | 'tries' | 'attempts' | 'completion' | 'accepts' | 'sip' | 'revocation' | 'fetched')
  | 'preflight'
>
true satisfies Decided<
  PathFacts,
  'certificates' | 'valid' | 'profile' | 'errors' | 'conformance' | 'anchor' | 'programs' | 'root'
>
true satisfies Decided<Pool, 'host' | 'port' | 'members' | 'reference' | 'differences' | 'findings'>

/** Hides names in reports, the same name in the same way in all of them. */
export class Redaction {
  /** The same for all reports. */
  readonly pseudonyms: Pseudonyms
  #text: HiddenText

  /** @param keep domains whose names stay as they are, with everything below them */
  constructor(keep: readonly string[] = []) {
    this.pseudonyms = new Pseudonyms(keep)
    this.#text = new HiddenText(this.pseudonyms)
  }

  /** The report under pseudonyms; its own is left as it is. */
  redact(report: Report): Report {
    this.textAbout([report])
    const endpoints = report.endpoints.map((endpoint) => this.#endpoint(endpoint))
    const pools = report.pools.map((pool) => this.#pool(pool))
    const findings = report.findings.map((finding) => this.#finding(finding))
    const certificates = Object.fromEntries(
      Object.values(report.certificates)
        .map((facts) => redactCertificate(facts, this.pseudonyms, this.#text))
        .map((facts) => [facts.sha256, facts]),
    )
    return {
      ...report,
      target: this.#target(report.target),
      discovery: this.#discovery(report.discovery),
      ...(report.own === undefined ? {} : { own: this.#own(report.own) }),
      endpoints,
      pools,
      certificates,
      findings,
      headline: headlineOf({ endpoints, pools, findings }, report.verdict, certificates),
    }
  }

  /** For texts about these reports: every name in them is known. Whatever was known before is not. */
  textAbout(reports: readonly Report[]): HiddenText {
    this.pseudonyms.forgetTerms()
    this.#text = new HiddenText(this.pseudonyms)
    for (const report of reports) this.#learn(report)
    return this.#text
  }

  // Every name has to be known before the first sentence is looked through.
  #learn(report: Report): void {
    this.#target(report.target)
    for (const facts of Object.values(report.certificates)) {
      redactCertificate(facts, this.pseudonyms, this.#text)
    }
    for (const { host, address, serverName, clientAuth, paths } of report.endpoints) {
      for (const { anchor } of paths) if (anchor !== undefined) this.#origin(anchor.origin)
      for (const name of [host, address, serverName]) if (name !== null) this.pseudonyms.name(name)
      for (const authority of clientAuth.authorities) this.#text.distinguishedName(authority)
    }
    this.#discovery(report.discovery)
    if (report.own !== undefined) this.#own(report.own)
  }

  #target(target: ProfiledTarget): ProfiledTarget {
    const name = this.pseudonyms.name(target.name)
    const place = name.includes(':') ? `[${name}]` : name
    const profileReason = this.#text.words(target.profileReason)
    return {
      ...target,
      profileReason,
      input: target.port === undefined ? place : `${place}:${target.port}`,
      name,
    }
  }

  #discovery(discovery: Discovery): Discovery {
    return {
      ...discovery,
      resolver: redactPlace(discovery.resolver, this.pseudonyms),
      queries: discovery.queries.map((query) => redactQuery(query, this.pseudonyms)),
      ...(discovery.related === undefined
        ? {}
        : { related: discovery.related.map((query) => redactQuery(query, this.pseudonyms)) }),
      srv: discovery.srv.map((record) => ({ ...record, target: this.pseudonyms.name(record.target) })),
    }
  }

  #endpoint(endpoint: Endpoint): Endpoint {
    const { failure, bundle, presentedList, completion, accepts, sip, revocation, fetched, preflight } =
      endpoint
    const detail = (text: string) => this.#text.sentence(text)
    return {
      ...endpoint,
      host: this.pseudonyms.name(endpoint.host),
      address: endpoint.address === null ? null : this.pseudonyms.name(endpoint.address),
      serverName: endpoint.serverName === null ? null : this.pseudonyms.name(endpoint.serverName),
      ...(failure === undefined ? {} : { failure: { ...failure, detail: detail(failure.detail) } }),
      clientAuth: {
        ...endpoint.clientAuth,
        authorities: endpoint.clientAuth.authorities.map((name) => this.#text.distinguishedName(name)),
      },
      presented: this.#hashes(endpoint.presented),
      ...(presentedList === undefined
        ? {}
        : { presentedList: { ...presentedList, ...this.#missing(presentedList) } }),
      ...(bundle === undefined ? {} : { bundle: this.#bundle(bundle) }),
      paths: endpoint.paths.map((path) => this.#path(path)),
      findings: endpoint.findings.map((finding) => this.#finding(finding)),
      attempts: endpoint.attempts.map((attempt) =>
        attempt.detail === undefined ? attempt : { ...attempt, detail: detail(attempt.detail) },
      ),
      ...(completion === undefined
        ? {}
        : { completion: { ...completion, detail: detail(completion.detail) } }),
      ...(accepts === undefined ? {} : { accepts: this.#accepts(accepts) }),
      ...(sip === undefined
        ? {}
        : {
            sip: { detail: detail(sip.detail), ...(sip.status === undefined ? {} : { status: sip.status }) },
          }),
      ...(revocation === undefined
        ? {}
        : {
            revocation: revocation.map((statement) => ({
              ...statement,
              certificate: this.pseudonyms.digits(statement.certificate),
              ...(statement.url === undefined ? {} : { url: this.#text.url(statement.url) }),
              detail: detail(statement.detail),
            })),
          }),
      ...(preflight === undefined ? {} : { preflight: this.#preflight(preflight) }),
      ...(fetched === undefined
        ? {}
        : {
            fetched: fetched.map((item) => ({
              ...item,
              url: this.#text.url(item.url),
              ...(item.detail === undefined ? {} : { detail: detail(item.detail) }),
              ...(item.sha256 === undefined ? {} : { sha256: this.#hashes(item.sha256) }),
            })),
          }),
    }
  }

  #own({ from, host, presented }: OwnFacts): OwnFacts {
    const hashes = { presented: this.#hashes(presented) }
    if (host !== undefined)
      return { from: redactPlace(from, this.pseudonyms), host: this.pseudonyms.name(host), ...hashes }
    this.pseudonyms.learn(from, 'a file')
    return { from: 'a file', ...hashes }
  }

  #preflight({ theirs, ...ours }: PreflightFacts): PreflightFacts {
    return { ...this.#side(ours), theirs: this.#side(theirs) }
  }

  #side({ accepted, reasons }: PreflightSide): PreflightSide {
    const hidden = reasons.map((reason) => ({ ...reason, detail: this.#text.sentence(reason.detail) }))
    return { accepted, reasons: hidden }
  }

  #accepts(accepts: NonNullable<Endpoint['accepts']>): NonNullable<Endpoint['accepts']> {
    const { withoutServerName, twins } = accepts
    return {
      ...accepts,
      ...(withoutServerName === undefined
        ? {}
        : {
            withoutServerName: { ...withoutServerName, presented: this.#hashes(withoutServerName.presented) },
          }),
      ...(twins === undefined
        ? {}
        : {
            twins: Object.fromEntries(
              Object.entries(twins).map(([kind, sha256]) => [kind, this.pseudonyms.digits(sha256)]),
            ),
          }),
    }
  }

  #missing({ missing }: Pick<BundleFacts, 'missing'>): Pick<BundleFacts, 'missing'> {
    if (missing === undefined) return {}
    const { issuer, caIssuers } = missing
    return {
      missing: {
        issuer: this.#text.distinguishedName(issuer),
        caIssuers: caIssuers.map((url) => this.#text.url(url)),
      },
    }
  }

  #bundle(bundle: BundleFacts): BundleFacts {
    return { ...bundle, certificates: this.#hashes(bundle.certificates), ...this.#missing(bundle) }
  }

  #path(path: PathFacts): PathFacts {
    const { errors, conformance, anchor, programs, root } = path
    const marked = <T extends { certificate?: string; detail: string }>(fault: T): T => ({
      ...fault,
      ...(fault.certificate === undefined ? {} : { certificate: this.pseudonyms.digits(fault.certificate) }),
      detail: this.#text.sentence(fault.detail),
    })
    return {
      ...path,
      certificates: this.#hashes(path.certificates),
      errors: errors.map(({ name: _name, ...error }) => marked(error)),
      ...(conformance === undefined
        ? {}
        : { conformance: { ...conformance, breaches: conformance.breaches.map(marked) } }),
      ...(anchor === undefined
        ? {}
        : {
            anchor: {
              sha256: this.pseudonyms.digits(anchor.sha256),
              origin: this.#origin(anchor.origin),
            },
          }),
      programs: Object.fromEntries(
        Object.entries(programs).map(([id, statement]) => [
          id,
          { ...statement, detail: this.#text.sentence(statement.detail) },
        ]),
      ),
      ...(root === undefined
        ? {}
        : {
            root: {
              sha256: this.pseudonyms.digits(root.sha256),
              sha1: this.pseudonyms.digits(root.sha1),
              subject: this.#text.distinguishedName(root.subject),
              name: this.#text.words(root.name),
              links: [],
            },
          }),
    }
  }

  // Names of files are the user's; every other origin is a program's name.
  #origin(origin: string): string {
    if (!origin.startsWith('file ')) return origin
    this.pseudonyms.learn(origin, 'a file')
    return 'a file'
  }

  #pool(pool: Pool): Pool {
    return {
      ...pool,
      host: this.pseudonyms.name(pool.host),
      members: pool.members.map((address) => this.pseudonyms.name(address)),
      reference: pool.reference.map((address) => this.pseudonyms.name(address)),
      differences: pool.differences.map((difference) => this.#difference(difference)),
      findings: pool.findings.map((finding) => this.#finding(finding)),
    }
  }

  #difference({ address, property, value, expected }: PoolDifference): PoolDifference {
    const hidden = (text: string) => this.#text.words(text)
    return {
      address: this.pseudonyms.name(address),
      property,
      value: hidden(value),
      ...(expected === undefined ? {} : { expected: hidden(expected) }),
    }
  }

  /** The sentences are made again, of evidence without names. */
  #finding(finding: Finding): Finding {
    const evidence = Object.fromEntries(
      Object.entries(finding.evidence).map(([name, value]) => [name, this.#evidence(value)]),
    )
    const { severity, detail = 'finding', follows } = finding
    const rule = ruleById(finding.rule)
    if (rule?.messages[detail] === undefined) {
      const { message, fix, ...rest } = finding
      const remedy = fix === undefined ? {} : { fix: this.#text.sentence(fix) }
      return { ...rest, evidence, message: this.#text.sentence(message), ...remedy }
    }
    return {
      ...toFinding(rule, { message: detail, severity, evidence }),
      ...(follows === undefined ? {} : { follows }),
    }
  }

  #evidence(value: Finding['evidence'][string]): Finding['evidence'][string] {
    if (Array.isArray(value)) return value.map((text) => this.#text.words(text))
    return typeof value === 'string' ? this.#text.words(value) : value
  }

  #hashes(list: readonly string[]): string[] {
    return list.map((sha256) => this.pseudonyms.digits(sha256))
  }
}
