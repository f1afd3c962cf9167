/** What the DNS transports take and give. */
import type { DnsAddress } from './dns-address.ts'
import type { DnsResponse } from './dns-response.ts'

export interface DnsExchange {
  server: DnsAddress
  /** The encoded query. */
  message: Uint8Array
  /** Reads a message that came back; undefined when it is not the response that is waited for. */
  accept: (message: Uint8Array) => DnsResponse | undefined
  /** Milliseconds. */
  timeout: number
  signal?: AbortSignal | undefined
}
