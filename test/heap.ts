import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage: unknown = runInNewContext('gc')

/** Octets of the heap that are still reachable. */
export function heapInUse(): number {
  if (typeof collectGarbage !== 'function')
    throw new TypeError('this runtime offers no garbage collection on demand')
  collectGarbage()
  collectGarbage()
  return process.memoryUsage().heapUsed
}
