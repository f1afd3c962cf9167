/** A real server of TLS 1.2 and 1.3: nginx where the machine has it, node:tls otherwise. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endHelper, startHelper } from './helper.ts'
import { makeIdentity } from './identity.ts'
import { address } from './place.ts'
import { installed, workFolder } from './tool.ts'

export interface FarEnd {
  /** `nginx`, `node:tls`. */
  software: string
  port: number
  end(): Promise<void>
}

/** Starts it. */
export async function startFarEnd(): Promise<FarEnd> {
  const nginx = installed('nginx')
  if ('path' in nginx) return startNginx(nginx.path)
  const { helper, ready } = await startHelper('tls-server.ts', 'TLSv1.2', 'TLSv1.3')
  return { software: 'node:tls', port: Number(ready), end: () => endHelper(helper) }
}

async function startNginx(path: string): Promise<FarEnd> {
  const folder = join(workFolder, 'nginx')
  mkdirSync(folder, { recursive: true })
  const { cert, key } = makeIdentity()
  const port = await freePort()
  writeFileSync(join(folder, 'cert.pem'), cert)
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port))
  const server = spawn(path, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const exited = once(server, 'exit')
  await reachable(port)
  return {
    software: 'nginx',
    port,
    async end() {
      server.kill()
      await exited
    },
  }
}

// One process that does all the work, in the foreground, and every handshake a full one.
function configuration(folder: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `
daemon off;
master_process off;
pid ${folder}/pid;
error_log /dev/null crit;
events { worker_connections 4096; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  ssl_session_cache off;
  ssl_session_tickets off;
  server {
    listen ${address}:${port} ssl backlog=4096;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_certificate ${folder}/cert.pem;
    ssl_certificate_key ${folder}/key.pem;
  }
}
`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, address)
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  if (bound === null || typeof bound === 'string') throw new Error('no port is free')
  return bound.port
}

async function reachable(port: number): Promise<void> {
  for (let time = 0; time < 100; time += 1) {
    const socket = connect(port, address)
    const reached = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (reached) return
    await sleep(50)
  }
  throw new Error('nginx did not start')
}
