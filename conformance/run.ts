/**
 * Path-validation suites of the limbo shape.
 *
 *   npm run conformance -- <file>    score a file; exit 0 when every case is as expected or listed with its reason
 *   node conformance/run.ts          answer cases from standard input, one JSON object a line
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { answer, type Answer } from './answer.ts'
import { score } from './score.ts'
import { suiteSchema, testcaseSchema } from './testcase.ts'

const [file] = process.argv.slice(2)
if (file === undefined) await answerLines()
else process.exitCode = scoreFile(file)

async function answerLines(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    process.stdout.write(`${JSON.stringify(answerLine(line))}\n`)
  }
}

function answerLine(line: string): Answer | { error: string } {
  try {
    return answer(testcaseSchema.parse(JSON.parse(line)), new Date())
  } catch (error) {
    return { error: `not a test case: ${String(error)}` }
  }
}

function scoreFile(path: string): number {
  const { testcases } = suiteSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const { lines, passed } = score(testcases, new Date())
  console.log(lines.join('\n'))
  return passed ? 0 : 1
}
