import { readCount } from '../../asn1/primitive.ts'
import { tags } from '../../asn1/tag.ts'
import type { ExtensionKind } from '../extension.ts'

const names = new Map([
  [5, 'status_request'],
  [17, 'status_request_v2'],
])

/** Numbers of the TLS extensions that the server promises, RFC 7633. */
export const tlsFeature: ExtensionKind<number[]> = {
  oid: '1.3.6.1.5.5.7.1.24',
  tag: tags.sequence,
  read(reader, element) {
    const features: number[] = []
    for (const child of reader.children(element, 'tlsFeature')) {
      const feature = readCount(reader, child)
      if (feature !== undefined) features.push(feature)
    }
    return features
  },
  lines: (features) =>
    features.map((feature) => (names.has(feature) ? `${names.get(feature)} (${feature})` : `${feature}`)),
}
