import { certificate, testRule, type Situation } from '../../../test/facts.ts'
import type { Answer } from '../../report/observation.ts'
import { tlsSniDependent } from './tls-sni-dependent.ts'

const own = certificate()
const other = certificate()

const unnamed = (answer: Answer, ...presented: { der: Uint8Array }[]): Situation => ({
  presents: own,
  endpoint: { accepts: { withoutServerName: { answer, presented: presented.map(({ der }) => der) } } },
})

testRule(tlsSniDependent, {
  'is content with the same certificate': [unnamed('accepted', own), ['ok same']],
  'fires for another certificate': [unnamed('accepted', other), ['warning differs']],
  'fires when no name means no connection': [unnamed('refused'), ['warning refused']],
  'does not know what was not answered': [unnamed('unknown'), ['unknown unknown']],
  'does not know when the answer held no certificate': [unnamed('accepted'), ['unknown unknown']],
  'is silent when not asked': [{}, []],
})
