/** srv-m365: the SIP domain lives in Microsoft 365, or is torn between it and servers of its own. */
import { isMicrosoft365 } from '../data/microsoft-hosts.ts'
import type { TargetFacts } from '../facts.ts'
import type { TargetRule } from '../rule.ts'
import { excerptList } from '../excerpt.ts'
import { microsoft365Dns, skypeHybrid } from '../sources.ts'
import { offeredRecords, serviceOf } from '../srv-records.ts'

export const srvM365: TargetRule = {
  id: 'srv-m365',
  title: 'SIP domain in Microsoft 365',
  severity: 'info',
  audiences: 'all',
  scope: 'target',
  *check(target) {
    if (target.target.kind === 'DIR' || target.target.kind === 'SIPINT') return
    const ways = waysOf(target)
    const cloud = ways.filter(({ toMicrosoft }) => toMicrosoft).map(({ words }) => words)
    if (cloud.length === 0) return
    const own = ways.filter(({ toMicrosoft }) => !toMicrosoft).map(({ words }) => words)
    const evidence = { domain: target.target.name, cloud: excerptList(cloud), own: excerptList(own) }
    yield own.length === 0
      ? { message: 'cloud', evidence }
      : { message: 'split', severity: 'warning', evidence }
  },
  messages: {
    cloud: {
      text: 'The records of {domain} lead to Microsoft 365: {cloud}. What is seen here is a server of Microsoft; the rules about the names of your own servers do not apply.',
    },
    split: {
      text: 'The records of {domain} disagree: {cloud} lead to Microsoft 365, {own} to other servers. With a hybrid deployment all of them have to lead to the servers on premises; without one, all to Microsoft 365. As it is, some partners or clients end where the people are not.',
      fix: 'Hybrid: let sip, lyncdiscover, _sip._tls and _sipfederationtls._tcp of {domain} lead to the Edge and the reverse proxy on premises. Moved to the cloud for good: sip CNAME sipdir.online.lync.com, lyncdiscover CNAME webdir.online.lync.com, the SRV records to sipdir and sipfed.online.lync.com.',
    },
  },
  doc: {
    what: 'The SRV record asked for, or `sip.`, `lyncdiscover.` and the other SRV records of the SIP domain, lead to hosts of Microsoft 365. A warning when some do and others do not.',
    why: 'A domain that lives in Microsoft 365 has its certificates from Microsoft, which the rules for own servers do not fit. A split domain is the usual left-over of a migration: messages work, presence or sign-in does not.',
    fix: 'All records to one side.',
    bad: '`_sipfederationtls._tcp` to `sipfed.online.lync.com`, `lyncdiscover` to the old reverse proxy.',
    good: 'All of them to Microsoft 365, or all of them on premises.',
  },
  source: [microsoft365Dns, skypeHybrid],
  since: '0.1.0',
}

/** Where a name of the domain leads. */
interface Way {
  words: string
  toMicrosoft: boolean
}

const telling = /^(sip|lyncdiscover|_sip\._tls|_sipfederationtls\._tcp)\./

function waysOf(target: TargetFacts): Way[] {
  const own = offeredRecords(target).map((record) => ({
    name: `${serviceOf(target)?.service}.${target.target.name}`,
    leads: record.target,
  }))
  const others = (target.discovery.related ?? [])
    .filter(({ name, rcode }) => rcode === 'NOERROR' && telling.test(name))
    .flatMap(({ name, answers }) => answers.map((answer) => ({ name, answer })))
    .filter(({ answer }) => answer.type === 'SRV' || answer.type === 'CNAME' || answer.type === 'A')
  const byName = Map.groupBy(
    [...own, ...others.map(({ name, answer: { data } }) => ({ name, leads: hostOf(data) }))],
    ({ name }) => name,
  )
  return [...byName].map(([name, leads]) => {
    const hosts = leads.map((way) => way.leads)
    return {
      words: `${name} (${hosts.find(isMicrosoft365) ?? hosts[0] ?? ''})`,
      toMicrosoft: hosts.some(isMicrosoft365),
    }
  })
}

/** The host that record data ends with: the target of a SRV record, the name of an alias, an address. */
function hostOf(data: string): string {
  return (data.split(' ').at(-1) ?? '').replace(/(?<=.)\.$/, '').toLowerCase()
}
