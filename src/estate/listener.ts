/** TCP servers that can be closed at once, whoever is still connected. */
import { once } from 'node:events'
import type { Server, Socket } from 'node:net'

/** A TCP server that listens. */
export interface Listener {
  address: string
  /** The port given by the system when 0 was asked for. */
  port: number
  /** Destroys every connection and resolves when the port is free. */
  close(): Promise<void>
}

/** Starts to listen; rejects when the port cannot be had. `port` 0 takes an ephemeral one. */
export async function listen(server: Server, address: string, port: number): Promise<Listener> {
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
    // Whatever the client does to its connection is no fault of the estate.
    socket.on('error', () => socket.destroy())
  })
  await once(server.listen({ host: address, port, exclusive: true }), 'listening')
  const bound = server.address()
  return {
    address,
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    async close() {
      for (const socket of connections) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
