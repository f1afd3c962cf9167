/**
 * Keys that Microsoft lists for certificates of Skype for Business Server.
 * Source: Environmental requirements for Skype for Business Server, see sources.ts. Checked on 2026-11-23.
 */

/** Lengths of RSA keys in bits. 1024 is listed and too short today, which another rule says. */
export const skypeRsaBits: readonly number[] = [1024, 2048, 4096]

/** Curves, by the names that publicKey.curve has. */
export const skypeCurves: readonly string[] = ['P-256', 'P-384', 'P-521']
