/** Names of files for bundles. Names of hosts come from DNS: only what every system takes in a file name is kept. */
import type { Endpoint } from '../report/report.ts'

/** Gives names that were not given before. */
export class BundleNames {
  readonly #taken = new Set<string>()

  /**
   * `sip.contoso.test_5061.pem`.
   * @param withAddress whether the addresses of the host need bundles of their own
   */
  next({ host, port, address }: Pick<Endpoint, 'host' | 'port' | 'address'>, withAddress: boolean): string {
    const parts = [host, String(port), ...(withAddress && address !== null ? [address] : [])]
    const safe = parts.map((part) => part.toLowerCase().replace(/[^a-z0-9._-]+/g, '-'))
    const stem = safe
      .join('_')
      .replace(/^[._-]+/, '')
      .slice(0, 200)
    for (let count = 1; ; count += 1) {
      const name = `${stem}${count === 1 ? '' : `-${count}`}.pem`
      if (this.#taken.has(name)) continue
      this.#taken.add(name)
      return name
    }
  }
}
