/** Certificates from files, without a network. */
import { z } from 'zod'
import { sentFile } from '../../api/check.ts'
import { CertificateFileError } from '../../container/certificate-file-error.ts'
import { readCertificateFile } from '../../container/certificate-file.ts'
import { verify, type NamedFile } from '../../diagnose/verify.ts'
import { trustNames } from '../../programs/trust-names.ts'
import { verificationSchema } from '../../report/verification.ts'
import { verificationFileObject } from '../../schema/verification.ts'
import { storeFolder } from '../../trust/root-store.ts'
import { loadTrust, TrustError } from '../../trust/select-anchors.ts'
import { version } from '../../version.ts'
import { decodeCertificate } from '../../x509/decode.ts'
import { ApiError } from '../api-error.ts'
import { json, route } from '../route.ts'

/** Longer lists are no chain. */
const mostCertificates = 1000

const verifyRequest = z
  .strictObject({
    files: z.array(sentFile).min(1).max(50),
    passphrase: z
      .string()
      .max(1000)
      .exactOptional()
      .meta({ description: 'Of PKCS #12 files; no key is read' }),
    name: z.string().min(1).max(255).exactOptional().meta({ description: 'Name that clients connect to' }),
    purpose: z.enum(['server', 'client']).default('server'),
    at: z.iso.datetime({ offset: true }).or(z.iso.date()).exactOptional(),
    trust: z.array(z.enum(trustNames)).min(1).exactOptional(),
    authorities: z.array(sentFile).max(20).exactOptional(),
  })
  .meta({ id: 'VerifyRequest' })

/** See the module. */
export const verifyRoutes = [
  route({
    method: 'post',
    path: '/verify',
    operationId: 'verify',
    summary: 'Verify certificates from files: PEM, DER, P7B, PFX',
    body: verifyRequest,
    answers: { 200: { description: 'As farend verify --json prints', schema: verificationFileObject } },
    async handle({ body }, { defaults }) {
      const { files, passphrase, name, purpose, at, trust, authorities = [] } = body
      const read = files.map((file, index) => readFile(file, `body /files/${index}`, passphrase))
      const own = authorities.flatMap((file, index) => {
        const { certificates } = readFile(file, `body /authorities/${index}`, passphrase)
        return certificates.map((der) => ({ der, origin: `file ${file.name}` }))
      })
      const { anchors, facts } = await loadTrust(trust ?? defaults.trust, storeFolder(process.env)).catch(
        told,
      )
      const verification = verify(read, {
        anchors: [...own.map(anchorOf), ...(defaults.anchors ?? []), ...anchors],
        programs: facts,
        now: at === undefined ? new Date() : new Date(at),
        ...(name === undefined ? {} : { name }),
        purpose,
      })
      return json({ schema: verificationSchema, tool: { name: 'farend', version }, verification })
    },
  }),
]

function readFile(
  { name, base64 }: z.infer<typeof sentFile>,
  where: string,
  passphrase: string | undefined,
): NamedFile {
  try {
    const file = readCertificateFile(Buffer.from(base64, 'base64'), passphrase)
    if (file.certificates.length <= mostCertificates) return { file: name, ...file }
    throw new ApiError('unprocessable', `${where}: ${name} has too many certificates; right are at most 1000`)
  } catch (error) {
    if (error instanceof CertificateFileError) {
      throw new ApiError('unprocessable', `${where}: ${name}: ${error.message}`)
    }
    throw error
  }
}

function anchorOf({ der, origin }: { der: Uint8Array; origin: string }) {
  return { certificate: decodeCertificate(der), origin, public: false }
}

function told(error: unknown): never {
  if (error instanceof TrustError) throw new ApiError('unprocessable', `body /trust: ${error.message}`)
  throw error
}
