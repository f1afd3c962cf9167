import { testRule } from '../../../test/facts.ts'
import { tlsAlert } from './tls-alert.ts'

const sent = (...descriptions: number[]) => ({
  endpoint: {
    alerts: descriptions.map((description) => ({
      level: 'fatal' as const,
      description,
      name: `alert_${description}`,
    })),
  },
})

const explained: [number, string][] = [
  [40, 'handshake-failure'],
  [42, 'bad-certificate'],
  [43, 'unsupported-certificate'],
  [44, 'certificate-revoked'],
  [45, 'certificate-expired'],
  [46, 'certificate-unknown'],
  [48, 'unknown-ca'],
  [70, 'protocol-version'],
  [71, 'insufficient-security'],
  [80, 'internal-error'],
  [112, 'unrecognized-name'],
  [116, 'certificate-required'],
  [120, 'no-application-protocol'],
  [99, 'other'],
]

testRule(tlsAlert, {
  ...Object.fromEntries(
    explained.map(([description, message]) => [
      `explains alert ${description}`,
      [sent(description), [`info ${message}`]] as [ReturnType<typeof sent>, string[]],
    ]),
  ),
  'says so where no server name was sent': [
    { endpoint: { ...sent(112).endpoint, serverName: null } },
    ['info name-required'],
  ],
  'tells each kind once': [sent(40, 70, 40), ['info handshake-failure', 'info protocol-version']],
  'leaves out the goodbye': [sent(0), []],
  'is silent without alerts': [{}, []],
})
