/** Where results are kept when nobody says otherwise. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The file of the store: `farend/results.db` in the folder for state of this user (%LOCALAPPDATA% on Windows,
 * $XDG_STATE_HOME or ~/.local/state elsewhere).
 */
export function storeFile(
  env: Record<string, string | undefined>,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  const windows = env['LOCALAPPDATA'] || join(home, 'AppData', 'Local')
  const state = platform === 'win32' ? windows : env['XDG_STATE_HOME'] || join(home, '.local', 'state')
  return join(state, 'farend', 'results.db')
}
