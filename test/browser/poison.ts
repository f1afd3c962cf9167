/** Everything that a far end could put into text, put into every text there is. */

/** Markup, control and bidi characters, and a scheme that runs something. */
export const poison =
  'javascript:window.hit=1//"><script>window.hit=1</script><img src=x onerror="window.hit=1">\u202Egpj.exe\u2066\u0000\u001B[31m\u009B'

/** Where values are no free text: the page goes by them, and the server holds them to its schema. */
const kept = new Set(
  `sha256 sha1 der schema severity verdict outcome kind trusted status type rcode means request answer accepted version
   purpose scope service profile property chosen role form transport level blame stage certificate certificates presented
   reference members address host sent id hex`.split(/\s+/),
)

/** The value with poison at the end of every text that is not one of a few words, a date or a fingerprint. */
export function poisoned<T>(value: T, key = ''): T {
  if (typeof value === 'string') {
    const isFree = !kept.has(key) && !/^\d{4}-\d\d-\d\d/.test(value) && !/^[0-9a-f]{64}$/i.test(value)
    return (isFree ? `${value}${poison}` : value) as T
  }
  if (Array.isArray(value)) return value.map((each: unknown) => poisoned(each, key)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, name)])) as T
}
