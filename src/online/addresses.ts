/** Addresses that certificates name. */
import type { Certificate } from '../x509/certificate.ts'

/** URIs of an access method of authorityInfoAccess, in order, each once. */
export function accessUris(certificate: Certificate, method: string): string[] {
  const uris = (certificate.authorityInfoAccess ?? []).flatMap(({ method: own, location }) =>
    own === method && location.type === 'uniformResourceIdentifier' ? [location.value] : [],
  )
  return [...new Set(uris)]
}

/** Those that can be fetched first; the others keep their place behind them, so that somebody says why not. */
export function fetchableFirst(urls: readonly string[]): string[] {
  const isPlain = (url: string) => /^http:/i.test(url)
  return [...urls.filter(isPlain), ...urls.filter((url) => !isPlain(url))]
}
