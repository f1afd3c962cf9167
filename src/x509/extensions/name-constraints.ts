import type { DerReader, Element } from '../../asn1/der.ts'
import { readCount } from '../../asn1/primitive.ts'
import { contextTag, tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'
import { readGeneralName } from '../general-name.ts'
import type { GeneralName } from '../general-name.ts'
import { generalNameLines, indent } from './lines.ts'

/** One subtree. Its iPAddress is address and mask, 8 or 32 octets, `10.0.0.0/255.0.0.0` as text. */
export interface GeneralSubtree {
  base: GeneralName
  minimum: number
  maximum?: number
}

/** Undefined as against empty: nothing was said about permitted (excluded) subtrees. */
export interface NameConstraints {
  permittedSubtrees?: GeneralSubtree[]
  excludedSubtrees?: GeneralSubtree[]
}

/** RFC 5280 section 4.2.1.10. Unreadable as a whole when any subtree is: a constraint may not get lost. */
export const nameConstraints: ExtensionKind<NameConstraints> = {
  oid: '2.5.29.30',
  tag: tags.sequence,
  critical: true,
  read(reader, element) {
    const fields = reader.children(element, 'nameConstraints')
    const permitted = fields.optional(contextTag(0))
    const excluded = fields.optional(contextTag(1))
    fields.finish()
    if (permitted === undefined && excluded === undefined) {
      reader.faults.add(element.start, 'nameConstraints constrains nothing')
    }
    const permittedSubtrees = permitted && readSubtrees(reader, permitted)
    const excludedSubtrees = excluded && readSubtrees(reader, excluded)
    if (!fields.complete || (permitted && !permittedSubtrees) || (excluded && !excludedSubtrees))
      return undefined
    return {
      ...(permittedSubtrees === undefined ? {} : { permittedSubtrees }),
      ...(excludedSubtrees === undefined ? {} : { excludedSubtrees }),
    }
  },
  lines: ({ permittedSubtrees, excludedSubtrees }) => [
    ...subtreeLines('Permitted', permittedSubtrees),
    ...subtreeLines('Excluded', excludedSubtrees),
  ],
}

function readSubtrees(reader: DerReader, element: Element): GeneralSubtree[] | undefined {
  const children = reader.children(element, 'nameConstraints')
  if (children.peek() === undefined)
    reader.faults.add(element.start, 'nameConstraints: an empty list of subtrees')
  const subtrees = Array.from(children, (child) => readSubtree(reader, child))
  return children.complete && subtrees.every((subtree) => subtree !== undefined) ? subtrees : undefined
}

function readSubtree(reader: DerReader, element: Element): GeneralSubtree | undefined {
  const fields = reader.children(element, 'nameConstraints')
  const name = fields.take()
  const base = name && readGeneralName(reader, name, 'nameConstraints', 'constraint')
  const minimum = fields.optional(contextTag(0))
  const maximum = fields.optional(contextTag(1))
  fields.finish()
  if (minimum ?? maximum) {
    reader.faults.add(element.start, 'nameConstraints: minimum must be left out and maximum absent')
  }
  if (base === undefined) return undefined
  const most = readCount(reader, maximum)
  return {
    base,
    minimum: readCount(reader, minimum) ?? 0,
    ...(most === undefined ? {} : { maximum: most }),
  }
}

function subtreeLines(title: string, subtrees: readonly GeneralSubtree[] | undefined): string[] {
  if (subtrees === undefined) return [`${title}=None`]
  return [
    title,
    ...indent(
      subtrees.flatMap(({ base, minimum, maximum }, index) => [
        `[${index + 1}]Subtrees (${minimum}..${maximum ?? 'Max'}):`,
        ...indent(generalNameLines([base])),
      ]),
    ),
  ]
}
