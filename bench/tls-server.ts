/** The far end of the endpoint benchmark: `tls-server.ts <version>`, forked; sends its port and ends with its parent. */
import { createServer } from 'node:tls'
import { createAuthority, properList } from '../src/estate/authority.ts'

const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') }
const root = createAuthority({ ...validity, subject: ['CN=Bench Root'] })
const issuing = createAuthority({ ...validity, subject: ['CN=Bench Issuing Authority'] }, root)
const endEntity = issuing.issue({
  ...validity,
  subject: ['CN=bench.test'],
  subjectAltName: [{ dns: 'bench.test' }],
})
const version = process.argv[2] === 'TLSv1.2' ? 'TLSv1.2' : 'TLSv1.3'

const server = createServer({
  cert: properList(endEntity)
    .map(({ pem }) => pem)
    .join(''),
  key: endEntity.keyPem,
  minVersion: version,
  maxVersion: version,
})
// Clients that hang up in the middle of a handshake are the rule here.
server.on('tlsClientError', () => {})
server.on('secureConnection', (socket) => socket.on('error', () => {}))
server.listen(0, '127.0.0.1', () => {
  const bound = server.address()
  process.send?.(typeof bound === 'object' ? bound?.port : undefined)
})
process.on('disconnect', () => process.exit())
