/** Signature schemes: the IANA registry "TLS SignatureScheme", with the hash and signature pairs of TLS 1.2. */

/** Name of the registry; for pairs of TLS 1.2 that never became schemes `dsa_sha1`; otherwise `0x1234`. */
export function signatureSchemeName(code: number): string {
  const scheme = schemes.get(code)
  if (scheme !== undefined) return scheme
  const hash = hashes[code >> 8]
  const signature = signatures[code & 0xff]
  if (hash !== undefined && signature !== undefined) return `${signature}_${hash}`
  return `0x${code.toString(16).padStart(4, '0')}`
}

/** Every scheme a far end might sign with, strongest habits first; MD5 and DSA for the oldest of them. */
export const offeredSignatureSchemes: readonly number[] = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501,
  0x0601, 0x0303, 0x0301, 0x0203, 0x0201, 0x0402, 0x0202, 0x0101,
]

const schemes: ReadonlyMap<number, string> = new Map([
  [0x0201, 'rsa_pkcs1_sha1'],
  [0x0203, 'ecdsa_sha1'],
  [0x0401, 'rsa_pkcs1_sha256'],
  [0x0403, 'ecdsa_secp256r1_sha256'],
  [0x0420, 'rsa_pkcs1_sha256_legacy'],
  [0x0501, 'rsa_pkcs1_sha384'],
  [0x0503, 'ecdsa_secp384r1_sha384'],
  [0x0520, 'rsa_pkcs1_sha384_legacy'],
  [0x0601, 'rsa_pkcs1_sha512'],
  [0x0603, 'ecdsa_secp521r1_sha512'],
  [0x0620, 'rsa_pkcs1_sha512_legacy'],
  [0x0708, 'sm2sig_sm3'],
  [0x0804, 'rsa_pss_rsae_sha256'],
  [0x0805, 'rsa_pss_rsae_sha384'],
  [0x0806, 'rsa_pss_rsae_sha512'],
  [0x0807, 'ed25519'],
  [0x0808, 'ed448'],
  [0x0809, 'rsa_pss_pss_sha256'],
  [0x080a, 'rsa_pss_pss_sha384'],
  [0x080b, 'rsa_pss_pss_sha512'],
  [0x081a, 'ecdsa_brainpoolP256r1tls13_sha256'],
  [0x081b, 'ecdsa_brainpoolP384r1tls13_sha384'],
  [0x081c, 'ecdsa_brainpoolP512r1tls13_sha512'],
  [0x0904, 'mldsa44'],
  [0x0905, 'mldsa65'],
  [0x0906, 'mldsa87'],
])

/** HashAlgorithm and SignatureAlgorithm, RFC 5246 section 7.4.1.4.1. */
const hashes: readonly (string | undefined)[] = [
  'none',
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
]
const signatures: readonly (string | undefined)[] = [undefined, 'rsa_pkcs1', 'dsa', 'ecdsa']
