/** Where the page is: a place behind the `#` of the address, so that it can be kept, sent and gone back to. */
import { computed, signal } from '@preact/signals'
// It takes the token out of the address before the address is read.
import './token.ts'

/** Every place. */
export type Route =
  | { place: 'start' }
  | { place: 'check'; check: string }
  | { place: 'result'; result: string }
  | { place: 'certificate'; result: string; sha256: string }
  | { place: 'map'; domain?: string }
  | { place: 'roots'; sha256?: string }
  | { place: 'timeline' }
  | { place: 'verify' }
  | { place: 'explain'; rule?: string }

const hash = signal(location.hash)
addEventListener('hashchange', () => (hash.value = location.hash))

/** The place now. */
export const route = computed(() => parseRoute(hash.value))

/** The address of a place, for links: `#/results/…`. */
export function hrefOf(to: Route): string {
  return `#/${partsOf(to).map(encodeURIComponent).join('/')}`
}

/** Goes to a place; with `replace` the place before is no longer one to go back to. */
export function go(to: Route, { replace = false } = {}): void {
  const href = hrefOf(to)
  if (replace) history.replaceState(null, '', href)
  else if (href !== location.hash) history.pushState(null, '', href)
  hash.value = href
}

/** The whole address of a place, to be sent to somebody. It holds no token. */
export function permalinkOf(to: Route): string {
  return location.href.replace(/#.*/, '') + hrefOf(to)
}

function partsOf(to: Route): string[] {
  switch (to.place) {
    case 'start':
      return []
    case 'check':
      return ['checks', to.check]
    case 'result':
      return ['results', to.result]
    case 'certificate':
      return ['results', to.result, 'certificates', to.sha256]
    case 'map':
      return to.domain === undefined ? ['map'] : ['map', to.domain]
    case 'roots':
      return to.sha256 === undefined ? ['roots'] : ['roots', to.sha256]
    case 'explain':
      return to.rule === undefined ? ['explain'] : ['explain', to.rule]
    case 'timeline':
    case 'verify':
      return [to.place]
  }
}

/** The place that an address means; what means none is the start. */
export function parseRoute(text: string): Route {
  const [place = '', first, second, third] = text.replace(/^#\/?/, '').split('/').map(decoded)
  switch (place) {
    case 'checks':
      return first ? { place: 'check', check: first } : { place: 'start' }
    case 'results':
      if (!first) return { place: 'start' }
      return second === 'certificates' && third
        ? { place: 'certificate', result: first, sha256: third }
        : { place: 'result', result: first }
    case 'map':
      return first ? { place, domain: first } : { place }
    case 'roots':
      return first ? { place, sha256: first } : { place }
    case 'explain':
      return first ? { place, rule: first } : { place }
    case 'timeline':
    case 'verify':
      return { place }
    default:
      return { place: 'start' }
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
