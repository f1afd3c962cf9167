/** Options that are variables too. */
import { Option } from 'commander'

/**
 * An option of which a variable is the default: `--dns` is `FAREND_DNS`. For an option without value, a variable that
 * says no is as good as none.
 * @param scope where the option means something else than elsewhere: with `SERVE`, `--port` is `FAREND_SERVE_PORT`
 */
export function option(flags: string, description: string, scope?: string): Option {
  const made = new Option(flags, description)
  const name = /--([\w-]+)/.exec(flags)?.[1]?.replaceAll('-', '_').toUpperCase()
  const variable = ['FAREND', ...(scope === undefined ? [] : [scope]), name].join('_')
  const value = process.env[variable] ?? ''
  const saysNo = !made.required && /^(|0|no|false|off)$/i.test(value)
  return saysNo || value === '' ? made : made.env(variable)
}

/** Reads an option with one value that may be given several times. Several values at once would swallow the targets. */
export function repeated<T>(parse: (text: string) => T): (text: string, previous: T[] | undefined) => T[] {
  return (text, previous) => [...(previous ?? []), parse(text)]
}
