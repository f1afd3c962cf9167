/** Which of several names was most likely meant. */

/** The name that shares the most labels with `reference`, counted from the right; the first of equals. */
export function closestName(reference: string, names: readonly string[]): string | undefined {
  let closest: string | undefined
  let most = -1
  for (const name of names) {
    const shared = sharedLabels(reference, name)
    if (shared > most) [closest, most] = [name, shared]
  }
  return closest
}

function sharedLabels(one: string, other: string): number {
  const labels = one.toLowerCase().split('.').reverse()
  const otherLabels = other.toLowerCase().split('.').reverse()
  const difference = labels.findIndex((label, index) => label !== otherLabels[index])
  return difference === -1 ? labels.length : difference
}
