/** When the certificates of all results end. */
import type { ResultRow } from '../../api/result-row.ts'

export function TimelineView({ rows }: { rows: readonly ResultRow[] }) {
  return <p>{rows.length}</p>
}
