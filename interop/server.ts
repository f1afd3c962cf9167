/**
 * The form of a server: one exported object a file, `interop/servers/<name>.ts`, listed in run.ts. A server file
 * says which packages bring the program and how a configuration is written; starting, waiting, probing, comparing
 * and stopping are the same for all.
 */
import type { StartTlsProtocol } from '../src/prelude/starttls.ts'
import type { ProxyCredentials } from '../src/prelude/proxy.ts'
import type { Setting } from './setting.ts'

/** Somebody else's program, as Debian's packages bring it. */
export interface Program {
  /** As the summary shows it and the command line takes it. */
  name: string
  /** The first one brings the executable; its version is shown. */
  packages: readonly [string, ...string[]]
  /** Name of the executable. */
  command: string
}

/** Where a server runs. It has the folder for itself. */
export interface Place {
  folder: string
  /** Loopback addresses on which it has to listen, the first being IPv4. */
  addresses: readonly [string, ...string[]]
  port: number
}

/** How a program is run: in the place's folder, in the foreground, with these files beside it. */
export interface Launch {
  arguments: readonly string[]
  /** Text by file name. */
  files?: Readonly<Record<string, string>>
}

/**
 * A TLS server. Its folder holds `server.crt` (what is to be presented, in order), `end-entity.crt` and
 * `issuers.crt` (the same list, cut after the first certificate), `server.key`, `authorities.crt` (what client
 * certificates may be issued by; absent when none is asked for), and, where the setting has a twin, `twin.crt` (its list)
 * and `twin.key`.
 */
export interface TlsServer extends Program {
  /** The TLS implementation in it. */
  implementation: string
  /** false when it asks for a client certificate without saying of which authorities. */
  namesAuthorities?: false
  settings: readonly Setting[]
  launch(setting: Setting, place: Place): Launch
}

/**
 * A server that goes on to TLS when asked to. Its folder holds the files of a TLS server; it and they can be read by
 * everybody, for servers that give up being root.
 */
export interface StartTlsServer extends Program {
  protocols: readonly StartTlsProtocol[]
  /** @param certified whether it is given its certificate; without, it has to refuse */
  launch(protocol: StartTlsProtocol, place: Place, certified: boolean): Launch
}

/** A proxy that wants these credentials, or none. */
export interface ProxyProgram extends Program {
  scheme: 'http' | 'socks5'
  launch(place: Place, credentials?: ProxyCredentials): Launch
}

/** An authoritative DNS server. Its folder holds the zone as `zone`. */
export interface NameServer extends Program {
  launch(origin: string, place: Place): Launch
}

/** Address and port as configuration files write them; IPv6 addresses stand in brackets. */
export function socketAddress(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}
