/** What a finding means. */

export function ExplainView({ rule }: { rule: string | undefined }) {
  return <p>{rule}</p>
}
