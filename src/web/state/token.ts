/** The token that the server wants to see. It comes in the address, `#token=…`, and does not stay there. */
import { signal } from '@preact/signals'
import { store, stored } from './storage.ts'

/** The token, or the empty text where there is none. */
export const token = signal('')

/** Whether the server refused the token: then the page asks for another. */
export const tokenRefused = signal(false)

/**
 * Takes the token out of the address, or else the one kept from last time. What follows it in the address, after
 * `&at=`, is the place to open: `#token=…&at=/checks/…`.
 */
export function takeToken(): void {
  const given = new URLSearchParams(location.hash.startsWith('#token=') ? location.hash.slice(1) : '')
  const fromAddress = given.get('token')
  if (fromAddress === null) {
    const kept = stored('token')
    token.value = typeof kept === 'string' ? kept : ''
    return
  }
  const place = given.get('at') ?? ''
  history.replaceState(null, '', `${location.pathname}${location.search}${place && `#${place}`}`)
  keepToken(fromAddress)
}

/** Uses a token from now on. */
export function keepToken(text: string): void {
  token.value = text.trim()
  tokenRefused.value = false
  store('token', token.value)
}
