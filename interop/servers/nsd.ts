/** NSD, an authoritative DNS server. */
import type { NameServer } from '../server.ts'

export const nsd: NameServer = {
  name: 'nsd',
  packages: ['nsd'],
  command: 'nsd',
  launch: (origin, place) => ({
    arguments: ['-d', '-c', 'nsd.conf'],
    files: {
      'nsd.conf': [
        'server:',
        ...place.addresses.map((address) => `  ip-address: ${address}@${place.port}`),
        '  username: ""',
        '  server-count: 1',
        '  database: ""',
        '  pidfile: ""',
        `  zonesdir: "${place.folder}"`,
        `  zonelistfile: "${place.folder}/zone.list"`,
        `  xfrdfile: "${place.folder}/xfrd.state"`,
        `  xfrdir: "${place.folder}"`,
        'remote-control:',
        '  control-enable: no',
        'zone:',
        `  name: ${origin}`,
        '  zonefile: zone',
        '',
      ].join('\n'),
    },
  }),
}
