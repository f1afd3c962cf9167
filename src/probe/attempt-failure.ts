/** Why an attempt gave no certificate: what was read and how the connection ended, put into one failure. */
import { connectFailure } from '../net/connect-failure.ts'
import type { Failure, Transcript } from '../report/observation.ts'
import type { Flight } from '../tls/flight.ts'

/** The part of a transcript that tells how the connection ended. */
export type Ending = Pick<Transcript, 'end' | 'errorCode' | 'connectTime' | 'timeout'>

/** Undefined when there are certificates, however the connection ended. */
export function attemptFailure(flight: Flight, conversation: Ending): Failure | undefined {
  if (flight.presented.length > 0) return undefined
  const stage = conversation.connectTime === undefined ? 'connect' : 'tls'
  if (conversation.end === 'aborted') {
    return { stage, code: 'aborted', blame: 'us', detail: 'The check was stopped before it was finished.' }
  }
  if (stage === 'connect') return openingFailure(conversation)
  const { fault } = flight
  if (fault !== undefined) return { stage, blame: 'peer', ...fault }
  return breakingFailure(flight, conversation)
}

function openingFailure({ end, errorCode, timeout }: Ending): Failure {
  if (end === 'timeout') {
    return {
      stage: 'connect',
      code: 'connect-timeout',
      blame: 'path',
      detail: `No answer to the attempt to connect within ${timeout} ms: the host is down, or a firewall drops the packets.`,
    }
  }
  return { stage: 'connect', ...connectFailure(errorCode) }
}

function breakingFailure(flight: Flight, { end, errorCode, timeout }: Ending): Failure {
  const when =
    flight.octets === 0 ? 'without answering the ClientHello' : 'before it had sent its certificate'
  const stage = 'tls'
  if (end === 'timeout' && flight.octets === 0) {
    const detail = `The connection was accepted, but the ClientHello was not answered within ${timeout} ms.`
    return { stage, code: 'silent', blame: 'unknown', detail }
  }
  if (end === 'timeout') {
    const detail = `The answer was not complete after ${timeout} ms (${flight.octets} bytes had come).`
    return { stage, code: 'timeout', blame: 'unknown', detail }
  }
  if (end === 'closed') {
    return { stage, code: 'closed', blame: 'peer', detail: `The far end closed the connection ${when}.` }
  }
  return { stage, ...connectFailure(errorCode) }
}
