/** Where a proxy is asked to connect to. */
export interface Place {
  /** IP address without brackets, or a DNS name that the proxy is to resolve. */
  host: string
  port: number
}

/** `192.0.2.1:443`, `[2001:db8::1]:443`. */
export function formatPlace({ host, port }: Place): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
