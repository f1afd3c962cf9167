/** Words of timeline, map, roots, verification and rules, English. */

export const placesEn = {}
