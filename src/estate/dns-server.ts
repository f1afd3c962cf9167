/** An authoritative DNS server on loopback, UDP and TCP on the same port, with the faults that resolvers meet. */
import { createSocket, type Socket as DatagramSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import {
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  TRUNCATED_RESPONSE,
  type Answer,
  type DecodedPacket,
  type Packet,
} from 'dns-packet'
import { isAddressInUse } from './addresses.ts'
import { lookUp, type Zone } from './dns-zone.ts'
import { listen, type Listener } from './listener.ts'

/**
 * What the server does for a name instead of answering soundly:
 * - `SERVFAIL`, `REFUSED`, `FORMERR`, `NOTIMP`: answers with that code
 * - `silent`: never answers; `silent-once`: only the first question gets no answer
 * - `truncated`: over UDP gives no records and the TC bit, over TCP everything
 * - `truncated-then-closed`: the same, but TCP connections that ask are closed without an answer
 * - `garbage`: answers with octets that are no DNS message
 * - `other-id`, `other-question`: over UDP a message that belongs to another question comes before the right one
 */
export type DnsBehaviour =
  | 'SERVFAIL'
  | 'REFUSED'
  | 'FORMERR'
  | 'NOTIMP'
  | 'silent'
  | 'silent-once'
  | 'truncated'
  | 'truncated-then-closed'
  | 'garbage'
  | 'other-id'
  | 'other-question'

/** What the server knows, and how it behaves. */
export interface DnsServerOptions extends Zone {
  /** IPv4 address to listen on. Default: 127.0.0.1. */
  address?: string
  /** By name, lower case. */
  behaviours?: Readonly<Record<string, DnsBehaviour>>
}

/** A question that arrived. */
interface AskedQuestion {
  name: string
  type: string
  transport: 'udp' | 'tcp'
}

/** A running DNS server. */
export interface DnsServer {
  /** `address:port` */
  address: string
  /** Every question since the start, in order of arrival. */
  asked: readonly AskedQuestion[]
  close(): Promise<void>
}

/** Messages to send, in order; or the end of the connection. */
type Reaction = Buffer[] | 'close'

/** Starts a server on an ephemeral port. */
export async function startDnsServer(options: DnsServerOptions): Promise<DnsServer> {
  const address = options.address ?? '127.0.0.1'
  const asked: AskedQuestion[] = []
  const serve = (socket: Socket) =>
    readMessages(socket, (message) => {
      const reaction = react(message, 'tcp', options, asked)
      if (reaction === 'close') socket.destroy()
      else for (const response of reaction) socket.write(withLength(response))
    })
  const { udp, tcp } = await listenOnOnePort(address, serve)
  udp.on('message', (message, peer) => {
    const reaction = react(message, 'udp', options, asked)
    if (reaction === 'close') return
    // Who has gone in the meantime needs no answer, and no error.
    for (const response of reaction) udp.send(response, peer.port, peer.address, () => {})
  })
  return {
    address: `${address}:${tcp.port}`,
    asked,
    async close() {
      await Promise.all([closed(udp), tcp.close()])
    },
  }
}

/** UDP and TCP ports are counted apart: the port that UDP was given may be taken for TCP. */
async function listenOnOnePort(
  address: string,
  serve: (socket: Socket) => void,
): Promise<{ udp: DatagramSocket; tcp: Listener }> {
  while (true) {
    const udp = createSocket('udp4').bind(0, address)
    await once(udp, 'listening')
    try {
      return { udp, tcp: await listen(createServer(serve), address, udp.address().port) }
    } catch (error) {
      await closed(udp)
      if (!isAddressInUse(error)) throw error
    }
  }
}

function closed(socket: DatagramSocket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()))
}

function react(
  message: Buffer,
  transport: 'udp' | 'tcp',
  options: DnsServerOptions,
  asked: AskedQuestion[],
): Reaction {
  const query = decodeQuery(message)
  const question = query?.questions?.[0]
  if (query === undefined || question === undefined) return []
  const name = question.name.toLowerCase()
  const askedBefore = asked.some((other) => other.name === name && other.type === question.type)
  asked.push({ name, type: question.type, transport })

  const overUdp = transport === 'udp'
  const sound = encodeResponse(query, lookUp(options, name, question.type))
  const behaviour = options.behaviours?.[name]
  switch (behaviour) {
    case undefined:
      return [overUdp && sound.length > largestDatagram ? truncated(query) : sound]
    case 'SERVFAIL':
    case 'REFUSED':
    case 'FORMERR':
    case 'NOTIMP':
      return [encodeResponse(query, { rcode: behaviour })]
    case 'silent':
      return []
    case 'silent-once':
      return askedBefore ? [sound] : []
    case 'truncated':
      return [overUdp ? truncated(query) : sound]
    case 'truncated-then-closed':
      return overUdp ? [truncated(query)] : 'close'
    case 'garbage':
      return [Buffer.concat([message.subarray(0, 2), Buffer.alloc(10, 0xff)])]
    case 'other-id':
      return [...(overUdp ? [encodeResponse({ ...query, id: (query.id ?? 0) ^ 1 }, forged)] : []), sound]
    case 'other-question': {
      const otherQuestion = { ...question, name: 'other.invalid' }
      const misplaced = encodeResponse({ ...query, questions: [otherQuestion] }, forged)
      return [...(overUdp ? [misplaced] : []), sound]
    }
  }
}

/** Octets of a UDP message without EDNS (RFC 1035 section 4.2.1), which this server does not speak. */
const largestDatagram = 512

/** What a message says that must not be believed. */
const forged = { rcode: 'NXDOMAIN' } as const

function decodeQuery(message: Buffer): DecodedPacket | undefined {
  try {
    const packet = decode(message)
    return packet.type === 'query' ? packet : undefined
  } catch {
    // What is no DNS message gets no answer.
    return undefined
  }
}

function truncated(query: Packet): Buffer {
  return encodeResponse(query, { rcode: 'NOERROR' }, TRUNCATED_RESPONSE)
}

function encodeResponse(
  query: Packet,
  content: { rcode: keyof typeof rcodes; answers?: Answer[]; authorities?: Answer[] },
  flags = 0,
): Buffer {
  const { rcode, answers = [], authorities = [] } = content
  const authoritative = rcode === 'NOERROR' || rcode === 'NXDOMAIN' ? AUTHORITATIVE_ANSWER : 0
  return encode({
    type: 'response',
    id: query.id,
    flags: authoritative | flags | rcodes[rcode],
    questions: query.questions,
    answers,
    authorities,
  })
}

const rcodes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 }

/** Cuts a TCP stream into messages, each behind two octets of length (RFC 1035 section 4.2.2). */
function readMessages(socket: Socket, take: (message: Buffer) => void): void {
  let pending = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE()) {
      const end = 2 + pending.readUInt16BE()
      take(pending.subarray(2, end))
      pending = pending.subarray(end)
    }
  })
}

function withLength(message: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(message.length)
  return Buffer.concat([length, message])
}
