import { testRule } from '../../../test/facts.ts'
import { srvPrivateIp } from './srv-private-ip.ts'

const at = (...addresses: string[]) => ({
  kind: 'FED' as const,
  endpoints: addresses.map((address) => ({ address })),
})
const publicResolver = '203.0.113.53:53'

testRule(srvPrivateIp, {
  'fires when public DNS gives a private address': [
    { ...at('10.1.2.3'), resolver: publicResolver },
    ['error public'],
  ],
  'fires when public DNS gives loopback': [
    { ...at('127.0.0.1'), resolver: '[2001:4860::53]:53' },
    ['error public'],
  ],
  'fires for private beside public, whoever was asked': [
    { ...at('198.51.100.7', '10.1.2.3'), resolver: '10.0.0.53:53' },
    ['error mixed'],
  ],
  'only remarks on it when DNS inside was asked': [
    { ...at('10.1.2.3'), resolver: '10.0.0.53:53' },
    ['info asked-inside'],
  ],
  'expects private addresses of internal clients': [
    { ...at('10.1.2.3'), kind: 'SIPINT', resolver: '10.0.0.53:53' },
    [],
  ],
  'does not mind a rehearsal on loopback': [at('127.0.0.1'), []],
  'is silent about public addresses': [{ ...at('198.51.100.7'), resolver: publicResolver }, []],
})
