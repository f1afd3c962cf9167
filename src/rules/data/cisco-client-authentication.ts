/**
 * Cisco products and certificates without the purpose of client authentication. Sources: field notices FN74362
 * (Expressway) and FN74345 (Unified Communications Manager and others), document 225693. Checked on 2026-11-23.
 */

/** Expressway up to and without this release refuses to install a server certificate without the purpose. */
export const expresswayWithSwitch = 'X15.4'

/** From this release on Expressway keeps a client certificate of its own. */
export const expresswayWithClientStore = 'X15.5'

/** Other products that the notices name. */
export const affectedProducts = [
  'Unified Communications Manager',
  'IM and Presence',
  'Unity Connection',
  'Emergency Responder',
  'CUBE',
]
