/** Knot DNS, an authoritative DNS server. */
import type { NameServer } from '../server.ts'

export const knot: NameServer = {
  name: 'knot',
  packages: ['knot'],
  command: 'knotd',
  launch: (origin, place) => ({
    arguments: ['-c', 'knot.conf'],
    files: {
      'knot.conf': [
        'server:',
        `  listen: [ ${place.addresses.map((address) => `${address}@${place.port}`).join(', ')} ]`,
        `  rundir: "${place.folder}"`,
        'database:',
        `  storage: "${place.folder}"`,
        'control:',
        `  listen: "${place.folder}/knot.sock"`,
        'log:',
        '  - target: stderr',
        '    any: warning',
        'zone:',
        `  - domain: ${origin}`,
        `    storage: "${place.folder}"`,
        '    file: zone',
        '    zonefile-sync: -1',
        '    journal-content: none',
        '',
      ].join('\n'),
    },
  }),
}
