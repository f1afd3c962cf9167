/** The structure of a certificate's DER, element by element. */
import { z } from 'zod'

/** One element; octets are counted from the beginning of the certificate. */
export const treeNode = z
  .object({
    offset: z.int(),
    headerLength: z.int(),
    length: z.int().meta({ description: 'Of the contents' }),
    depth: z.int(),
    tag: z.string().meta({ description: 'SEQUENCE, INTEGER, [0] and the like' }),
    text: z.string().meta({ description: 'What the contents say, where that can be said in a line' }),
    name: z.string().exactOptional().meta({ description: 'Field of RFC 5280, or the name of an OID' }),
  })
  .meta({ id: 'TreeNode' })

/** The elements in the order of their octets. */
export const certificateTree = z
  .object({
    sha256: z.string(),
    nodes: z.array(treeNode),
    faults: z.array(z.object({ offset: z.int(), message: z.string() })),
  })
  .meta({
    id: 'CertificateTree',
    description: 'ASN.1 elements of a certificate, in the order of their octets',
  })

/** See {@link certificateTree}. */
export type CertificateTree = z.infer<typeof certificateTree>
/** See {@link treeNode}. */
export type TreeNode = z.infer<typeof treeNode>
