/** Certificates from files, judged without a connection. */
import type { SentFile } from '../../api/check.ts'

/** `files` were dropped on the page; a new list each time. */
export function VerifyView({ files }: { files: readonly SentFile[] }) {
  return <p>{files.length}</p>
}
