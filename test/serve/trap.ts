/** A place inside a denied network: it notes whoever connects, and answers nobody. */
import { createServer } from 'node:net'
import { listen } from '../../src/estate/listener.ts'

/** See the module. */
export interface Trap {
  port: number
  /** Addresses at which connections came in. */
  caught: string[]
  close(): Promise<void>
}

/** Listens on a place, or at a free port on every address of this computer, in IPv4 and, where there is such, IPv6. */
export async function setTrap(place?: { address: string; port: number }): Promise<Trap> {
  const caught: string[] = []
  const server = createServer((socket) => {
    caught.push(socket.localAddress ?? '')
    socket.destroy()
  })
  const { port, close } = await (place === undefined
    ? listen(server, '::', 0).catch(() => listen(server, '0.0.0.0', 0))
    : listen(server, place.address, place.port))
  return { port, caught, close }
}
