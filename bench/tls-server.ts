/**
 * A server of node:tls: `tls-server.ts <lowest version> <highest version>`, forked; sends its port and ends with its
 * parent.
 */
import { createServer, type SecureVersion } from 'node:tls'
import { makeIdentity } from './identity.ts'
import { address } from './place.ts'

const [minVersion, maxVersion] = process.argv.slice(2) as SecureVersion[]

const server = createServer({
  ...makeIdentity(),
  ...(minVersion === undefined ? {} : { minVersion }),
  ...(maxVersion === undefined ? {} : { maxVersion }),
})
// Clients that hang up in the middle of a handshake are the rule here.
server.on('tlsClientError', () => {})
server.on('secureConnection', (socket) => socket.on('error', () => {}))
server.listen({ port: 0, host: address, backlog: 4096 }, () => {
  const bound = server.address()
  process.send?.(typeof bound === 'object' ? bound?.port : undefined)
})
process.on('disconnect', () => process.exit())
