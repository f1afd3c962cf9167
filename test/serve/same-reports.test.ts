// The estate, checked through the API, the command and the library: the same reports, but for the clock.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkState } from '../../src/api/check.ts'
import { resultPage } from '../../src/api/result-row.ts'
import { targetList } from '../../src/api/target.ts'
import { startEstate, type Estate, type Scenario } from '../../src/estate/estate.ts'
import { anchorsFromFiles, checkAll, targetsFromCsv } from '../../src/index.ts'
import type { Report } from '../../src/report/report.ts'
import { reportFileObject } from '../../src/schema/report.ts'
import { run } from '../script.ts'
import { startApi, type ApiServer } from './api-server.ts'

const at = new Date()
/** What differs from run to run, and nothing else does. */
const clock = new Set(['startedAt', 'finishedAt', 'ms', 'timings'])

let estate: Estate
let api: ApiServer
let folder: string
let root: string

before(async () => {
  estate = await startEstate()
  folder = await mkdtemp(join(tmpdir(), 'farend-same-'))
  root = join(folder, 'root.pem')
  await writeFile(root, estate.rootPem)
  api = await startApi({
    defaults: { dns: estate.dns, anchors: await anchorsFromFiles([root]), store: join(folder, 'roots') },
  })
})

after(async () => {
  await api.close()
  await estate.close()
  await rm(folder, { recursive: true })
})

test('API, command and library give the same reports of every scenario', { timeout: 200_000 }, async () => {
  const groups = Map.groupBy(estate.scenarios, ({ profile, online }) => JSON.stringify([profile, online]))
  let compared = 0
  for (const scenarios of groups.values()) {
    const [{ profile, online = false }] = scenarios as [Scenario]
    const csv = `Domain,Type,Port\n${scenarios.map(rowOf).join('\n')}\n`
    const [first, second, third] = [
      await byApi(csv, profile, online),
      await byCommand(csv, profile, online),
      await byLibrary(csv, profile, online),
    ].map((reports) => reports.map(timeless))
    assert.equal(first?.length, scenarios.length)
    assert.deepEqual(second, first, `${profile}: command and API`)
    assert.deepEqual(third, first, `${profile}: library and API`)
    compared += scenarios.length
  }
  assert.equal(compared, estate.scenarios.length)
})

function rowOf({ target, kind }: Scenario): string {
  const [, host, port = ''] = /^(.*?)(?::(\d+))?$/.exec(target) ?? []
  return `${host},${kind},${port}`
}

const settings = { timeout: 2000, retries: 0 }

async function byApi(csv: string, profile: Scenario['profile'], online: boolean): Promise<Report[]> {
  const { targets, problems } = await api.read(targetList, 'POST', '/targets', { text: csv, form: 'csv' })
  assert.deepEqual(problems, [])
  const own = { ...settings, online, at: at.toISOString(), ...(profile === undefined ? {} : { profile }) }
  const { id } = await api.read(checkState, 'POST', '/checks', { targets, settings: own })
  const { state, done } = await api.ended(id)
  assert.deepEqual([state, done], ['finished', targets.length])
  const exported = await (await api.ask('GET', `/checks/${id}/export?form=json`)).json()
  const { reports } = reportFileObject.parse(exported)
  // What is read one by one is the same again.
  const { rows } = await api.read(resultPage, 'GET', `/checks/${id}/results`)
  for (const row of rows) {
    const alone = await (await api.ask('GET', `/results/${row.id}`)).json()
    assert.deepEqual(alone, (exported as { reports: unknown[] }).reports[row.index])
  }
  return reports
}

async function byCommand(csv: string, profile: Scenario['profile'], online: boolean): Promise<Report[]> {
  const file = join(folder, 'targets.csv')
  await writeFile(file, csv)
  const words = ['--import', file, '--dns', estate.dns, '--ca', root, '--at', at.toISOString(), '--json']
  const how = [
    '--timeout',
    `${settings.timeout}ms`,
    '--retries',
    '0',
    ...(profile ? ['--profile', profile] : []),
    ...(online ? ['--online', '--online-private', 'all'] : []),
  ]
  const { stdout, stderr } = await run([...words, ...how])
  assert.equal(stderr, '')
  return reportFileObject.parse(JSON.parse(stdout)).reports
}

async function byLibrary(csv: string, profile: Scenario['profile'], online: boolean): Promise<Report[]> {
  const { targets } = targetsFromCsv(csv, 'targets.csv')
  const anchors = await anchorsFromFiles([root])
  const own = { ...settings, at, dns: estate.dns, anchors, store: join(folder, 'roots') }
  const fetching = online ? { online: { private: () => true } } : {}
  const how = { ...own, ...fetching, ...(profile === undefined ? {} : { profile }) }
  const reports = []
  for await (const report of checkAll(targets, how)) {
    reports.push(report)
  }
  return reports
}

/** The report as JSON without what the clock says; the order of members counts for nothing. */
function timeless(report: Report): unknown {
  return JSON.parse(JSON.stringify(report, (name, value: unknown) => (clock.has(name) ? undefined : value)))
}
