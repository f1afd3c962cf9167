/** The user asked for something that cannot be done as asked. The message is one line: what, where, what is right. */
export class UsageError extends Error {
  override name = 'UsageError'
}
