/** Arguments in, exit code out. What is heavy is loaded when its command runs. */
import { CommanderError } from 'commander'
import { escapeText } from '../render/escape.ts'
import { exit } from './exit-code.ts'
import { nearest } from '../targets/nearest.ts'
import { commandNames, createProgram, type Actions } from './program.ts'
import { UsageError } from './usage-error.ts'

const actions: Actions = {
  async check(targets, flags) {
    refuseMistypedCommand(targets)
    const { runCheck } = await import('./commands/check.ts')
    return runCheck(targets, flags)
  },
  async demo(scenarios, flags) {
    const { runDemo } = await import('./commands/demo.ts')
    return runDemo(scenarios, flags)
  },
  async map(domain, flags) {
    const { runMap } = await import('./commands/map.ts')
    return runMap(domain, flags)
  },
  async explain(rules, flags) {
    const { runExplain } = await import('./commands/explain.ts')
    return runExplain(rules, flags)
  },
  async verify(files, flags) {
    const { runVerify } = await import('./commands/verify.ts')
    return runVerify(files, flags)
  },
  async evaluate(file, flags) {
    const { runEvaluate } = await import('./commands/evaluate.ts')
    return runEvaluate(file, flags)
  },
  async serve(flags) {
    const { runServe } = await import('./commands/serve.ts')
    return runServe(flags)
  },
  roots: {
    async list(flags) {
      const { listRoots } = await import('./commands/roots.ts')
      return listRoots(flags)
    },
    async search(words, flags) {
      const { findRoots } = await import('./commands/roots.ts')
      return findRoots(words, flags)
    },
    async show(words, flags) {
      const { showRoot } = await import('./commands/roots.ts')
      return showRoot(words, flags)
    },
    async save(words, flags) {
      const { saveRoot } = await import('./commands/roots-save.ts')
      return saveRoot(words, flags)
    },
    async update(flags) {
      const { fetchRoots } = await import('./commands/roots-update.ts')
      return fetchRoots(flags)
    },
  },
}

/** Runs the command of the arguments (without `node` and the script) and gives the exit code. Never rejects. */
export async function main(argv: readonly string[]): Promise<number> {
  const named = argv[0] === 'check'
  let exitCode: number = exit.fine
  const program = createProgram(actions, (code) => (exitCode = code), !named)
  try {
    await program.parseAsync(named ? argv.slice(1) : argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.usage
    return complain(error)
  }
}

// Errors of the user have a message that is fit to be read; anything else is a fault of this tool.
const userErrors = new Set([
  'UsageError',
  'InputError',
  'AnchorFileError',
  'ClientCertificateError',
  'DnsServerError',
  'OwnCertificateError',
  'ProxyError',
  'RootStoreError',
  'TrustError',
])

function complain(error: unknown): number {
  if (error instanceof Error && userErrors.has(error.name)) {
    process.stderr.write(`farend: ${escapeText(error.message)}\n`)
    return exit.usage
  }
  const trace = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`farend: internal fault, please report it: ${trace}\n`)
  return exit.internal
}

// Any word can be a host. One without dot or port that nearly is a command, and is not called for by `check`, is
// taken for a slip.
function refuseMistypedCommand([first = '', ...rest]: string[]): void {
  if (!/^[a-z]+$/.test(first)) return
  const meant = nearest(first, commandNames)
  if (meant === undefined || meant === first) return
  const host = ['farend check', first, ...rest].join(' ')
  throw new UsageError(`"${first}" is no command; did you mean ${meant}? For a host of that name: ${host}`)
}
