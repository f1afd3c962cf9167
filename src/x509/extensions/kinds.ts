/** Every kind of extension that is understood, by OID. */
import type { ExtensionKind } from '../extension.ts'
import { authorityInfoAccess, subjectInfoAccess } from './access.ts'
import { issuerAltName, subjectAltName } from './alternative-name.ts'
import { basicConstraints } from './basic-constraints.ts'
import { applicationPolicies, certificatePolicies } from './certificate-policies.ts'
import { cRLDistributionPoints, freshestCRL } from './distribution-points.ts'
import { extKeyUsage } from './ext-key-usage.ts'
import { authorityKeyIdentifier, subjectKeyIdentifier } from './key-identifier.ts'
import { keyUsage } from './key-usage.ts'
import {
  caVersion,
  certificateTemplate,
  certificateTemplateName,
  ntdsSecurityIdentifier,
  previousCertHash,
} from './microsoft.ts'
import { nameConstraints } from './name-constraints.ts'
import { ocspNoCheck } from './ocsp-no-check.ts'
import {
  applicationPolicyConstraints,
  applicationPolicyMappings,
  inhibitAnyPolicy,
  policyConstraints,
  policyMappings,
} from './policy-limits.ts'
import { tlsFeature } from './tls-feature.ts'
import { precertificatePoison, signedCertificateTimestamps } from './transparency.ts'

const kinds: ExtensionKind<unknown>[] = [
  applicationPolicies,
  applicationPolicyConstraints,
  applicationPolicyMappings,
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  cRLDistributionPoints,
  caVersion,
  certificatePolicies,
  certificateTemplate,
  certificateTemplateName,
  extKeyUsage,
  freshestCRL,
  inhibitAnyPolicy,
  issuerAltName,
  keyUsage,
  nameConstraints,
  ntdsSecurityIdentifier,
  ocspNoCheck,
  policyConstraints,
  policyMappings,
  precertificatePoison,
  previousCertHash,
  signedCertificateTimestamps,
  subjectAltName,
  subjectInfoAccess,
  subjectKeyIdentifier,
  tlsFeature,
]

const byOid = new Map(kinds.map((kind) => [kind.oid, kind]))

/** The kind with this OID; undefined when it is not understood and its value is only octets. */
export function extensionKind(oid: string): ExtensionKind<unknown> | undefined {
  return byOid.get(oid)
}
