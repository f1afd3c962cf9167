/** Statements about revocation in the form of evidence for findings. */
import type { Evidence } from '../report/finding.ts'
import type { RevocationStatement } from '../revocation/statement.ts'
import { certificateLabel, pathMembers } from './best-path.ts'
import { excerpt } from './excerpt.ts'
import type { EndpointFacts } from './facts.ts'

/** The evidence that all findings about revocation share; `source` says where the statement came from. */
export function statementEvidence(endpoint: EndpointFacts, statement: RevocationStatement): Evidence {
  const { certificate: sha256, means, url, detail } = statement
  const certificate = pathMembers(endpoint).find((member) => member.sha256 === sha256)
  return {
    certificate: certificate === undefined ? sha256 : certificateLabel(certificate),
    sha256,
    source: url === undefined ? (means ?? 'nobody') : excerpt(url),
    statement: excerpt(detail),
  }
}

/** Whether a statement is about the end entity and not about an issuer. */
export function isOfEndEntity(endpoint: EndpointFacts, { certificate }: RevocationStatement): boolean {
  return certificate === endpoint.endEntity?.sha256
}
