/** chain-le-gen-y: the cross-certificate that ties generation Y of Let's Encrypt to a trusted root was not sent. */
import type { ChainRule } from '../rule.ts'
import { isSelfIssued } from '../../path/certifies.ts'
import { generationY, letsEncryptIssuer } from '../data/lets-encrypt.ts'
import { letsEncryptChains } from '../sources.ts'

export const chainLeGenY: ChainRule = {
  id: 'chain-le-gen-y',
  title: "Cross-certificate of Let's Encrypt not sent",
  severity: 'info',
  audiences: 'all',
  scope: 'chain',
  *check({ endEntity, presented, paths }) {
    const issuer = endEntity && letsEncryptIssuer(endEntity.issuer)
    const generation = issuer === undefined ? undefined : generationY.get(issuer)
    if (issuer === undefined || generation === undefined) return
    const { root, crossSignedBy } = generation
    const isSent = presented.some(
      (certificate) => certificate.commonNames.includes(root) && !isSelfIssued(certificate),
    )
    if (isSent) return
    const evidence = { issuer, root, crossSignedBy }
    if (paths[0]?.anchor === undefined) yield { message: 'finding', severity: 'error', evidence }
    else yield { message: 'trusted-here', evidence }
  },
  messages: {
    finding: {
      text: "The certificate that ties {root} of Let's Encrypt to {crossSignedBy} was not sent, so peers find no path. {issuer}, which issued the certificate, is under {root}, and trust stores do not hold that root yet.",
      fix: "Send {issuer} and the {root} that {crossSignedBy} signed, as Let's Encrypt gives both out by default: configure the client's full chain (`fullchain.pem`), and remove any preference for another chain.",
    },
    'trusted-here': {
      text: "The certificate that ties {root} of Let's Encrypt to {crossSignedBy} was not sent. {issuer}, which issued the certificate, is under {root}; a path was found here, but most trust stores do not hold that root.",
      fix: "Send the {root} that {crossSignedBy} signed as well: configure the client's full chain.",
    },
  },
  doc: {
    what: "The end entity was issued by YE1 to YE3 or YR1 to YR3 of Let's Encrypt, and no certificate for `Root YE` or `Root YR` that another root signed was sent. An error when no trust anchor is reached.",
    why: 'The roots of generation Y are so new that trust stores do not hold them. Until they do, a path must go over the cross-certificates by ISRG Root X2 and ISRG Root X1, which the server has to send.',
    fix: 'Use the default chain of the ACME client and install all of it. On session border controllers import both intermediates.',
    bad: 'Sent: end entity, `YR1`.',
    good: 'Sent: end entity, `YR1`, `Root YR` signed by `ISRG Root X1`.',
  },
  source: [letsEncryptChains],
  since: '0.1.0',
}
