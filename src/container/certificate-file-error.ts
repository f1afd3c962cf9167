/** A file of certificates that cannot be used. The message is one line: what is wrong; what would be right. */
export class CertificateFileError extends Error {
  override name = 'CertificateFileError'

  constructor(what: string, right: string, options?: ErrorOptions) {
    super(`${what}; ${right}`, options)
  }
}
