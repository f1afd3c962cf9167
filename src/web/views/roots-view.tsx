/** Roots, and where they can be had. */

export function RootsView({ sha256 }: { sha256: string | undefined }) {
  return <p>{sha256}</p>
}
