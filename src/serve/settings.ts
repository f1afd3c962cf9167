/** From the settings of a request to the options of a run. */
import type { CheckSettings, SentFile } from '../api/check.ts'
import { findDnsServer, formatDnsAddress } from '../net/dns-address.ts'
import { OwnCertificateError, ownFromHost, ownFromOctets } from '../own-certificate.ts'
import type { OwnCertificate } from '../report/preflight.ts'
import type { CheckOptions } from '../scan.ts'
import { InputError } from '../targets/input-error.ts'
import { parseOverride } from '../targets/override.ts'
import { AnchorFileError, anchorsFromOctets } from '../trust/anchors.ts'
import { ApiError } from './api-error.ts'
import type { NetworkPolicy } from './network-policy.ts'

/** What a server adds to the settings of each request. */
export interface SettingsContext {
  policy: NetworkPolicy
  /** Options that hold where a request says nothing else. */
  defaults: CheckOptions
}

/**
 * The options of a run.
 * @throws {ApiError} when a part of the settings cannot be used
 */
export async function runOptionsOf(settings: CheckSettings, context: SettingsContext): Promise<CheckOptions> {
  const { policy, defaults } = context
  const { dns, pool, families, resolve, serverName, profile, trust, authorities, online, at } = settings
  const { complete, sipOptions, versions, suites, certificates, bulk, timeout, retries } = settings
  const options: CheckOptions = {
    ...defaults,
    permits: policy.permits,
    ...(dns === undefined ? {} : { dns: await permittedServer(dns, policy) }),
    ...(pool === undefined ? {} : { pool }),
    ...(families === undefined ? {} : { families }),
    ...(resolve === undefined ? {} : { overrides: told('resolve', () => resolve.map(parseOverride)) }),
    ...(serverName === undefined ? {} : { serverName }),
    ...(profile === undefined ? {} : { profile }),
    ...(trust === undefined ? {} : { trust }),
    ...(authorities === undefined
      ? {}
      : {
          anchors: [
            ...(defaults.anchors ?? []),
            ...told('authorities', () => authorities.flatMap(anchorsIn)),
          ],
        }),
    // What certificates name is nobody's wish: only addresses that may be checked are fetched from.
    ...(online ? { online: { private: policy.permits } } : {}),
    ...(at === undefined ? {} : { at: new Date(at) }),
    questions: {
      ...defaults.questions,
      ...(complete === undefined ? {} : { complete }),
      ...(sipOptions === undefined ? {} : { sipOptions }),
      ...(versions === undefined ? {} : { versions }),
      ...(suites === undefined ? {} : { suites }),
      ...(certificates === undefined ? {} : { certificates }),
    },
    ...(bulk === undefined ? {} : { bulk }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(retries === undefined ? {} : { retries }),
  }
  const own = await ownOf(settings, options)
  return own === undefined ? options : { ...options, preflight: own }
}

/**
 * A DNS server is asked by this server: it is one that may be connected to. A name is looked up here and once, and its
 * address stays, so that nobody can let it lead elsewhere afterwards.
 */
async function permittedServer(dns: string, { permits, isOpen }: NetworkPolicy): Promise<string> {
  const servers = await findDnsServer(dns)
  if (isOpen) return dns
  const permitted = servers.find(({ address }) => permits(address))
  if (permitted !== undefined) return formatDnsAddress(permitted)
  throw new ApiError(
    'forbidden',
    `body /settings/dns: ${dns} may not be asked from here; right is a server whose address may be checked`,
  )
}

function anchorsIn({ name, base64 }: SentFile) {
  return anchorsFromOctets(Buffer.from(base64, 'base64'), name)
}

async function ownOf(
  { preflight }: CheckSettings,
  options: CheckOptions,
): Promise<OwnCertificate | undefined> {
  if (preflight === undefined) return undefined
  try {
    if ('host' in preflight) return await ownFromHost(preflight.host, options)
    return ownFromOctets(Buffer.from(preflight.base64, 'base64'), preflight.name)
  } catch (error) {
    throw unusable('preflight', error)
  }
}

/** Runs a part of the reading; what it throws about the user's input becomes the answer. */
function told<T>(member: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw unusable(member, error)
  }
}

function unusable(member: string, error: unknown): unknown {
  const isInput =
    error instanceof InputError || error instanceof AnchorFileError || error instanceof OwnCertificateError
  return isInput ? new ApiError('unprocessable', `body /settings/${member}: ${error.message}`) : error
}
