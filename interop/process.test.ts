import assert from 'node:assert/strict'
import { mkdtempDisposable } from 'node:fs/promises'
import { connect } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { freePort, startServer } from './process.ts'
import type { Place, Program } from './server.ts'

const address = '127.0.0.1'
const node: Program = { name: 'node', packages: ['nodejs'], command: process.execPath }

/** Runs a script as a server; `PORT` in it stands for the port. */
async function start(folder: string, script: string, signal = new AbortController().signal) {
  const place: Place = { folder, addresses: [address], port: await freePort([address]) }
  const files = { 'server.cjs': script.replaceAll('PORT', String(place.port)) }
  return { place, server: startServer(node, { arguments: ['server.cjs'], files }, place, signal) }
}

async function isRefused(port: number): Promise<boolean> {
  const socket = connect(port, address)
  return once(socket, 'connect').then(
    () => false,
    () => true,
  )
}

test('a server is there once it accepts connections, and gone with its children when disposed of', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'farend-process-'))
  const listener = `require('node:net').createServer().listen(PORT, '${address}')`
  const script = `require('node:child_process').spawn(process.execPath, ['-e', \`${listener}\`], { stdio: 'inherit' })`
  const { place, server } = await start(folder.path, script)
  const running = await server
  assert.equal(await isRefused(place.port), false)
  await running[Symbol.asyncDispose]()
  assert.equal(await isRefused(place.port), true)
})

test('a server that ends at once is a failure that tells what it wrote', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'farend-process-'))
  const { server } = await start(folder.path, "console.error('no such option'); process.exitCode = 7")
  await assert.rejects(server, /does not listen: it ended with code 7\nno such option/)
})

test('an abort ends the wait for a server that never listens', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'farend-process-'))
  const interruption = new AbortController()
  const { server } = await start(folder.path, 'setInterval(() => {}, 1000)', interruption.signal)
  interruption.abort(new Error('interrupted'))
  await assert.rejects(server, /^Error: interrupted$/)
})
