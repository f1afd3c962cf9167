/** The store cannot be opened; the message says which, why, and what would be right. */
export class StoreError extends Error {
  override name = 'StoreError'
}
