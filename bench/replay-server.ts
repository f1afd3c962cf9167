/**
 * Answers whatever it is told with one recorded flight, and does nothing else: `replay-server.ts <hex>`, forked. Sends
 * its port and ends with its parent.
 */
import { createServer } from 'node:net'
import { address } from './place.ts'

const flight = Buffer.from(process.argv[2] ?? '', 'hex')

const server = createServer({ noDelay: false }, (socket) => {
  socket.once('data', () => socket.write(flight))
  // Clients hang up by a reset.
  socket.on('error', () => socket.destroy())
})
server.listen({ port: 0, host: address, backlog: 4096 }, () => {
  const bound = server.address()
  process.send?.(typeof bound === 'object' ? bound?.port : undefined)
})
process.on('disconnect', () => process.exit())
