/** Chooses what reads the answer to a hello. */
import { FirstFlight, type Reply } from './first-flight.ts'
import type { Flight } from './flight.ts'
import type { HelloSecrets } from './hello-exchange.ts'
import type { HelloProfile } from './hello-profile.ts'
import { Ssl20Flight } from './ssl20-flight.ts'
import { protocolVersion } from './version.ts'

/** Reads a first flight; FirstFlight says how its calls are meant. */
export interface FlightReader {
  readonly opening: Uint8Array
  receive(bytes: Uint8Array): Reply
  finish(): Flight
}

/** The reader for a profile's hello: SSL 2.0 shares nothing with what came after it. */
export function flightReader(
  profile: HelloProfile,
  serverName: string | null,
  secrets: HelloSecrets,
): FlightReader {
  return profile.legacyVersion === protocolVersion.ssl20
    ? new Ssl20Flight(profile, secrets.random.subarray(0, 16))
    : new FirstFlight(profile, serverName, secrets)
}
