/** Something asked of the server as long as a component is there. */
import { useEffect, useState } from 'preact/hooks'
import { ApiProblem } from '../state/client.ts'
import { token } from '../state/token.ts'

/** What came of it: neither as long as it is under way. */
export interface Asked<T> {
  value?: T
  problem?: ApiProblem
}

/**
 * Asks, and asks again when the key becomes another one, or the token; what was asked before is given up. Nothing is
 * asked as long as the key is undefined.
 */
export function useAsked<T>(key: string | undefined, request: (signal: AbortSignal) => Promise<T>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T> & { key?: string }>({})
  const presented = token.value
  useEffect(() => {
    if (key === undefined) return
    const abort = new AbortController()
    request(abort.signal).then(
      (value) => abort.signal.aborted || setAsked({ key, value }),
      (problem: unknown) => {
        if (!abort.signal.aborted && problem instanceof ApiProblem) setAsked({ key, problem })
      },
    )
    return () => abort.abort()
  }, [key, presented])
  return asked.key === key && key !== undefined ? asked : {}
}
