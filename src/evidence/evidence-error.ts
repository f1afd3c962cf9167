/** A file that holds nothing that can be judged, or shown, again; the message says why, in one line. */
export class EvidenceError extends Error {
  override name = 'EvidenceError'
}
