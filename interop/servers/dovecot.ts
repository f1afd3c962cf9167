/** Dovecot, for IMAP, POP3 and ManageSieve. */
import type { StartTlsProtocol } from '../../src/prelude/starttls.ts'
import type { StartTlsServer } from '../server.ts'

/** What Dovecot calls the listener of a protocol: its service and, in it, the listener. */
const listeners: Partial<Record<StartTlsProtocol, [service: string, listener: string]>> = {
  imap: ['imap-login', 'imap'],
  pop3: ['pop3-login', 'pop3'],
  sieve: ['managesieve-login', 'sieve'],
}

export const dovecot: StartTlsServer = {
  name: 'dovecot',
  packages: ['dovecot-core', 'dovecot-imapd', 'dovecot-pop3d', 'dovecot-managesieved'],
  command: 'dovecot',
  protocols: ['imap', 'pop3', 'sieve'],
  launch: (protocol, place, certified) => {
    const [service, listener] = listeners[protocol] ?? []
    return {
      arguments: ['-F', '-c', `${place.folder}/dovecot.conf`],
      files: {
        'dovecot.conf': [
          `base_dir = ${place.folder}/run`,
          `state_dir = ${place.folder}/state`,
          `protocols = ${protocol}`,
          `listen = ${place.addresses[0]}`,
          `log_path = /dev/stderr`,
          ...(certified
            ? ['ssl = yes', `ssl_cert = <${place.folder}/server.crt`, `ssl_key = <${place.folder}/server.key`]
            : ['ssl = no']),
          'passdb {',
          '  driver = static',
          '}',
          `service ${service} {`,
          `  inet_listener ${listener} {`,
          `    port = ${place.port}`,
          '  }',
          // The other listeners of the service have privileged ports of their own.
          ...(protocol === 'sieve' ? [] : [`  inet_listener ${listener}s {`, '    port = 0', '  }']),
          '}',
          '',
        ].join('\n'),
      },
    }
  },
}
