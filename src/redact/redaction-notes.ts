/** What is hidden and what is not, as sentences for the file. */
export const redactionNotes: readonly string[] = [
  'Redacted. Hidden, the same thing always under the same pseudonym: host and domain names, addresses (192.0.2.0/24 and 2001:db8::/32 stand for them), every value of distinguished names (organisation, unit, place, common name, mail), fingerprints, serial numbers, keys, paths of URLs, words of the far end, the names of authorities and of files.',
  'Not in this file: certificates as PEM or DER, recorded flights, what was fetched. Extensions that can name somebody are only mentioned.',
  'Not hidden: ports, protocols, algorithms, key sizes, dates, the findings, what public root programs are known for.',
  'It cannot be judged again: farend evaluate shows it as it is stored.',
]
