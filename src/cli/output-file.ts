/** Files of results: whole or not at all. */
import { existsSync } from 'node:fs'
import { open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from './usage-error.ts'

/**
 * A file that is ready to be written. Ends with one of `finish` and `discard`.
 * @throws {UsageError} from `write` and `finish` when it cannot be written.
 */
export interface OutputFile {
  /** Adds text; waits for the disk, so that no more than it takes is kept. */
  write(text: string | Uint8Array): Promise<void>
  /** Puts what was written in place of what the file held. */
  finish(): Promise<void>
  /** Leaves the file as it was. */
  discard(): Promise<void>
}

/**
 * Prepares a file for results that come later, so that a path that cannot be written is known at once. They are
 * written beside the file and put in its place in one step; devices and pipes are written to directly.
 * @throws {UsageError} when the path cannot be written.
 */
export async function openOutputFile(path: string): Promise<OutputFile> {
  try {
    const existing = await stat(path).catch(() => undefined)
    if (existing?.isDirectory()) throw new UsageError(`cannot write ${path}: it is a folder; name a file`)
    if (existing !== undefined && !existing.isFile()) return directFile(await open(path, 'w'), path)
    const place = existing === undefined ? path : await realpath(path)
    const beside = `${place}.${process.pid}.part`
    return besideFile(await open(beside, 'wx', existing?.mode ?? 0o666), beside, place)
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(unwritable(path, cause), { cause })
  }
}

/**
 * Writes a result that is there already, whole or not at all.
 * @throws {UsageError} when the path cannot be written.
 */
export async function writeOutputFile(path: string, content: string | Uint8Array): Promise<void> {
  const file = await openOutputFile(path)
  try {
    await file.write(content)
    await file.finish()
  } catch (error) {
    await file.discard()
    throw error
  }
}

function directFile(file: FileHandle, path: string): OutputFile {
  return {
    write: (text) => told(path, () => file.writeFile(text)),
    finish: () => told(path, () => file.close()),
    discard: () => file.close(),
  }
}

function besideFile(file: FileHandle, beside: string, place: string): OutputFile {
  const remove = () => unlink(beside).catch(() => undefined)
  return {
    write: (text) => told(place, () => file.writeFile(text)),
    finish: () =>
      told(place, async () => {
        try {
          await file.sync()
          await file.close()
          await rename(beside, place)
        } catch (error) {
          await remove()
          throw error
        }
      }),
    async discard() {
      await file.close().catch(() => undefined)
      await remove()
    },
  }
}

/** Tells what goes wrong in the user's words. */
async function told(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    throw new UsageError(unwritable(path, cause), { cause })
  }
}

const reasons: Record<string, (path: string) => string> = {
  ENOENT: (path) =>
    existsSync(dirname(path))
      ? `no file can be made in ${dirname(path)}; name another place`
      : `there is no folder ${dirname(path)}; create it or name another`,
  ENOTDIR: (path) => `${dirname(path)} is not a folder; name another`,
  EACCES: () => 'permission denied; name a file you may write',
  EPERM: () => 'permission denied; name a file you may write',
  EROFS: () => 'the file system is read-only; name another place',
  EEXIST: () => 'two outputs cannot share a file; name another for one of them',
  ENOSPC: () => 'the disk is full; free some space',
}

/** Why nothing can be written there, and what to do. */
export function unwritable(path: string, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return `cannot write ${path}: ${reasons[code]?.(path) ?? String(cause)}`
}
