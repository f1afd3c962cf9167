/** A site whose checks give reports that were made before, by what is typed for them. */
import type { Report } from '../../src/report/report.ts'
import type { Target } from '../../src/report/target.ts'
import type { Checked } from '../../src/scan.ts'
import { startSite, type Site } from './site.ts'

/** Starts the site, checks all of them, and gives the ids of their results in order. */
export async function startSiteOf(
  reports: readonly Report[],
): Promise<{ site: Site; results: string[]; check: string }> {
  const names = reports.map((_, index) => `given-${index}.test:443`)
  const site = await startSite({
    estate: false,
    async *scan(targets: Iterable<Target>): AsyncGenerator<Checked> {
      for (const target of targets) {
        const report = reports[names.indexOf(target.input)]
        if (report !== undefined) yield checkedOf(report, target)
      }
    },
  })
  const { id: check } = await site.server.start({ targets: names })
  return { site, check, results: reports.map((_, index) => `${check}-${index + 1}`) }
}

function checkedOf(report: Report, target: Target): Checked {
  const { discovery, startedAt, finishedAt } = report
  return {
    report,
    observation: { target, discovery, endpoints: [], startedAt, finishedAt },
    judgement: { anchors: [], now: new Date(finishedAt) },
  }
}
