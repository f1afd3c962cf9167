/** A pool of any size, one member of which has another certificate. */
import type { Report } from '../../src/report/report.ts'
import { poolReport } from '../report-samples.ts'

/** The pool of the samples, with so many members. */
export function bigPool(count: number): Report {
  const [pool] = poolReport.pools
  const [first] = poolReport.endpoints
  if (pool === undefined || first === undefined) throw new TypeError('the sample has no pool')
  const odd = poolReport.endpoints.find(({ address }) =>
    pool.differences.some((each) => each.address === address),
  )
  const addresses = Array.from({ length: count }, (_, index) => `10.9.0.${index + 1}`)
  const last = addresses.at(-1) ?? ''
  return {
    ...poolReport,
    endpoints: addresses.map((address) => ({ ...(address === last && odd ? odd : first), address })),
    pools: [
      {
        ...pool,
        members: addresses,
        reference: addresses.slice(0, -1),
        differences: pool.differences
          .filter(({ address }) => address === odd?.address)
          .map((difference) => ({ ...difference, address: last })),
      },
    ],
  }
}
