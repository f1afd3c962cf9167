/** The elements of a certificate as a tree that opens and closes, and which of them an octet belongs to. */
import type { TreeNode } from '../../api/certificate-tree.ts'

/** An element with its place in the tree. */
export interface Asn1Node extends TreeNode {
  /** Index of the element around it; -1 for the outermost. */
  parent: number
  hasInner: boolean
  /** Offset behind the last octet. */
  end: number
  /** Which of its siblings it is, from 1, and how many they are. */
  position: number
  siblings: number
}

/** Elements in the order of their octets, with their places. */
export function asn1Nodes(elements: readonly TreeNode[]): Asn1Node[] {
  const around: number[] = []
  const nodes = elements.map((element, index): Asn1Node => {
    while (around.length > 0 && (elements[around.at(-1) ?? 0]?.depth ?? 0) >= element.depth) around.pop()
    const parent = around.at(-1) ?? -1
    around.push(index)
    const end = element.offset + element.headerLength + element.length
    const hasInner = (elements[index + 1]?.depth ?? 0) > element.depth
    return { ...element, parent, hasInner, end, position: 0, siblings: 0 }
  })
  const counts = new Map<number, number>()
  for (const node of nodes) {
    node.position = (counts.get(node.parent) ?? 0) + 1
    counts.set(node.parent, node.position)
  }
  for (const node of nodes) node.siblings = counts.get(node.parent) ?? 1
  return nodes
}

/** Indexes of the nodes in sight: those with no closed one around them. */
export function openNodes(nodes: readonly Asn1Node[], closed: ReadonlySet<number>): number[] {
  const hidden = new Set<number>()
  const open: number[] = []
  for (const [index, { parent }] of nodes.entries()) {
    if (parent >= 0 && (closed.has(parent) || hidden.has(parent))) hidden.add(index)
    else open.push(index)
  }
  return open
}

/** Index of the innermost element that an octet belongs to; -1 where there is none. */
export function nodeAt(nodes: readonly Asn1Node[], octet: number): number {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((nodes[middle]?.offset ?? Infinity) <= octet) low = middle + 1
    else high = middle
  }
  let index = low - 1
  while (index >= 0 && (nodes[index]?.end ?? 0) <= octet) index = nodes[index]?.parent ?? -1
  return index
}

/** The closed nodes without those around a node, so that it is in sight. */
export function openedAround(
  nodes: readonly Asn1Node[],
  closed: ReadonlySet<number>,
  index: number,
): ReadonlySet<number> {
  const around = new Set<number>()
  for (let at = nodes[index]?.parent ?? -1; at >= 0; at = nodes[at]?.parent ?? -1) around.add(at)
  return [...around].some((each) => closed.has(each)) ? closed.difference(around) : closed
}
