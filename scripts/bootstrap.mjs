// Runs a TypeScript entry of this checkout on the Node that the checkout brings, after installing what the
// lock file names. Plain JavaScript for Node 18 and later, because it runs before anything is set up.
//
//   node scripts/bootstrap.mjs <entry.ts> [arguments...]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.bootstrap-stamp')
const lock = join(root, '.bootstrap-lock')

// Two commands started at once in a fresh clone must not install into one folder: the second one waits.
async function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (installed()) return
  while (!acquireLock()) await new Promise((resolve) => setTimeout(resolve, 200))
  try {
    if (installed()) return
    process.stderr.write('Setting up: installing the packages of package-lock.json\n')
    const npm = process.env.npm_execpath
    const flags = [
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--loglevel=error',
      '--no-fund',
      '--no-audit',
    ]
    const result = npm?.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: ['ignore', 2, 2] })
      : spawnSync('npm', flags, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
    // npm has been seen to give up with status 0; the file that it writes last tells.
    if (result.status !== 0 || !existsSync(join(modules, '.package-lock.json'))) {
      throw new SetupError('npm ci did not succeed; its message is above')
    }
    writeFileSync(`${stamp}.new`, wanted)
    renameSync(`${stamp}.new`, stamp)
  } finally {
    rmSync(lock, { force: true })
  }
}

// The lock is a file that holds the id of the process that installs; one left behind by a dead process is void.
function acquireLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const owner = lockOwner()
    if (owner !== '' && !isAlive(Number(owner))) rmSync(lock, { force: true })
    return false
  }
}

// Empty while the owner is about to write its id, or has just given the lock back.
function lockOwner() {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function broughtNode() {
  const name = process.platform === 'win32' ? 'node.exe' : join('bin', 'node')
  const os = process.platform === 'win32' ? 'win' : process.platform
  for (const folder of [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`]) {
    for (const file of [join(modules, folder, name), join(modules, folder, 'bin', 'node.exe')]) {
      if (existsSync(file) && runs(file)) return file
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new SetupError(
    `no Node for ${process.platform}-${process.arch} came with the packages, and this one is ${process.version}; install Node 24 or later and run this again`,
  )
}

// The package for Linux is linked against glibc: on a musl system it is there and does not run.
function runs(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0
}

class SetupError extends Error {}

async function setUp() {
  try {
    await install()
    return broughtNode()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`farend: ${error.message}\n`)
    process.exit(1)
  }
}

const node = await setUp()
const path = [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter)
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGKILL'] ?? 9)))
