/**
 * Carries a handshake to its end, to learn what the first flight cannot tell: whether the far end accepts us.
 *
 * In TLS 1.3 the client finishes first: our side is complete before the far end has read our certificate, or has
 * noticed that there is none. A refusal therefore arrives after what looks like success, as an alert. So a completed
 * handshake counts as accepted when the far end sends application data, or when it lets a quiet period pass that is
 * long enough for a refusal to arrive. Servers that judge the certificate in the application hang up without an alert,
 * in TLS 1.2 as well; so do relays whose service is down. Nothing can be concluded from that.
 */
import { performance } from 'node:perf_hooks'
import { connectFailure } from '../net/connect-failure.ts'
import { openWay } from '../net/way.ts'
import type { Completion, SipAnswer } from '../report/observation.ts'
import { alertMeaning } from '../tls/alert.ts'
import type { ClientCertificate } from './client-certificate.ts'
import { askSipOptions } from './sip-options.ts'
import type { Route } from './route.ts'
import { openTls, type Ending, type TlsConnection } from './tls-connection.ts'

export interface CompleteOptions extends Pick<Route, 'address' | 'port'> {
  /** Makes what has to be said before TLS. */
  preludes?: Route['preludes']
  serverName: string | null
  /** Milliseconds for each stage: connecting, the handshake, the answer to SIP OPTIONS. */
  timeout: number
  signal?: AbortSignal | undefined
  /** Presented when the far end asks. */
  clientCertificate?: ClientCertificate
  /** Whether the far end asks for a client certificate, or may. */
  isAsked: boolean
  /** Host of the request URI of a SIP OPTIONS request that is sent when the handshake was accepted. */
  sipHost?: string
  /** Port of that request URI, where it is not the one that is connected to. */
  sipPort?: number
  /** Milliseconds of silence that count as consent. Default: four round trips, at least 500. */
  quietPeriod?: number
}

export interface Completed {
  completion: Completion
  /** Present when `sipHost` was given. */
  sip?: SipAnswer
  /** The far end refused us because there was no client certificate. */
  demandsCertificate: boolean
}

/** Completes a handshake, hangs up, and says what came of it. Resolves in every case. */
export async function complete(options: CompleteOptions): Promise<Completed> {
  const { clientCertificate, isAsked, sipHost, timeout } = options
  const presents = isAsked && clientCertificate !== undefined
  const preludes = options.preludes?.() ?? []
  const way = preludes.length === 0 ? {} : await openWay(preludes, options)
  if ('failure' in way) return noWay(options)
  const connection = await openTls({
    ...options,
    ...way,
    ...(clientCertificate === undefined ? {} : { identity: clientCertificate.identity }),
  })
  try {
    const ending = await handshake(connection, options)
    const demandsCertificate =
      !presents &&
      isAsked &&
      connection.hasKeys &&
      ending?.how === 'alert' &&
      lacksCertificate.has(ending.alert.description)
    const completion = completionOf(connection, ending, { presents, demandsCertificate, timeout })
    if (sipHost === undefined) return { completion, demandsCertificate }
    const sip =
      completion.outcome === 'accepted'
        ? await askSipOptions(connection, { host: sipHost, port: options.sipPort ?? options.port, timeout })
        : notAsked
    return { completion, demandsCertificate, sip }
  } finally {
    connection.close()
  }
}

/** What came before TLS in the probe did not come to the same end again. */
function noWay({ sipHost }: CompleteOptions): Completed {
  const detail = 'The way to TLS, through a proxy or STARTTLS, did not open another time.'
  return {
    completion: { clientCertificate: 'none', outcome: 'unknown', detail },
    demandsCertificate: false,
    ...(sipHost === undefined ? {} : { sip: notAsked }),
  }
}

const notAsked: SipAnswer = {
  detail: 'SIP OPTIONS was not sent, because the handshake did not come to a good end.',
}

/** Alerts by which servers say that a client certificate is missing: each of them is in use for it, 50 by GnuTLS. */
const lacksCertificate: ReadonlySet<number> = new Set([40, 41, 42, 43, 46, 48, 49, 50, 116])

/** Undefined when the far end accepted us. */
async function handshake(
  connection: TlsConnection,
  { timeout, quietPeriod }: CompleteOptions,
): Promise<Ending | undefined> {
  const startedAt = performance.now()
  const unconnected = await connection.until('connected', timeout)
  if (unconnected !== undefined) return unconnected
  const roundTrip = performance.now() - startedAt
  const unfinished = await connection.until('secure', timeout)
  if (unfinished !== undefined) return unfinished
  const patience = quietPeriod ?? Math.min(timeout, Math.max(500, 4 * roundTrip))
  const refused = await connection.until('readable', patience)
  return refused?.how === 'timeout' ? undefined : refused
}

interface Circumstances {
  presents: boolean
  demandsCertificate: boolean
  timeout: number
}

function completionOf(
  connection: TlsConnection,
  ending: Ending | undefined,
  { presents, demandsCertificate, timeout }: Circumstances,
): Completion {
  const { version } = connection
  const known = {
    clientCertificate: presents ? ('presented' as const) : ('none' as const),
    ...(version === undefined ? {} : { version }),
  }
  const us = presents ? 'with the client certificate' : 'without a client certificate'
  if (ending === undefined) {
    return {
      ...known,
      outcome: 'accepted',
      detail: `The far end accepted the handshake ${us}.`,
    }
  }
  if (ending.how === 'alert') {
    const { alert } = ending
    // Most servers of TLS 1.2 say it with an alert that has a meaning of its own.
    const meaning = demandsCertificate ? 'it insists on one' : alertMeaning(alert)
    return {
      ...known,
      outcome: 'refused',
      alert,
      detail: `The far end refused the handshake ${us}, with alert ${alert.description} (${alert.name}): ${meaning}.`,
    }
  }
  return { ...known, outcome: 'unknown', detail: unfinishedDetail(connection, ending, timeout) }
}

function unfinishedDetail({ isConnected, hasKeys }: TlsConnection, ending: Ending, timeout: number): string {
  if (ending.how === 'aborted') return 'The check was stopped before the handshake was complete.'
  if (ending.how === 'timeout') {
    return isConnected
      ? `The handshake was not complete after ${timeout} ms.`
      : `No answer to the attempt to connect again within ${timeout} ms.`
  }
  if (ending.how === 'failed') {
    return `The handshake could not be completed from here (OpenSSL: ${ending.reason}).`
  }
  if (ending.how === 'closed' && !isConnected) return connectFailure(ending.code).detail
  if (ending.how === 'closed' && hasKeys) {
    return 'The far end hung up on the handshake and did not say why: it turns us down in the application, or the service behind it is out of order.'
  }
  return 'The far end hung up on the hello of OpenSSL, so that the handshake could not be completed.'
}
