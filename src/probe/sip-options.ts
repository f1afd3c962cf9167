/** Sends one SIP OPTIONS request over a completed handshake and reads one answer. */
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { SipAnswer } from '../report/observation.ts'
import { alertMeaning } from '../tls/alert.ts'
import { ByteQueue } from '../tls/byte-queue.ts'
import { recognisePlainText } from '../tls/plain-text-answer.ts'
import { encodeSipOptions } from './sip-request.ts'
import { readSipResponse, type SipResponse } from './sip-response.ts'
import type { Ending, TlsConnection } from './tls-connection.ts'

export interface SipOptionsTarget {
  /** DNS name or IP address of the request URI. */
  host: string
  port: number
  /** Milliseconds for the whole answer. */
  timeout: number
}

/** Asks once and says what came of it, whatever that is. */
export async function askSipOptions(
  connection: TlsConnection,
  { host, port, timeout }: SipOptionsTarget,
): Promise<SipAnswer> {
  const { local } = connection
  if (local === undefined) return { detail: hungUp }
  const [branch, tag, call] = [uniqueHex(), uniqueHex(), uniqueHex()]
  connection.write(encodeSipOptions({ host, port, local, unique: { branch, tag, call } }))
  const received = new ByteQueue()
  const deadline = performance.now() + timeout
  for (;;) {
    const ending = await connection.until('readable', Math.max(0, deadline - performance.now()))
    if (ending !== undefined) return { detail: silence(ending, received.peek(), timeout) }
    received.push(connection.read())
    const response = readSipResponse(received.peek())
    if (response === 'not-sip') return { detail: notSip(received.peek()) }
    if (response !== 'more') return { ...response, detail: inWords(response) }
  }
}

const hungUp = 'The far end hung up in place of answering SIP OPTIONS.'

function uniqueHex(): string {
  return randomBytes(12).toString('hex')
}

function inWords({ status, reason }: SipResponse): string {
  const answer = `${status} ${reason}`.trim()
  if (status < 300) return `The far end answers SIP OPTIONS with ${answer}.`
  return `The far end speaks SIP and answers OPTIONS with ${answer}; it may know only the peers in its configuration.`
}

function notSip(octets: Uint8Array): string {
  const { speaker, firstLine } = recognisePlainText(octets)
  // Here the words that name SIP stand for a request of the far end's own.
  const isSip = speaker?.includes('SIP') ?? false
  const what = isSip
    ? 'sent SIP of its own in place of a response'
    : speaker === undefined
      ? 'answered something that is not SIP'
      : `is ${speaker} and not a SIP server`
  return `The far end ${what}.${firstLine === '' ? '' : ` Its answer begins: ${firstLine}`}`
}

function silence(ending: Ending, octets: Uint8Array, timeout: number): string {
  if (ending.how === 'aborted') return 'The check was stopped before SIP OPTIONS was answered.'
  if (ending.how === 'alert') {
    return `The far end answered SIP OPTIONS with alert ${ending.alert.description} (${ending.alert.name}): ${alertMeaning(ending.alert)}.`
  }
  if (ending.how !== 'timeout') return hungUp
  return octets.length === 0
    ? `The far end did not answer SIP OPTIONS within ${timeout} ms.`
    : `The answer to SIP OPTIONS was not complete after ${timeout} ms (${octets.length} bytes had come).`
}
