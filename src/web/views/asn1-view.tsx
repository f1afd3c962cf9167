/** The ASN.1 elements of a certificate beside its octets: what is chosen in one is marked in the other. */
import { useMemo, useState } from 'preact/hooks'
import type { CertificateFacts } from '../../report/report.ts'
import { fetchTree } from '../state/api.ts'
import { words } from '../words/words.ts'
import { asn1Nodes, nodeAt, openedAround, openNodes } from './asn1-nodes.ts'
import { Asn1Tree } from './asn1-tree.tsx'
import { useAsked } from './asked.ts'
import { escapeForeign } from '../state/foreign.ts'
import { HexDump } from './hex-dump.tsx'
import { octetCount, octetsOf } from './octets.ts'
import { ProblemNotice } from './problem-notice.tsx'

const say = words.views.certificate.asn1

/** More octets are not shown: a certificate has some two thousand. */
const mostOctets = 2 ** 18

export function Asn1View({ result, certificate }: { result: string; certificate: CertificateFacts }) {
  const { sha256, der } = certificate
  const { value: tree, problem } = useAsked(`${result} ${sha256}`, () => fetchTree(result, sha256))
  const octets = useMemo(() => octetsOf(der, mostOctets), [der])
  const nodes = useMemo(() => asn1Nodes(tree?.nodes ?? []), [tree])
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set())
  const [chosen, setChosen] = useState(-1)
  const [cursor, setCursor] = useState(-1)
  const open = useMemo(() => openNodes(nodes, closed), [nodes, closed])
  if (problem !== undefined) return <ProblemNotice problem={problem} />
  if (tree === undefined) return <p class="muted">{words.loading}</p>
  const node = nodes[chosen]
  const total = octetCount(der)
  const toggle = (index: number) => {
    setClosed(closed.has(index) ? closed.difference(new Set([index])) : closed.union(new Set([index])))
  }
  return (
    <>
      {total > octets.length && <p class="notice is-info">{say.cut(octets.length, total)}</p>}
      {tree.faults.length > 0 && (
        <ul class="view-list">
          {tree.faults.map(({ offset, message }) => (
            <li key={`${offset} ${message}`} class="is-warning foreign">
              {escapeForeign(message)} {words.views.result.path.atOctet(offset)}
            </li>
          ))}
        </ul>
      )}
      <p class="view-asn1-chosen" role="status">
        {node === undefined
          ? say.choose
          : say.chosen(
              escapeForeign(node.name ?? node.tag),
              node.offset,
              node.end - 1,
              node.headerLength,
              node.length,
            )}
      </p>
      <div class="view-asn1">
        <Asn1Tree
          nodes={nodes}
          open={open}
          closed={closed}
          chosen={chosen}
          onToggle={toggle}
          onChoose={(index) => {
            setChosen(index)
            const offset = nodes[index]?.offset ?? -1
            setCursor(offset < octets.length ? offset : -1)
          }}
        />
        <HexDump
          octets={octets}
          node={node}
          cursor={cursor}
          onCursor={(octet) => {
            const index = nodeAt(nodes, octet)
            setCursor(octet)
            setChosen(index)
            setClosed(openedAround(nodes, closed, index))
          }}
        />
      </div>
    </>
  )
}
