/** The options of a run that shape what is seen and how it is judged, as words for whoever reads the evidence. */
import { formatIpAddress, parseIpAddress } from '../names/ip-address.ts'
import type { CheckFlags } from './check-flags.ts'

/** As they would be typed. Of a proxy, a client certificate and files only that there were some: they may be secret. */
export function optionWords(flags: CheckFlags): string[] {
  const {
    dns,
    pool,
    ipv4,
    ipv6,
    resolve,
    servername,
    proxy,
    bulk,
    online,
    complete,
    sipOptions,
    clientCert,
  } = flags
  const { profile, trust, ca, at, timeout, retries, probeVersions, probeSuites, probeCertificates } = flags
  return [
    dns === undefined ? '' : `--dns ${dns}`,
    pool ? '' : '--no-pool',
    ipv4 ? '--ipv4' : '',
    ipv6 ? '--ipv6' : '',
    ...(resolve ?? []).map(({ host, port, address }) => `--resolve ${place(host)}:${port}:${place(address)}`),
    servername === undefined ? '' : servername === false ? '--no-servername' : `--servername ${servername}`,
    proxy === undefined ? '' : '--proxy …',
    bulk ? '--bulk' : '',
    online ? '--online' : '',
    complete ? '--complete' : '',
    sipOptions ? '--sip-options' : '',
    clientCert === undefined ? '' : '--client-cert …',
    probeVersions ? '--probe-versions' : '',
    probeSuites ? '--probe-suites' : '',
    probeCertificates ? '--probe-certificates' : '',
    profile === undefined ? '' : `--profile ${profile}`,
    trust === undefined ? '' : `--trust ${trust.join(',')}`,
    ca === undefined ? '' : '--ca …',
    at === undefined ? '' : `--at ${at.toISOString()}`,
    `--timeout ${timeout}ms`,
    `--retries ${retries}`,
  ].filter(Boolean)
}

function place(host: string): string {
  const octets = parseIpAddress(host)
  return octets === undefined
    ? host
    : octets.length === 16
      ? `[${formatIpAddress(octets)}]`
      : formatIpAddress(octets)
}
