/** What the server is and allows. */
import { computed, signal } from '@preact/signals'
import type { ServerStatus } from '../../api/status.ts'
import { fetchStatus } from './api.ts'
import { ApiProblem } from './client.ts'

/** undefined until the server has answered. */
export const serverStatus = signal<ServerStatus | undefined>(undefined)

/** Why it has not. */
export const statusProblem = signal<ApiProblem | undefined>(undefined)

/** Another one after each start of the server. */
export const serverRun = computed(() => serverStatus.value?.run)

/** Asks the server who it is. */
export async function loadStatus(): Promise<void> {
  try {
    serverStatus.value = await fetchStatus()
    statusProblem.value = undefined
  } catch (error) {
    if (error instanceof ApiProblem) statusProblem.value = error
  }
}
