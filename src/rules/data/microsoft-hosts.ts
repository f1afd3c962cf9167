/**
 * Names of Microsoft's own SIP servers. Source: Microsoft's pages on DNS records of Microsoft 365 and on planning
 * Direct Routing. Checked on 2026-11-23.
 */

/** Hosts of the Skype for Business front of Microsoft 365, where Teams federates too. */
const microsoft365 = [
  '.online.lync.com',
  '.online.gov.skypeforbusiness.us',
  '.online.dod.skypeforbusiness.us',
]

/** Hosts of Teams Direct Routing. */
const directRouting = [
  '.pstnhub.microsoft.com',
  '.pstnhub.gov.teams.microsoft.us',
  '.pstnhub.dod.teams.microsoft.us',
  '.pstnhub.infra.gov.teams.microsoft.us',
  '.pstnhub.infra.dod.teams.microsoft.us',
]

/** Whether a host belongs to the Skype for Business front of Microsoft 365. */
export function isMicrosoft365(host: string): boolean {
  return microsoft365.some((suffix) => host.toLowerCase().endsWith(suffix))
}

/** Whether a host is a SIP server of Microsoft's, to which the rules for its customers' servers do not apply. */
export function isMicrosoftEnd(host: string): boolean {
  return isMicrosoft365(host) || directRouting.some((suffix) => host.toLowerCase().endsWith(suffix))
}
