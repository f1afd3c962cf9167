/** The limit that Apple's systems set for server certificates of every issuer, private ones too. */
export const appleLimit = {
  /** Most days of validity. */
  days: 825,
  /** For certificates issued from this day on. */
  since: '2019-07-01',
  source: {
    title: 'Apple: Requirements for trusted certificates in iOS 13 and macOS 10.15',
    url: 'https://support.apple.com/en-us/103769',
    checkedOn: '2026-11-23',
  },
}
