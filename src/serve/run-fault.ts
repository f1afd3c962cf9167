/** Why a run cannot begin, as an answer to whoever wanted it. */
import { DnsServerError } from '../net/dns-address.ts'
import { ProxyError } from '../net/proxy.ts'
import { RootStoreError } from '../trust/root-store.ts'
import { TrustError } from '../trust/select-anchors.ts'
import { ApiError } from './api-error.ts'

/** The answer to an error that is no fault of this server; undefined for any other. */
export function runFault(error: unknown): ApiError | undefined {
  if (error instanceof ApiError) return error
  if (error instanceof DnsServerError)
    return new ApiError('unprocessable', `body /settings/dns: ${error.message}`)
  if (error instanceof TrustError)
    return new ApiError('unprocessable', `body /settings/trust: ${error.message}`)
  if (error instanceof RootStoreError || error instanceof ProxyError) {
    return new ApiError('conflict', `settings of this server: ${error.message}`)
  }
  return undefined
}
