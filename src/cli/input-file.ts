/** Files that people name as input: read whole, up to a limit. */
import { open, type FileHandle } from 'node:fs/promises'
import { UsageError } from './usage-error.ts'

/** How much is read of a file, in octets, and what to do about a longer one. */
export interface InputLimits {
  most: number
  advice: string
}

/**
 * The octets of a file, of a pipe, or of standard input when the path is `-`.
 * @param limits octets that are read, and what to do with more
 * @throws {UsageError} for what is no file, cannot be read, or is larger
 */
export async function readInputFile(path: string, limits: InputLimits): Promise<Uint8Array> {
  if (path === '-') return gather(process.stdin, 'standard input', limits)
  const file = await open(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  try {
    const { isUsable, what } = await kindOf(file)
    if (!isUsable) throw new UsageError(`cannot read ${path}: it is ${what}; name a file`)
    return await gather(file.createReadStream({ autoClose: false, highWaterMark: 2 ** 20 }), path, limits)
  } catch (cause) {
    throw cause instanceof UsageError ? cause : unreadable(path, cause)
  } finally {
    await file.close()
  }
}

/** Why a file cannot be read, and what to do. */
export function unreadable(path: string, cause: unknown): UsageError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new UsageError(`cannot read ${path}: ${reasons[code] ?? String(cause)}`, { cause })
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file; check the name',
  ENOTDIR: 'there is no such file; check the name',
  EISDIR: 'it is a folder; name a file',
  EACCES: 'permission denied; make it readable for you',
}

// A pipe is what a shell gives for <(command). Devices may never end.
async function kindOf(file: FileHandle): Promise<{ isUsable: boolean; what: string }> {
  const stats = await file.stat()
  return {
    isUsable: stats.isFile() || stats.isFIFO(),
    what: stats.isDirectory() ? 'a folder' : 'a device',
  }
}

async function gather(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  { most, advice }: InputLimits,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of stream) {
    size += piece.length
    if (size > most) {
      const mebibytes = Math.floor(most / 2 ** 20)
      throw new UsageError(`cannot read ${name}: it has more than ${mebibytes} MiB; ${advice}`)
    }
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
