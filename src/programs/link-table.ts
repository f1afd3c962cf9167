/** Where authorities publish their roots. No address was opened to write this: each carries how it was come by. */
import type { Confidence } from './facts.ts'

/** An authority, or a family of them, and its place of publication. */
export interface Publisher {
  /** Beginnings of the organization or common name, lower case; the first publisher that fits is taken. */
  names: readonly string[]
  page?: readonly [url: string, confidence: Confidence]
  /** Files by the first 8 digits of the root's SHA-256. */
  files?: Readonly<Record<string, readonly [url: string, confidence: Confidence]>>
  /** Address of the file of any root; `{name}` stands for the common name without spaces, `{ski}` for the key identifier. */
  pattern?: readonly [url: string, confidence: Confidence]
}

/** When the addresses were gathered. */
export const linksCheckedOn = '2026-11-23'

const digiCertPage = ['https://www.digicert.com/kb/digicert-root-certificates.htm', 'second-hand'] as const

/** Every publisher that is known. */
export const publishers: readonly Publisher[] = [
  {
    names: ['quovadis'],
    page: digiCertPage,
    files: {
      '8a866fd1': ['http://trust.quovadisglobal.com/qvrca1g3.crt', 'second-hand'],
      '85a0dd7d': ['http://trust.quovadisglobal.com/qvrca2.crt', 'second-hand'],
      '8fe4fb0a': ['http://trust.quovadisglobal.com/qvrca2g3.crt', 'second-hand'],
      '18f1fc7f': ['http://trust.quovadisglobal.com/qvrca3.crt', 'second-hand'],
      '88ef81de': ['http://trust.quovadisglobal.com/qvrca3g3.crt', 'second-hand'],
    },
  },
  {
    names: ['digicert', 'baltimore'],
    page: digiCertPage,
    pattern: ['https://cacerts.digicert.com/{name}.crt', 'second-hand'],
  },
  { names: ['geotrust', 'thawte', 'verisign', 'symantec'], page: digiCertPage },
  {
    names: ['entrust', 'affirmtrust'],
    files: {
      '43df5774': ['https://web.entrust.com/root-certificates/entrust_g2_ca.cer', 'second-hand'],
      '6dc47172': ['https://web.entrust.com/root-certificates/entrust_2048_ca.cer', 'second-hand'],
    },
  },
  {
    names: ['globalsign'],
    page: [
      'https://support.globalsign.com/ca-certificates/root-certificates/globalsign-root-certificates',
      'second-hand',
    ],
    files: {
      ebd41040: ['https://secure.globalsign.com/cacert/root-r1.crt', 'second-hand'],
      cbb522d7: ['https://secure.globalsign.com/cacert/root-r3.crt', 'second-hand'],
      '179fbc14': ['https://secure.globalsign.com/cacert/root-r5.crt', 'unverified'],
      '2cabeafe': ['https://secure.globalsign.com/cacert/root-r6.crt', 'second-hand'],
      cbb9c44d: ['https://secure.globalsign.com/cacert/roote46.crt', 'second-hand'],
      '4fa3126d': ['https://secure.globalsign.com/cacert/rootr46.crt', 'unverified'],
    },
  },
  {
    names: ['godaddy', 'the go daddy', 'go daddy'],
    page: ['https://certs.godaddy.com/repository', 'second-hand'],
    files: {
      '45140b32': ['https://certs.godaddy.com/repository/gdroot-g2.crt', 'second-hand'],
      c3846bf2: ['https://certs.godaddy.com/repository/gd-class2-root.crt', 'second-hand'],
    },
  },
  {
    names: ['amazon', 'starfield services'],
    page: ['https://www.amazontrust.com/repository/', 'second-hand'],
    files: {
      '8ecde688': ['https://www.amazontrust.com/repository/AmazonRootCA1.pem', 'second-hand'],
      '1ba5b2aa': ['https://www.amazontrust.com/repository/AmazonRootCA2.pem', 'second-hand'],
      '18ce6cfe': ['https://www.amazontrust.com/repository/AmazonRootCA3.pem', 'second-hand'],
      e35d2841: ['https://www.amazontrust.com/repository/AmazonRootCA4.pem', 'second-hand'],
    },
  },
  {
    names: ['starfield'],
    page: ['https://certs.starfieldtech.com/repository', 'second-hand'],
    files: {
      '2ce1cb0b': ['https://certs.starfieldtech.com/repository/sfroot-g2.crt', 'unverified'],
      '1465fa20': ['https://certs.starfieldtech.com/repository/sf-class2-root.crt', 'unverified'],
    },
  },
  {
    names: ['internet security research group', "let's encrypt"],
    page: ['https://letsencrypt.org/certificates/', 'read'],
    files: {
      '96bcec06': ['https://letsencrypt.org/certs/isrgrootx1.der', 'read'],
      '69729b8e': ['https://letsencrypt.org/certs/isrg-root-x2.pem', 'read'],
    },
  },
  {
    names: ['google trust services'],
    page: ['https://pki.goog/repository/', 'second-hand'],
    files: {
      d947432a: ['https://i.pki.goog/r1.crt', 'second-hand'],
      '8d25cd97': ['https://i.pki.goog/r2.crt', 'second-hand'],
      '34d8a73e': ['https://i.pki.goog/r3.crt', 'second-hand'],
      '349dfa40': ['https://i.pki.goog/r4.crt', 'second-hand'],
    },
  },
  {
    names: ['microsoft'],
    page: ['https://www.microsoft.com/pkiops/docs/repository.htm', 'unverified'],
    files: {
      c741f70f: [
        'https://www.microsoft.com/pkiops/certs/Microsoft%20RSA%20Root%20Certificate%20Authority%202017.crt',
        'second-hand',
      ],
      '358df39d': [
        'https://www.microsoft.com/pkiops/certs/Microsoft%20ECC%20Root%20Certificate%20Authority%202017.crt',
        'second-hand',
      ],
    },
  },
  {
    names: ['identrust', 'digital signature trust'],
    page: ['https://www.identrust.com/support/downloads', 'second-hand'],
  },
  {
    names: ['asseco', 'unizeto', 'certum'],
    files: { fe769657: ['http://subca.repository.certum.pl/ctrca.cer', 'second-hand'] },
  },
  { names: ['swisssign'], pattern: ['http://swisssign.net/cgi-bin/authority/download/{ski}', 'second-hand'] },
  {
    names: ['secom'],
    page: ['https://repository.secomtrust.net/SC-Root2/', 'second-hand'],
    files: { '513b2cec': ['http://repository.secomtrust.net/SC-Root2/SCRoot2ca.cer', 'second-hand'] },
  },
  {
    names: ['buypass'],
    files: {
      '9a114025': ['http://crt.buypass.no/crt/BPClass2Rot.cer', 'second-hand'],
      edf7ebbc: ['http://crt.buypass.no/crt/BPClass3Rot.cer', 'second-hand'],
    },
  },
  {
    names: ['actalis'],
    files: { '55926084': ['http://cacert.actalis.it/certs/actalis-autroot01', 'second-hand'] },
  },
  {
    names: ['hellenic academic', 'harica'],
    page: ['https://repo.harica.gr/', 'second-hand'],
    files: {
      d95d0e8e: ['https://repo.harica.gr/certs/HARICA-TLS-Root-2021-RSA.pem', 'second-hand'],
      '3f99cc47': ['https://repo.harica.gr/certs/HARICA-TLS-Root-2021-ECC.pem', 'second-hand'],
    },
  },
  {
    names: ['ssl corporation', 'ssl.com'],
    page: ['https://www.ssl.com/repository/', 'second-hand'],
    files: {
      '85666a56': ['http://www.ssl.com/repository/SSLcomRootCertificationAuthorityRSA.crt', 'second-hand'],
    },
  },
  { names: ['telia'], page: ['https://cps.trust.telia.com/', 'second-hand'] },
]
