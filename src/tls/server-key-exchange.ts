/** ServerKeyExchange, of which only the group is read: RFC 8422 section 5.4, RFC 5246 section 7.4.3. */
import { ByteReader, TruncatedError } from '../bytes/reader.ts'
import { cipherSuiteName } from './cipher-suite.ts'
import { namedGroupName } from './named-group.ts'

/**
 * Group of the key exchange: the name of an elliptic curve group, or `DHE 2048 bits` after the size of the prime.
 * Undefined where the message has none or cannot be read; the signature behind it is left alone.
 */
export function keyExchangeGroup(body: Uint8Array, cipherSuite: number): string | undefined {
  const suite = cipherSuiteName(cipherSuite)
  const reader = new ByteReader(body)
  try {
    if (/^TLS_ECDHE?_/.test(suite)) {
      return reader.uint8() === namedCurve ? namedGroupName(reader.uint16()) : undefined
    }
    return /^TLS_DHE?_/.test(suite) ? `DHE ${bitLength(reader.vector16())} bits` : undefined
  } catch (error) {
    if (error instanceof TruncatedError) return undefined
    throw error
  }
}

/** ECCurveType. */
const namedCurve = 3

function bitLength(integer: Uint8Array): number {
  const first = integer.findIndex((octet) => octet !== 0)
  if (first === -1) return 0
  return (integer.length - first) * 8 - (Math.clz32(integer[first]!) - 24)
}
