/** A schema gives the members of an object in its own order; what was written has them in another. */

/**
 * What was read, with the members of its objects in the order in which they were written: a judgement passes it on, and the
 * report is to be the same to the byte.
 */
export function inOrderOf<T>(read: T, written: unknown): T
export function inOrderOf(read: unknown, written: unknown): unknown {
  if (Array.isArray(read) && Array.isArray(written)) {
    return read.map((item, index) => inOrderOf(item, written[index]))
  }
  if (!isPlainObject(read) || !isPlainObject(written)) return read
  const names = Object.keys(written).filter((name) => Object.hasOwn(read, name))
  return Object.fromEntries(names.map((name) => [name, inOrderOf(read[name], written[name])]))
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** A member of what was written; undefined where it is no object or has none of that name. */
export function memberOf(written: unknown, name: string): unknown {
  return isPlainObject(written) ? written[name] : undefined
}
