/** tinyproxy: HTTP CONNECT. */
import type { ProxyProgram } from '../server.ts'

export const tinyproxy: ProxyProgram = {
  name: 'tinyproxy',
  packages: ['tinyproxy-bin'],
  command: 'tinyproxy',
  scheme: 'http',
  launch: (place, credentials) => ({
    arguments: ['-d', '-c', 'tinyproxy.conf'],
    files: {
      'tinyproxy.conf': [
        `Listen ${place.addresses[0]}`,
        `Port ${place.port}`,
        'Timeout 10',
        'LogLevel Warning',
        ...(credentials === undefined ? [] : [`BasicAuth ${credentials.user} ${credentials.password}`]),
        '',
      ].join('\n'),
    },
  }),
}
