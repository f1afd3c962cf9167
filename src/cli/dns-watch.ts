/** Notices a DNS server that answers nothing at all: then the one thing to tell is about the server. */
import { hasAnswered } from '../dns/query.ts'
import type { Report } from '../report/report.ts'

/** Watches the reports of a run, without keeping them. */
export class DnsWatch {
  #resolver: string | undefined
  #answered = false

  add({ discovery }: Report): void {
    if (discovery.queries.length === 0) return
    this.#resolver ??= discovery.resolver
    this.#answered ||= discovery.queries.some(({ rcode }) => hasAnswered(rcode))
  }

  /** One line, present when questions were asked and none was answered. */
  get complaint(): string | undefined {
    if (this.#resolver === undefined || this.#answered) return undefined
    return `the DNS server ${this.#resolver} gives no usable answer; check its address and that this computer reaches it over UDP and TCP, or name another with --dns`
  }
}
