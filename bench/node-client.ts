/** A client of Node, as a contender. */
import { once } from 'node:events'
import type { ClientOrder } from './client.ts'
import { endHelper, startHelper } from './helper.ts'
import type { Contender } from './measure.ts'

export interface NodeClient {
  /** Microseconds of processor time for an endpoint. */
  cost: Contender
  end(): Promise<void>
}

/** Starts a client that looks at so many endpoints at each turn. */
export async function startNodeClient(order: ClientOrder, endpoints: number): Promise<NodeClient> {
  const { helper } = await startHelper('client.ts', JSON.stringify(order))
  return {
    async cost() {
      const answer = once(helper, 'message')
      helper.send(endpoints)
      const [cost] = await answer
      return Number(cost)
    },
    end: () => endHelper(helper),
  }
}
