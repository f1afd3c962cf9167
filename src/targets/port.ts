/** TCP ports as people write them. */
import { InputError, quoted } from './input-error.ts'

/**
 * Reads one port: digits only, 1 to 65535.
 * @param where for the message: `targets.csv:3`.
 * @throws {InputError} for anything else.
 */
export function parsePort(text: string, where: string): number {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) {
    throw new InputError(where, `${quoted(text)} is not a port`, 'a port is a number from 1 to 65535')
  }
  return port
}

/**
 * Reads ports separated by commas, `443,5061`; each comes once.
 * @throws {InputError} when one is not a port, or there is none.
 */
export function parsePorts(text: string): number[] {
  const ports = text.split(',').map((port) => parsePort(port.trim(), `ports ${quoted(text)}`))
  return [...new Set(ports)]
}
