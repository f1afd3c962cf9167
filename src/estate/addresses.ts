/** Loopback addresses of an estate: a /24 of its own, so that estates side by side can all use port 5061. */
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** First three octets of a /24 inside 127.0.0.0/8, as text: `127.12.34`. */
export type Network = string

/** A network by chance, outside 127.0.0.0/16, which systems use themselves. */
export function randomNetwork(): Network {
  return `127.${randomInt(1, 255)}.${randomInt(0, 256)}`
}

/** A network for an estate: by chance; on macOS always the same, because its addresses are added by hand. */
export function chooseNetwork(platform: NodeJS.Platform = process.platform): Network {
  return platform === 'darwin' ? '127.76.76' : randomNetwork()
}

/**
 * Makes sure that addresses of a network can be listened on.
 * @throws {Error} that says what to do where the system has no loopback address but 127.0.0.1, as on macOS
 */
export async function requireNetwork(network: Network): Promise<void> {
  const address = `${network}.1`
  if (await canListen(address)) return
  throw new Error(
    `The estate needs loopback addresses such as ${address}, and this system does not have them. ` +
      'On macOS, add them and start again: for i in $(seq 1 99); do ' +
      `sudo ifconfig lo0 alias ${network}.$i; done`,
  )
}

/** Whether a TCP port of this address can be listened on. */
export async function canListen(address: string): Promise<boolean> {
  const server = createServer()
  try {
    await once(server.listen(0, address), 'listening')
  } catch {
    return false
  }
  await new Promise((resolve) => server.close(resolve))
  return true
}

/** Whether listening failed because someone else has the port. */
export function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
