import { readBoolean, readCount } from '../../asn1/primitive.ts'
import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'

/** Whether the subject is a CA, and how many CA certificates may follow it in a path. */
export interface BasicConstraints {
  cA: boolean
  pathLenConstraint?: number
}

/** RFC 5280 section 4.2.1.9. */
export const basicConstraints: ExtensionKind<BasicConstraints> = {
  oid: '2.5.29.19',
  tag: tags.sequence,
  read(reader, element) {
    const fields = reader.children(element, 'basicConstraints')
    const flag = fields.optional(tags.boolean)
    const cA = flag === undefined ? false : readBoolean(reader, flag)
    if (flag !== undefined && cA === false) {
      reader.faults.add(flag.start, 'basicConstraints: cA FALSE is the default and must be left out')
    }
    const length = fields.optional(tags.integer)
    const pathLenConstraint = readCount(reader, length)
    fields.finish()
    if (cA === undefined || (length !== undefined && pathLenConstraint === undefined)) return undefined
    if (length !== undefined && !cA) {
      reader.faults.add(length.start, 'basicConstraints: pathLenConstraint without cA')
    }
    return { cA, ...(pathLenConstraint === undefined ? {} : { pathLenConstraint }) }
  },
  lines: ({ cA, pathLenConstraint }) => [
    `Subject Type=${cA ? 'CA' : 'End Entity'}`,
    `Path Length Constraint=${pathLenConstraint ?? 'None'}`,
  ],
}
