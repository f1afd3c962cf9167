/** Files of results: whole or not at all. */
import { existsSync } from 'node:fs'
import { open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from './usage-error.ts'

/** A file that is ready to be written; one of the two functions is to be called, once. */
export interface OutputFile {
  /** Puts the text in place of what the file held. */
  write(text: string | Uint8Array): Promise<void>
  /** Leaves the file as it was. */
  discard(): Promise<void>
}

/**
 * Prepares a file for a result that comes later, so that a path that cannot be written is known at once. The text is
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

function directFile(file: FileHandle, path: string): OutputFile {
  return {
    async write(text) {
      try {
        await file.writeFile(text)
      } catch (cause) {
        throw new UsageError(unwritable(path, cause), { cause })
      } finally {
        await file.close()
      }
    },
    discard: () => file.close(),
  }
}

function besideFile(file: FileHandle, beside: string, place: string): OutputFile {
  return {
    async write(text) {
      try {
        await file.writeFile(text)
        await file.sync()
        await file.close()
        await rename(beside, place)
      } catch (cause) {
        await unlink(beside).catch(() => undefined)
        throw new UsageError(unwritable(place, cause), { cause })
      }
    },
    async discard() {
      await file.close()
      await unlink(beside)
    },
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
