import { testRule } from '../../../test/facts.ts'
import { teamsOptions } from './teams-options.ts'

const sbc = { name: 'sbc1.contoso.test', profile: 'teams-sbc' as const }
const answering = (contact: string) => ({
  ...sbc,
  endpoint: { sip: { status: 200, contact, detail: 'It answered.' } },
})

testRule(teamsOptions, {
  'reminds once for each target': [{ ...sbc, endpoints: [{}, {}] }, ['info finding']],
  'points at a Contact without the name': [answering('<sip:192.0.2.1:5061;transport=tls>'), ['info contact']],
  'is content with a Contact that has the name': [
    answering('<sip:SBC1.contoso.test:5061;transport=tls>'),
    ['info finding'],
  ],
  'concerns Teams only': [{ ...sbc, profile: 'sip' }, []],
})
