/**
 * The token of a server. One that was made by chance is good for the server that follows a killed one too, so that a
 * page that is open goes on; the store keeps its SHA-256, and for twelve hours only. A token of the operator's own
 * is good as long as they say so: it is not kept.
 */
import { randomBytes } from 'node:crypto'
import type { ResultStore } from '../store/result-store.ts'
import { tokenDigest } from './guard.ts'

const hours = 3_600_000
/** A token is good for so long after the server was last seen. */
const afterlife = 12 * hours

/** A token, as long as the server runs. */
export interface Session {
  token: string
  /** The token is good no more, unless another server is to take over: then it is as after a kill. */
  end(takenOver: boolean): void
}

/**
 * Puts the digests of all good tokens into `tokens`.
 * @param own the operator's token
 */
export function openSession(store: ResultStore, tokens: Set<string>, own: string | undefined): Session {
  if (own !== undefined) {
    store.clearSessions()
    tokens.add(tokenDigest(own))
    return { token: own, end: () => undefined }
  }
  const token = randomBytes(24).toString('base64url')
  for (const digest of store.sessions(new Date(Date.now() - afterlife).toISOString())) tokens.add(digest)
  tokens.add(tokenDigest(token))
  const say = () => {
    for (const digest of tokens) store.addSession(digest, new Date().toISOString())
  }
  say()
  const timer = setInterval(say, hours).unref()
  return {
    token,
    end(takenOver) {
      clearInterval(timer)
      if (!takenOver) store.clearSessions()
    },
  }
}
