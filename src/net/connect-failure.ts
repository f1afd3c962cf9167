/** What the errors of the operating system mean for somebody who wanted to reach a server. */

/** Why a connection could not be opened, or broke. The codes are those of a report's `failure`. */
export interface ConnectFailure {
  code: 'connection-refused' | 'connect-timeout' | 'unreachable' | 'connection-reset' | 'connect-failed'
  blame: 'us' | 'peer' | 'path' | 'unknown'
  /** One sentence without the address and the port. */
  detail: string
}

/** Explains a system error code such as `ECONNREFUSED`. */
export function connectFailure(errorCode: string | undefined): ConnectFailure {
  const known = errorCode === undefined ? undefined : failures.get(errorCode)
  return (
    known ?? {
      code: 'connect-failed',
      blame: 'unknown',
      detail: `The operating system could not open the connection (${errorCode ?? 'no error code'}).`,
    }
  )
}

const reset: ConnectFailure = {
  code: 'connection-reset',
  blame: 'unknown',
  detail: 'The connection was reset, by the far end or by a firewall or load balancer on the way.',
}

const failures: ReadonlyMap<string, ConnectFailure> = new Map([
  [
    'ECONNREFUSED',
    {
      code: 'connection-refused',
      blame: 'peer',
      detail: 'The address answers, but nothing listens on this port, or a firewall rejects it.',
    },
  ],
  [
    'ETIMEDOUT',
    {
      code: 'connect-timeout',
      blame: 'path',
      detail: 'The operating system gave up: no answer to the attempts to connect.',
    },
  ],
  [
    'EHOSTUNREACH',
    {
      code: 'unreachable',
      blame: 'path',
      detail: 'A router or this machine reports that the host cannot be reached.',
    },
  ],
  [
    'EHOSTDOWN',
    { code: 'unreachable', blame: 'path', detail: 'The host does not answer on its own network.' },
  ],
  [
    'ENETUNREACH',
    { code: 'unreachable', blame: 'us', detail: 'This machine has no route to the network of that address.' },
  ],
  ['ENETDOWN', { code: 'unreachable', blame: 'us', detail: "This machine's network is down." }],
  ['ECONNRESET', reset],
  ['ECONNABORTED', reset],
  ['EPIPE', reset],
  [
    'EACCES',
    {
      code: 'connect-failed',
      blame: 'us',
      detail: 'A policy or firewall of this machine forbids the connection.',
    },
  ],
  [
    'EPERM',
    {
      code: 'connect-failed',
      blame: 'us',
      detail: 'A policy or firewall of this machine forbids the connection.',
    },
  ],
  [
    'EADDRNOTAVAIL',
    {
      code: 'connect-failed',
      blame: 'us',
      detail: 'This machine has no address or no free port from which to reach that address.',
    },
  ],
  [
    'EAFNOSUPPORT',
    { code: 'connect-failed', blame: 'us', detail: 'This machine does not support that kind of address.' },
  ],
  [
    'EMFILE',
    {
      code: 'connect-failed',
      blame: 'us',
      detail: 'This process may not open more connections: use fewer at a time.',
    },
  ],
  [
    'ENFILE',
    {
      code: 'connect-failed',
      blame: 'us',
      detail: 'This machine has too many open files: use fewer connections.',
    },
  ],
  [
    'ENOBUFS',
    { code: 'connect-failed', blame: 'us', detail: 'This machine has no memory left for connections.' },
  ],
])
