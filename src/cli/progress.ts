/** How far a run has come, on a line of its own that disappears. */
export interface Progress {
  /** One more target is done. */
  step(): void
  /** Takes the line away, for something else to be printed. */
  clear(): void
}

interface Stream {
  isTTY?: boolean
  write(text: string): unknown
}

/** Progress over `total` targets, if the stream is a terminal that can rewrite a line; otherwise silent. */
export function createProgress(stream: Stream, total: number, enabled: boolean): Progress {
  if (!enabled || stream.isTTY !== true || process.env['TERM'] === 'dumb') {
    return { step: () => undefined, clear: () => undefined }
  }
  let done = 0
  const show = () => stream.write(`\rChecked ${done} of ${total}`)
  const clear = () => stream.write('\r\x1b[K')
  show()
  return {
    step() {
      done++
      if (done < total) show()
    },
    clear,
  }
}
