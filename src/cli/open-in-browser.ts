/** Shows a page in the browser of this user. */
import { spawn } from 'node:child_process'
import { chmod, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/**
 * Opens the address. It holds a secret, and what a process is called with can be seen by other users: the browser is
 * given a file that only this user can read and that leads on. Where there is no browser, nothing happens.
 * @returns the file, to be disposed of when the page is no more
 */
export async function openInBrowser(address: string): Promise<AsyncDisposable> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'farend-open-'))
  const file = join(folder.path, 'open.html')
  const attribute = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  await writeFile(
    file,
    `<!doctype html><meta charset="utf-8"><title>farend</title><meta http-equiv="refresh" content="0; url=${attribute}">`,
    { mode: 0o600 },
  )
  await chmod(folder.path, 0o700)
  const [command = 'xdg-open', ...words] = openers[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...words, file], { stdio: 'ignore', detached: true })
  opener.on('error', () => undefined)
  opener.unref()
  return { [Symbol.asyncDispose]: () => folder.remove() }
}
