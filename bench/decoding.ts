/** What decoding a certificate costs, beside node:crypto's own decoder. */
import { X509Certificate } from 'node:crypto'
import { createAuthority } from '../src/estate/authority.ts'
import { decodeCertificate } from '../src/x509/decode.ts'
import type { Comparison } from './comparison.ts'
import { interleave, processorTime } from './measure.ts'

const certificates = 100
/** How often each certificate is decoded within one measurement. */
const repetitions = 20
const rounds = 15

export async function decoding(): Promise<Comparison> {
  const list = endEntities(certificates)
  const each = async (decode: (der: Uint8Array) => unknown) => {
    const cost = await processorTime(() => {
      for (let time = 0; time < repetitions; time += 1) list.forEach(decode)
    })
    return cost / (certificates * repetitions)
  }
  return {
    title: 'Decoding, microseconds of processor time a certificate',
    costs: await interleave(
      {
        'new X509Certificate': () => each((der) => new X509Certificate(der)),
        decodeCertificate: () => each(decodeCertificate),
      },
      rounds,
    ),
  }
}

function endEntities(count: number): Uint8Array[] {
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') }
  const authority = createAuthority({ ...validity, subject: ['O=Farend Bench', 'CN=Bench Authority'] })
  return Array.from({ length: count }, (_, index) => {
    const name = `host-${index}.bench.test`
    const subject = ['C=AU', 'O=Farend Bench', `CN=${name}`]
    return authority.issue({ ...validity, subject, subjectAltName: [{ dns: name }, { dns: 'bench.test' }] })
      .der
  })
}
