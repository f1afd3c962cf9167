/** What the browser keeps between visits. Private windows may refuse to keep anything: then nothing is kept. */

const prefix = 'farend.'

/** What was kept under a name, read as JSON; undefined where nothing readable is there. */
export function stored(name: string): unknown {
  try {
    const text = localStorage.getItem(prefix + name)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keeps a value that JSON can hold; undefined removes it. */
export function store(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, JSON.stringify(value))
  } catch {
    // A full or forbidden store only means that the next visit begins afresh.
  }
}
