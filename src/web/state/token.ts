/** The token that the server wants to see. It comes in the address, `#token=…`, and does not stay there. */
import { signal } from '@preact/signals'
import { store, stored } from './storage.ts'

/** The token, or the empty text where there is none. */
export const token = signal(keptToken())

/** Whether the server refused the token: then the page asks for another. */
export const tokenRefused = signal(false)

/** Uses a token from now on. */
export function keepToken(text: string): void {
  token.value = text.trim()
  tokenRefused.value = false
  store('token', token.value)
}

function keptToken(): string {
  const kept = stored('token')
  return typeof kept === 'string' ? kept : ''
}

/**
 * Takes the token out of the address. What follows it there, after `&at=`, is the place to open:
 * `#token=…&at=/checks/…`.
 */
function takeFromAddress(): void {
  if (!location.hash.startsWith('#token=')) return
  const given = new URLSearchParams(location.hash.slice(1))
  const place = given.get('at') ?? ''
  history.replaceState(null, '', `${location.pathname}${location.search}${place && `#${place}`}`)
  keepToken(given.get('token') ?? '')
  // Whoever reads the address has read the token as a place.
  dispatchEvent(new HashChangeEvent('hashchange'))
}

// Before anything is asked, and when the address that farend serve printed is opened where the page is open already.
takeFromAddress()
addEventListener('hashchange', takeFromAddress)
