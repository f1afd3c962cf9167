/** Why a connection did not get as far as TLS: what a proxy or a protocol with STARTTLS said, or did not say. */
import { connectFailure } from '../net/connect-failure.ts'
import type { Conversation } from '../net/connect.ts'
import type { Passage } from '../prelude/passage.ts'
import { formatPlace } from '../prelude/place.ts'
import type { Prelude } from '../prelude/prelude.ts'
import type { PreludeFault } from '../prelude/script.ts'
import type { Failure } from '../report/observation.ts'
import type { Route } from './route.ts'

/** Undefined once TLS has begun, and where there is nothing before it. `timeout` in milliseconds. */
export function passageFailure(
  { prelude, fault }: Passage,
  conversation: Conversation,
  { proxy }: Route,
  timeout: number,
): Failure | undefined {
  if (conversation.end === 'aborted') return undefined
  if (conversation.connectTime === undefined) {
    return proxy === undefined ? undefined : unreachableProxy(conversation, formatPlace(proxy), timeout)
  }
  if (prelude === undefined) return undefined
  const failure =
    fault === undefined ? brokenOff(prelude, conversation, timeout) : faultFailure(prelude, fault)
  if (prelude.stage === 'starttls' || proxy === undefined) return failure
  return { ...failure, detail: `At the proxy ${formatPlace(proxy)}: ${failure.detail}` }
}

/** The far end is not at fault when its proxy cannot be had. */
function unreachableProxy({ end, errorCode }: Conversation, place: string, timeout: number): Failure {
  const failure =
    end === 'timeout'
      ? {
          code: 'connect-timeout' as const,
          blame: 'path' as const,
          detail: `No answer within ${timeout} ms.`,
        }
      : connectFailure(errorCode)
  const blame = failure.blame === 'path' ? 'path' : 'us'
  const detail = `The proxy ${place} cannot be reached. ${failure.detail}`
  return { stage: 'connect', code: failure.code, blame, detail }
}

function faultFailure({ stage }: Prelude, { reason, blame, detail }: PreludeFault): Failure {
  if (reason !== 'refused') return { stage, code: reason, blame, detail }
  return { stage, code: stage === 'connect' ? 'proxy-refused' : 'starttls-refused', blame, detail }
}

function brokenOff(prelude: Prelude, { end, errorCode }: Conversation, timeout: number): Failure {
  const { stage, awaited, received } = prelude
  if (end === 'timeout') {
    const hint =
      stage === 'starttls' && received === 0
        ? ' A port on which TLS begins at once would stay silent like this.'
        : ''
    const detail = `Within ${timeout} ms it did not give ${awaited}.${hint}`
    return { stage, code: 'timeout', blame: 'unknown', detail }
  }
  if (end === 'closed') {
    return {
      stage,
      code: 'closed',
      blame: 'peer',
      detail: `It closed the connection before giving ${awaited}.`,
    }
  }
  return { stage, ...connectFailure(errorCode) }
}
