/** What the terminal can show, from its environment. */

/** What text may use. */
export interface Terminal {
  width: number
  color: boolean
  ascii: boolean
}

interface Stream {
  isTTY?: boolean
  columns?: number
}

/**
 * Width, colour and symbols for text on a stream. `--no-color` beats FORCE_COLOR, which beats NO_COLOR and
 * TERM=dumb; without any of them colour is for terminals. COLUMNS beats the terminal's own width.
 */
export function terminalOf(
  stream: Stream,
  env: Record<string, string | undefined>,
  allowColor: boolean,
  platform: string = process.platform,
): Terminal {
  return {
    width: widthOf(stream, env),
    color: allowColor && wantsColor(stream, env),
    ascii: env['TERM'] === 'dumb' || !speaksUnicode(env, platform),
  }
}

function widthOf({ columns }: Stream, env: Record<string, string | undefined>): number {
  const wanted = Number(env['COLUMNS'])
  if (Number.isInteger(wanted) && wanted > 0) return wanted
  return columns !== undefined && columns > 0 ? columns : 80
}

function wantsColor({ isTTY = false }: Stream, env: Record<string, string | undefined>): boolean {
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false'
  if (env['NO_COLOR'] || env['TERM'] === 'dumb') return false
  return isTTY
}

// Windows Terminal announces itself; the older console shows the symbols only with some fonts.
function speaksUnicode(env: Record<string, string | undefined>, platform: string): boolean {
  if (platform === 'win32') return Boolean(env['WT_SESSION'] ?? env['TERM_PROGRAM'])
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG']
  return !locale || /utf-?8/i.test(locale)
}
