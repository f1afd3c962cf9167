/** Keys whose private half is published, because they stand in examples and tests, by SHA-256 of the RSA modulus. */

/** The day on which the digests were made from the published keys. */
export const sharedKeysCheckedOn = '2026-11-23'

/** Where each was published. */
export const sharedKeys: ReadonlyMap<string, string> = new Map([
  ['d5246bc377541fb76508de53d527eb973a81b755144ab531a6a0b7b4af0e7088', 'RFC 9500, the test key testRSA2048'],
  [
    '544fdd519498def7b9c1778c026df9489915b576863cf407437b2d88b6147745',
    'the test certificate of Go, net/http',
  ],
  [
    '35014ffb7b725e6ad6c40d99616e29953dc110f4805fc8715b38f54b4433513e',
    'a former test certificate of Go, net/http',
  ],
  [
    '564613b3799e381383ed4afbfc5daed187e9ea167e0f5b8236ef39f09dbb8754',
    'the first test certificate of Go, net/http',
  ],
])
