/** Prosody, for XMPP of clients and between servers. */
import type { StartTlsServer } from '../server.ts'

export const prosody: StartTlsServer = {
  name: 'prosody',
  packages: ['prosody'],
  command: 'prosody',
  protocols: ['xmpp-client', 'xmpp-server'],
  launch: (protocol, place, certified) => ({
    arguments: ['-F', '--config', `${place.folder}/prosody.cfg.lua`],
    files: {
      'prosody.cfg.lua': [
        'run_as_root = true',
        `data_path = "${place.folder}"`,
        `pidfile = "${place.folder}/prosody.pid"`,
        `interfaces = { "${place.addresses[0]}" }`,
        `c2s_ports = { ${protocol === 'xmpp-client' ? place.port : ''} }`,
        `s2s_ports = { ${protocol === 'xmpp-server' ? place.port : ''} }`,
        'c2s_require_encryption = false',
        's2s_require_encryption = false',
        'allow_unencrypted_plain_auth = true',
        `modules_enabled = { "saslauth", "dialback"${certified ? ', "tls"' : ''} }`,
        'modules_disabled = { "s2s_auth_certs" }',
        'log = { info = "*console" }',
        'VirtualHost "mail.interop.test"',
        ...(certified
          ? [`  ssl = { certificate = "${place.folder}/server.crt", key = "${place.folder}/server.key" }`]
          : []),
        '',
      ].join('\n'),
    },
  }),
}
