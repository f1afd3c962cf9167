/** What the server said instead of an answer. */
import { escapeForeign } from '../state/foreign.ts'
import type { ApiProblem } from '../state/client.ts'
import { words } from '../words/words.ts'

export function ProblemNotice({ problem }: { problem: ApiProblem }) {
  const text = problem.status === 0 ? words.connection.noAnswer : escapeForeign(problem.problem.detail)
  return (
    <p class="notice is-error foreign" role="alert">
      {text}
    </p>
  )
}
