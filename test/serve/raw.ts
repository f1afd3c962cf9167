/** Requests as octets, for what no client would send. */
import { connect } from 'node:net'

/** Sends a text (or octets) on a connection of its own and gives all that comes until the server ends it. */
export function raw(port: number, request: string | Buffer): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => (answer += chunk))
  // A server that closes while it is written to may reset the connection; what it said before counts.
  socket.on('error', () => undefined)
  socket.on('close', () => resolve(answer))
  socket.write(request)
  return promise
}

/** Status, headers and body of a raw answer. */
export function parseAnswer(answer: string): { status: number; headers: Map<string, string>; body: string } {
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = fields.map((field): [string, string] => {
    const [name = '', ...value] = field.split(':')
    return [name.toLowerCase(), value.join(':').trim()]
  })
  return { status: Number(line.split(' ')[1]), headers: new Map(headers), body: rest.join('\r\n\r\n') }
}
