/** Access methods of authorityInfoAccess, RFC 5280 section 4.2.2.1. */
export const accessMethod = {
  ocsp: '1.3.6.1.5.5.7.48.1',
} as const
