/** The HTTP server of the estate: where certificates say that CRLs, OCSP answers and issuers are. */
import { createServer } from 'node:http'
import { listen, type Listener } from './listener.ts'

/** An HTTP server that gives what was published, whatever the method, and 404 for everything else. */
export interface WebServer extends Listener {
  /**
   * Puts octets at a path.
   * @param path begins with a slash
   */
  publish(path: string, octets: Uint8Array): void
}

/** Starts the server on an ephemeral port. */
export async function startWebServer(address: string): Promise<WebServer> {
  const published = new Map<string, Uint8Array>()
  const server = createServer((request, response) => {
    request.resume()
    const octets = published.get(request.url ?? '')
    response.writeHead(octets === undefined ? 404 : 200).end(octets)
  })
  const listener = await listen(server, address, 0)
  return { ...listener, publish: (path, octets) => void published.set(path, octets) }
}
