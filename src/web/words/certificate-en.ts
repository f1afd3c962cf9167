/** Words of a certificate, English. */
import { count, plural, share } from './units-en.ts'

const days = (number: number) => plural(number, 'day', 'days')

export const certificateEn = {
  heading: 'Certificate',
  notInReport: 'This result has no such certificate.',
  unnamed: '(no name)',
  empty: '(empty)',
  unreadable: 'unreadable',
  jump: 'Parts of the certificate',
  sections: {
    fields: 'Fields',
    names: 'Names',
    fingerprints: 'Fingerprints',
    extensions: 'Extensions',
    structure: 'ASN.1 and octets',
  },
  fields: {
    subject: 'Subject',
    issuer: 'Issuer',
    notBefore: 'Not before',
    notAfter: 'Not after',
    lifetime: 'Lifetime',
    serialNumber: 'Serial number',
    key: 'Public key',
    exponent: 'Exponent',
    keyHash: 'SHA-256 of the key',
    signature: 'Signature',
    version: 'Version',
    octets: 'Octets',
  },
  bits: (bits: number) => `${bits} bits`,
  lifetime: {
    label: 'How much of the lifetime is over',
    none: 'not known',
    valid: (all: number, left: number, over: number) =>
      `${share(over)} of ${days(all)} are over, ${days(left)} left`,
    ended: (all: number, left: number, _over: number) =>
      `all of ${days(all)} are over, ended ${days(-left)} ago`,
    'not-yet': (all: number, _left: number, _over: number) => `${days(all)}, not yet begun`,
  },
  copyPem: 'Copy as PEM',
  copyPemWhat: 'the certificate as PEM',
  savePem: 'Save as PEM',
  saveDer: 'Save as DER',
  noNames: 'It has no subject alternative name.',
  names: (number: number) => plural(number, 'subject alternative name', 'subject alternative names'),
  nameTypes: {
    dNSName: 'DNS',
    iPAddress: 'IP',
    uniformResourceIdentifier: 'URI',
    rfc822Name: 'mail',
  } as Record<string, string>,
  faults: (number: number) => plural(number, 'place is malformed', 'places are malformed'),
  fingerprints: {
    sha1: 'SHA-1 (thumbprint)',
    sha256: 'SHA-256',
    unknown: 'not known',
    copy: (hash: string, spelling: string) => `${hash} ${spelling}`,
    spellings: { plain: 'plain', colons: 'with colons', windows: 'as Windows shows it' } as Record<
      string,
      string
    >,
  },
  extensions: {
    none: 'It has no extensions.',
    critical: 'critical',
    octets: (number: number) => `not decoded, ${plural(number, 'octet', 'octets')}:`,
  },
  asn1: {
    tree: 'ASN.1 elements; arrow keys move, open and close',
    dump: 'Octets; arrow keys move',
    length: (octets: number) => plural(octets, 'octet', 'octets'),
    choose: 'Choose an element or an octet: the other side shows where it is.',
    chosen: (name: string, from: number, to: number, header: number, contents: number) =>
      `${name}: octets ${count(from)} to ${count(to)}, ${count(header)} of header and ${count(contents)} of contents`,
    cut: (shown: number, all: number) =>
      `Only the first ${count(shown)} of ${count(all)} octets are shown; saving as DER gives all of them.`,
    large: (octets: number) => `Take ${count(octets)} octets apart`,
  },
}
