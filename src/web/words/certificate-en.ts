/** Words of a certificate, English. */

export const certificateEn = {
  unnamed: '(no name)',
}
