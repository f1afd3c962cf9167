/**
 * Reads DER, X.690, offsets first: an element is a header and two offsets, and nothing inside is looked at until
 * somebody asks. Rules:
 * - Reading never throws. What is wrong goes to the fault list with its offset in the whole input.
 * - BER that can be understood is understood, and reported: lengths that are not minimal, indefinite lengths.
 * - A constructed element that runs past its parent is cut there; a primitive one is not read at all, since half a
 *   value could pass for a whole one.
 * - Depth, lengths, tag numbers and the number of elements are limited, so that the time taken is linear in the input.
 */
import type { FaultList } from './fault.ts'
import { classSize, classTag, tagName } from './tag.ts'
import type { Tag } from './tag.ts'

/** One TLV. Offsets are in the whole input, in bytes. */
export interface Element {
  readonly tag: Tag
  readonly constructed: boolean
  /** Where the identifier octets begin. */
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  /** Where whatever follows begins: behind the end-of-contents octets where the length is indefinite. */
  readonly end: number
  /** 0 for an element that stands in no other. */
  readonly depth: number
}

/** Elements deeper than this are not read. */
export const maxDepth = 32
/** Elements longer than this are not read: no TLS message can carry them. */
export const maxLength = 0xffffff
/** Elements beyond this many are not read. */
export const maxElements = 200_000

/** Reads the elements of one input; every fault found on the way is added to `faults`. */
export class DerReader {
  readonly bytes: Uint8Array
  readonly faults: FaultList
  #elements = 0

  constructor(bytes: Uint8Array, faults: FaultList) {
    this.bytes = bytes
    this.faults = faults
  }

  /** The only element of `bytes[start, end)`; what follows it is a fault. `what` names it in messages. */
  whole(what: string, start = 0, end: number = this.bytes.length, depth = 0): Element | undefined {
    const element = this.at(start, end, depth)
    if (element === undefined) {
      if (start >= end) this.faults.add(start, `${what} is empty`)
    } else if (element.end < end) {
      this.faults.add(element.end, `${end - element.end} octets follow ${what}`)
    }
    return element
  }

  /** The element that begins at `start` and may reach to `end`; undefined when there is none or it is unreadable. */
  at(start: number, end: number, depth = 0): Element | undefined {
    if (start >= end) return undefined
    this.#elements += 1
    if (this.#elements > maxElements) {
      if (this.#elements === maxElements + 1) {
        this.faults.add(start, `more than ${maxElements} elements; the rest was not read`)
      }
      return undefined
    }
    if (depth > maxDepth) {
      this.faults.add(start, `nested more than ${maxDepth} deep; not read`)
      return undefined
    }
    return this.#element(start, end, depth, this.faults)
  }

  /** A cursor before the first child of a constructed element. `what` names the element in messages. */
  children(element: Element, what: string): Cursor {
    if (!element.constructed) {
      this.faults.add(element.start, `${what}: ${tagName(element.tag)} is not constructed`)
      return new Cursor(this, element.contentEnd, element.contentEnd, element.depth + 1, what)
    }
    return new Cursor(this, element.contentStart, element.contentEnd, element.depth + 1, what)
  }

  /** The content octets: a view. */
  content(element: Element): Uint8Array {
    return this.bytes.subarray(element.contentStart, element.contentEnd)
  }

  /** The octets of the whole element: a view. */
  encoding(element: Element): Uint8Array {
    return this.bytes.subarray(element.start, element.end)
  }

  #element(start: number, end: number, depth: number, faults: FaultList | undefined): Element | undefined {
    const identifier = this.#identifier(start, end, faults)
    if (identifier === undefined) return undefined
    const { tag, constructed } = identifier
    const length = this.#length(identifier.next, end, faults)
    if (length === undefined) return undefined
    const contentStart = length.next
    if (length.value === undefined) {
      const contentEnd = constructed ? this.#endOfContents(contentStart, end, depth) : undefined
      if (contentEnd === undefined) {
        faults?.add(start, `${tagName(tag)} of indefinite length without an end`)
        return undefined
      }
      return { tag, constructed, start, contentStart, contentEnd, end: contentEnd + 2, depth }
    }
    let contentEnd = contentStart + length.value
    if (contentEnd > end) {
      faults?.add(
        start,
        `${tagName(tag)} of ${length.value} octets runs past its surroundings, which end ${contentEnd - end} octets earlier`,
      )
      if (!constructed) return undefined
      contentEnd = end
    }
    return { tag, constructed, start, contentStart, contentEnd, end: contentEnd, depth }
  }

  #identifier(start: number, end: number, faults: FaultList | undefined) {
    const first = this.bytes[start] ?? 0
    const constructed = (first & 0x20) !== 0
    if ((first & 0x1f) !== 0x1f) {
      return { tag: classTag(first >> 6, first & 0x1f), constructed, next: start + 1 }
    }
    let number = 0
    for (let offset = start + 1; offset < end; offset += 1) {
      const octet = this.bytes[offset] ?? 0
      number = number * 128 + (octet & 0x7f)
      if (number >= classSize) break
      if ((octet & 0x80) === 0) {
        if (number < 31 || this.bytes[start + 1] === 0x80) faults?.add(start, 'tag number is not minimal')
        return { tag: classTag(first >> 6, number), constructed, next: offset + 1 }
      }
    }
    faults?.add(start, 'tag number is too large or cut short')
    return undefined
  }

  /** `value` is undefined for the indefinite form, X.690 section 8.1.3.6. */
  #length(start: number, end: number, faults: FaultList | undefined) {
    const first = start < end ? this.bytes[start] : undefined
    if (first === undefined) {
      faults?.add(start, 'cut short before the length')
      return undefined
    }
    if (first < 0x80) return { value: first, next: start + 1 }
    if (first === 0x80) {
      faults?.add(start, 'indefinite length, which DER does not have')
      return { value: undefined, next: start + 1 }
    }
    const next = start + 1 + (first & 0x7f)
    if (next > end) {
      faults?.add(start, 'cut short within the length')
      return undefined
    }
    let value = 0
    for (let offset = start + 1; offset < next && value <= maxLength; offset += 1) {
      value = value * 256 + (this.bytes[offset] ?? 0)
    }
    if (value > maxLength) {
      faults?.add(start, `length of more than ${maxLength} octets; not read`)
      return undefined
    }
    if (value < 0x80 || this.bytes[start + 1] === 0) faults?.add(start, 'length is not in its shortest form')
    return { value, next }
  }

  /** Offset of the end-of-contents octets that close what begins at `start`. */
  #endOfContents(start: number, end: number, depth: number): number | undefined {
    if (depth >= maxDepth) return undefined
    let offset = start
    while (offset + 2 <= end) {
      if (this.bytes[offset] === 0 && this.bytes[offset + 1] === 0) return offset
      const element = this.#element(offset, end, depth + 1, undefined)
      if (element === undefined) return undefined
      offset = element.end
    }
    return undefined
  }
}

/** Steps through the children of one element. An unreadable child ends the walk, with a fault. */
export class Cursor {
  readonly #reader: DerReader
  readonly #end: number
  readonly #depth: number
  readonly #what: string
  #position: number
  #next: Element | undefined

  /** `what` names the surroundings in messages. */
  constructor(reader: DerReader, start: number, end: number, depth: number, what: string) {
    this.#reader = reader
    this.#end = end
    this.#depth = depth
    this.#what = what
    this.#position = start
    this.#next = reader.at(start, end, depth)
  }

  /** The next child, without stepping over it. */
  peek(): Element | undefined {
    return this.#next
  }

  /** Whether every child was taken; false after the walk ended at an unreadable one. */
  get complete(): boolean {
    return this.#position >= this.#end
  }

  /** Steps over the next child and gives it. */
  take(): Element | undefined {
    const element = this.#next
    if (element !== undefined) {
      this.#position = element.end
      this.#next = this.#reader.at(element.end, this.#end, this.#depth)
    }
    return element
  }

  /** Takes the next child if it has the tag. */
  optional(tag: Tag): Element | undefined {
    return this.#next?.tag === tag ? this.take() : undefined
  }

  /** Takes the next child if it has the tag; otherwise it is a fault that `field` is missing. */
  required(tag: Tag, field: string): Element | undefined {
    const element = this.optional(tag)
    if (element === undefined) {
      const found = this.#next === undefined ? 'nothing' : tagName(this.#next.tag)
      this.#reader.faults.add(
        this.#next?.start ?? this.#end,
        `${this.#what}: ${field} should be here, a ${tagName(tag)}; found ${found}`,
      )
    }
    return element
  }

  /** Reports a child that is left over. */
  finish(): void {
    if (this.#next !== undefined) {
      this.#reader.faults.add(this.#next.start, `${this.#what}: unexpected ${tagName(this.#next.tag)}`)
    }
  }

  /** Takes every child that is left. */
  *[Symbol.iterator](): Generator<Element, void, void> {
    for (let element = this.take(); element !== undefined; element = this.take()) yield element
  }
}
