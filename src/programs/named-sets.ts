/** Sets of roots that somebody demands, beside the root programs. */
import type { Confidence } from './facts.ts'

/** A set of roots with a name of its own. */
export interface NamedSet {
  id: string
  title: string
  /** The first 16 digits of each SHA-256. */
  roots: readonly string[]
  source: string
  checkedOn: string
  confidence: Confidence
}

/** Every set that is known. */
export const namedSets: readonly NamedSet[] = [
  {
    id: 'teams-sbc',
    title: 'roots that a session border controller must trust for Teams Direct Routing',
    roots: [
      '4348a0e9444c78cb', // DigiCert Global Root CA
      'cb3ccbb76031e5e0', // DigiCert Global Root G2
      '31ad6648f8104138', // DigiCert Global Root G3
      '371a00dc0533b372', // DigiCert TLS RSA4096 Root G5
      '018e13f0772532cf', // DigiCert TLS ECC P384 Root G5
      'c741f70f4b2a8d88', // Microsoft RSA Root Certificate Authority 2017
      '358df39d764af9e1', // Microsoft ECC Root Certificate Authority 2017
    ],
    source: "digests of Microsoft's What's new in Direct Routing, 2025-12-12 and 2026-02-16",
    checkedOn: '2026-11-23',
    confidence: 'second-hand',
  },
]
