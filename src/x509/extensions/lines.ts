import { oidTitle } from '../../asn1/oid.ts'
import { toHex } from '../../bytes/hex.ts'
import type { GeneralName } from '../general-name.ts'
import { formatRdn } from '../name.ts'

/** Lines one level further in: five spaces, as Windows does. */
export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `     ${line}`)
}

/** Lower-case hexadecimal octets with spaces between them: `51 af 24`. */
export function spacedHex(bytes: Uint8Array): string {
  return toHex(bytes).replace(/..(?=.)/g, '$& ')
}

/** One line, or a heading with lines under it, for each name. */
export function generalNameLines(names: readonly GeneralName[]): string[] {
  return names.flatMap(linesOfName)
}

function linesOfName(name: GeneralName): string[] {
  switch (name.type) {
    case 'rfc822Name':
      return [`RFC822 Name=${name.value}`]
    case 'dNSName':
      return [`DNS Name=${name.value}`]
    case 'uniformResourceIdentifier':
      return [`URL=${name.value}`]
    case 'iPAddress':
      return [`IP Address=${name.value}`]
    case 'registeredID':
      return [`Registered ID=${name.value}`]
    case 'directoryName':
      return ['Directory Address:', ...indent(name.name.rdns.toReversed().map(formatRdn))]
    case 'otherName':
      return ['Other Name:', ...indent([`${oidTitle(name.oid) ?? name.oid}=${name.value}`])]
    case 'x400Address':
      return [`X400 Address=${spacedHex(name.raw)}`]
    case 'ediPartyName':
      return [`EDI Party Name=${spacedHex(name.raw)}`]
  }
}
