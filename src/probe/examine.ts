/** Everything that is asked of one candidate: the first flight always, and what the user wants to know besides. */
import type { Candidate, EndpointObservation } from '../report/observation.ts'
import { helloProfiles, modernProfile } from '../tls/hello-profile.ts'
import type { ClientCertificate } from './client-certificate.ts'
import { complete } from './complete.ts'
import { enumerate, type Enumeration } from './enumerate.ts'
import { probe, type ProbeOptions } from './probe.ts'
import { routeTo } from './route.ts'
import { askStaple, mayStaple } from './staple.ts'

/** What to ask besides the first flight. Every part of it costs connections of its own, made one after the other. */
export interface Questions extends Enumeration {
  /** Carry a handshake to its end; implied by the other two. */
  complete?: boolean
  /** Presented in that handshake when the far end asks. */
  clientCertificate?: ClientCertificate
  /** Send one SIP OPTIONS request over it. */
  sipOptions?: boolean
}

/**
 * Probes a candidate and asks the questions of it. Nothing more is asked of one that gave no certificate: its failure
 * would only be met again. Resolves in every case.
 */
export async function examine(
  candidate: Candidate,
  options: ProbeOptions,
  questions: Questions = {},
): Promise<EndpointObservation> {
  const observation = await probe(candidate, options)
  const route = routeTo(candidate, options.proxy)
  if (observation.presented.length === 0 || route === undefined) return observation
  // A far end that answered only without its name is asked without it from then on.
  const answered = helloProfiles.find(({ name }) => name === observation.tls?.attempt)
  const serverName = answered?.serverName === false ? null : candidate.serverName
  const { timeout, signal } = options
  if (options.bulk !== true && mayStaple(observation)) {
    const staple = await askStaple(answered ?? modernProfile, { route, serverName, timeout, signal })
    if (staple !== undefined) observation.staple = staple
  }
  const { versions, suites, certificates } = questions
  if (versions || suites || certificates) {
    observation.accepts = await enumerate(questions, { route, serverName, timeout, signal })
  }

  const { clientCertificate, sipOptions } = questions
  if (!questions.complete && !sipOptions && clientCertificate === undefined) return observation
  const { clientAuth } = observation
  const { completion, sip, demandsCertificate } = await complete({
    ...route,
    serverName,
    timeout,
    signal,
    isAsked: clientAuth.request !== 'none',
    ...(clientCertificate === undefined ? {} : { clientCertificate }),
    ...(sipOptions ? { sipHost: candidate.serverName ?? candidate.host, sipPort: candidate.port } : {}),
  })
  return {
    ...observation,
    completion,
    ...(sip === undefined ? {} : { sip }),
    ...(demandsCertificate ? { clientAuth: { ...clientAuth, request: 'required' } } : {}),
  }
}
