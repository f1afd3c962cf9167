#!/usr/bin/env node
/** The command `farend`. */
import { exit } from './exit-code.ts'
import { main } from './main.ts'

// Whoever reads the output may stop reading: `farend … | head`. That is no fault and needs no more work.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    if (stream === process.stdout)
      process.stderr.write(`farend: cannot write standard output: ${error.message}\n`)
    process.exit(exit.usage)
  })
}

process.exitCode = await main(process.argv.slice(2))
// Whatever was printed leaves the process before it ends, and nothing that is left over keeps it alive.
process.stdout.write('', (error) => {
  if (!error) process.stderr.write('', () => process.exit())
})
