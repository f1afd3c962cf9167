/** Caddy, for the TLS of the Go language. */
import { socketAddress, type TlsServer } from '../server.ts'
import { manyAuthorities, retry, usualSettings, wrongOrder, type ClientAuthentication } from '../setting.ts'

const modes: Record<Exclude<ClientAuthentication, 'none'>, string> = {
  requested: 'verify_if_given',
  required: 'require_and_verify',
}

export const caddy: TlsServer = {
  name: 'caddy',
  implementation: 'Go crypto/tls',
  packages: ['caddy'],
  command: 'caddy',
  settings: [...usualSettings, ...wrongOrder, ...manyAuthorities, retry],
  launch: ({ version, clientAuthentication, group }, place) => {
    const protocol = version.toLowerCase().replace(' ', '')
    const policy = {
      protocol_min: protocol,
      protocol_max: protocol,
      ...(group !== undefined && { curves: [group] }),
      ...(clientAuthentication !== 'none' && {
        client_authentication: {
          mode: modes[clientAuthentication],
          trusted_ca_certs_pem_files: ['authorities.crt'],
        },
      }),
    }
    const configuration = {
      admin: { disabled: true, config: { persist: false } },
      storage: { module: 'file_system', root: place.folder },
      apps: {
        http: {
          servers: {
            tls: {
              listen: place.addresses.map((address) => socketAddress(address, place.port)),
              automatic_https: { disable: true },
              tls_connection_policies: [policy],
            },
          },
        },
        tls: { certificates: { load_files: [{ certificate: 'server.crt', key: 'server.key' }] } },
      },
    }
    return {
      arguments: ['run', '--config', 'caddy.json'],
      files: { 'caddy.json': JSON.stringify(configuration) },
    }
  },
}
