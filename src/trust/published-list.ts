/** What a program's own publication says of its roots, before it is joined with what is known of them. */
import type { Membership, ProgramId, ProgramList, Restriction } from '../programs/facts.ts'

/** A root as its program's publication tells of it. */
export interface PublishedRoot {
  /** Lower-case hex; absent where the list goes by SHA-1 only. */
  sha256?: string
  /** Upper-case hex. */
  sha1?: string
  subjectKeyIdentifier?: string
  /** What the list calls it. */
  name: string
  membership: Membership
  restrictions: Pick<Restriction, 'kind' | 'date'>[]
}

/** One list, read. */
export interface PublishedList {
  list: ProgramList
  roots: PublishedRoot[]
  /** DER of the certificates that the publication holds itself. */
  certificates: Uint8Array[]
}

/** Something that was fetched is not the list that it should be; the message says what is wrong with it. */
export class ListError extends Error {
  override name = 'ListError'
}

/** Programs whose lists are fetched, in this order. Java publishes none that could be. */
export const publishingPrograms = ['windows', 'mozilla', 'chrome', 'apple'] as const satisfies ProgramId[]

/** A program that publishes its list. */
export type PublishingProgram = (typeof publishingPrograms)[number]
