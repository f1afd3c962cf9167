/**
 * Checks the outer shape of a DNS message before the codec sees it. dns-packet throws on most nonsense, but some of
 * its record decoders trust lengths: they read past the end and then start over at the beginning of the message, so
 * that a message can cost far more than its size. So: every record must lie inside the message, types that are not
 * wanted become opaque, and the sections that nothing reads are cut off.
 */

const headerLength = 12
/** Answers beyond this many are dropped; a sane answer has a tenth of them. */
const mostAnswers = 256
/** Private use, RFC 6895 section 3.1: the codec does not look into such a record. */
const opaqueType = 0xff00
const typeOpt = 41

/** What record data must look like that the codec decodes in place, by record type; names are at least one octet. */
const wantedTypes = new Map<number, (data: Uint8Array) => boolean>([
  [1, ({ length }) => length === 4], // A
  [5, ({ length }) => length >= 1], // CNAME
  [28, ({ length }) => length === 16], // AAAA
  [33, ({ length }) => length >= 7], // SRV
  [35, (data) => skipName(data, afterStrings(data, 4, 3)) === data.length], // NAPTR, RFC 3403 section 4.1
  [52, ({ length }) => length >= 4], // TLSA, RFC 6698 section 2.1
  [257, (data) => afterStrings(data, 1, 1) !== undefined], // CAA, RFC 8659 section 4.1
])

export interface DnsFrame {
  /** A copy of the message with question and answer sections only, safe to decode. */
  message: Buffer
  /** Upper eight bits of the RCODE, from the OPT record (RFC 6891 section 6.1.3); 0 without one. */
  extendedRcode: number
}

/** Walks over a whole message. Gives undefined when a count or a length leads out of it. */
export function frameMessage(message: Uint8Array): DnsFrame | undefined {
  if (message.length < headerLength) return undefined
  const copy = Buffer.from(message)
  const questions = copy.readUInt16BE(4)
  const answers = copy.readUInt16BE(6)
  const records = answers + copy.readUInt16BE(8) + copy.readUInt16BE(10)
  let offset: number | undefined = headerLength
  for (let index = 0; index < questions && offset !== undefined; index++) {
    offset = inside(copy, skipName(copy, offset), 4)
  }
  let extendedRcode = 0
  for (let index = 0; index < records && offset !== undefined; index++) {
    const fixed = skipName(copy, offset)
    offset = inside(copy, fixed, 10)
    if (fixed === undefined || offset === undefined) break
    const type = copy.readUInt16BE(fixed)
    const length = copy.readUInt16BE(fixed + 8)
    const begin = offset
    offset = inside(copy, offset, length)
    if (index < answers && offset !== undefined) {
      const fits = wantedTypes.get(type)
      if (fits?.(copy.subarray(begin, offset)) === false) return undefined
      if (fits === undefined) copy.writeUInt16BE(opaqueType, fixed)
    } else if (type === typeOpt) {
      extendedRcode = copy.readUInt8(fixed + 4)
    }
  }
  if (offset === undefined) return undefined
  copy.writeUInt16BE(Math.min(answers, mostAnswers), 6)
  copy.writeUInt32BE(0, 8)
  return { message: copy, extendedRcode }
}

/** Offset behind a name, whose last part may be a compression pointer (RFC 1035 section 4.1.4). */
function skipName(message: Uint8Array, start: number | undefined): number | undefined {
  let offset = start ?? message.length
  for (;;) {
    const length = message[offset]
    if (length === undefined) return undefined
    if (length === 0) return offset + 1
    if (length >= 0xc0) return inside(message, offset, 2)
    if (length > 63) return undefined
    offset += 1 + length
  }
}

/** Offset behind so many character-strings (RFC 1035 section 3.3) from `start` on; undefined when they do not fit. */
function afterStrings(data: Uint8Array, start: number, count: number): number | undefined {
  let offset = start
  for (let index = 0; index < count; index++) {
    const length = data[offset]
    if (length === undefined || offset + 1 + length > data.length) return undefined
    offset += 1 + length
  }
  return offset
}

function inside(message: Uint8Array, offset: number | undefined, length: number): number | undefined {
  return offset === undefined || offset + length > message.length ? undefined : offset + length
}
