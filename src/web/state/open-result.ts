/** The report of the result that the address names. */
import { computed, effect, signal } from '@preact/signals'
import type { Report } from '../../report/report.ts'
import { fetchReport } from './api.ts'
import { ApiProblem } from './client.ts'
import { route } from './route.ts'
import { token } from './token.ts'

/** Id of the result that the address names. */
export const openId = computed(() => ('result' in route.value ? route.value.result : undefined))

/** Its report; undefined until it has come. */
export const report = signal<Report | undefined>(undefined)

/** Why it could not be had. */
export const reportProblem = signal<ApiProblem | undefined>(undefined)

effect(() => {
  const id = openId.value
  // A new token is a reason to try again.
  void token.value
  report.value = undefined
  reportProblem.value = undefined
  if (id === undefined) return
  const abort = new AbortController()
  fetchReport(id, abort.signal).then(
    (got) => (report.value = got),
    (error: unknown) => {
      if (error instanceof ApiProblem) reportProblem.value = error
    },
  )
  return () => abort.abort()
})
