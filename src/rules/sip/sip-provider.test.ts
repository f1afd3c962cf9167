import { testRule } from '../../../test/facts.ts'
import { sipProvider } from './sip-provider.ts'

testRule(sipProvider, {
  'knows Zoom': [{ name: 'us01peer01.sc.zoom.us', profile: 'sip' }, ['info zoom']],
  'knows Genesys': [{ name: 'trunk.byoc.mypurecloud.com', profile: 'sip' }, ['info genesys']],
  'does not take a similar name for it': [{ name: 'sip.notzoom.us', profile: 'sip' }, []],
  'concerns SIP only': [{ name: 'us01peer01.sc.zoom.us', profile: 'web' }, []],
})
