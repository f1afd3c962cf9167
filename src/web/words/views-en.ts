/** Words of the views, English. */

export const viewsEn = {
  result: 'Result',
} as const
