/** The catalogue: every rule, listed by hand and sorted by id. */
import type { Rule } from './rule.ts'
import { ciscoDualEku } from './cisco/cisco-dual-eku.ts'
import { ciscoNames } from './cisco/cisco-names.ts'
import { dnslbCertDiffers } from './discovery/dnslb-cert-differs.ts'
import { dnslbMemberFails } from './discovery/dnslb-member-fails.ts'
import { srvInternalPublic } from './discovery/srv-internal-public.ts'
import { srvM365 } from './discovery/srv-m365.ts'
import { srvMissing } from './discovery/srv-missing.ts'
import { srvMultiple } from './discovery/srv-multiple.ts'
import { srvPort } from './discovery/srv-port.ts'
import { srvPrivateIp } from './discovery/srv-private-ip.ts'
import { srvTargetCname } from './discovery/srv-target-cname.ts'
import { srvTargetOtherDomain } from './discovery/srv-target-other-domain.ts'
import { srvTargetOtherDomainClient } from './discovery/srv-target-other-domain-client.ts'
import { srvTargetUnresolved } from './discovery/srv-target-unresolved.ts'
import { cdpMissing } from './extension/cdp-missing.ts'
import { cdpNotHttp } from './extension/cdp-not-http.ts'
import { ekuAbsent } from './extension/eku-absent.ts'
import { ekuServerMissing } from './extension/eku-server-missing.ts'
import { pkiCritUnknown } from './extension/pki-crit-unknown.ts'
import { pkiKeyusage } from './extension/pki-keyusage.ts'
import { pkiLeafProfile } from './extension/pki-leaf-profile.ts'
import { pkiSerial } from './extension/pki-serial.ts'
import { pkiCurve } from './key/pki-curve.ts'
import { pkiDefaultCert } from './key/pki-default-cert.ts'
import { pkiRsaSize } from './key/pki-rsa-size.ts'
import { pkiSelfSigned } from './key/pki-self-signed.ts'
import { pkiSha1 } from './key/pki-sha1.ts'
import { pkiWeakKey } from './key/pki-weak-key.ts'
import { chainAkiSki } from './list/chain-aki-ski.ts'
import { chainCaConstraints } from './list/chain-ca-constraints.ts'
import { chainComplete } from './list/chain-complete.ts'
import { chainEkuNesting } from './list/chain-eku-nesting.ts'
import { chainIntercepted } from './list/chain-intercepted.ts'
import { chainLeGenY } from './list/chain-le-gen-y.ts'
import { chainLeRetired } from './list/chain-le-retired.ts'
import { chainLong } from './list/chain-long.ts'
import { chainMissingIntermediate } from './list/chain-missing-intermediate.ts'
import { chainNameConstraints } from './list/chain-name-constraints.ts'
import { chainNoAia } from './list/chain-no-aia.ts'
import { chainOldCross } from './list/chain-old-cross.ts'
import { chainSigInvalid } from './list/chain-sig-invalid.ts'
import { chainSurplus } from './list/chain-surplus.ts'
import { chainWrongOrder } from './list/chain-wrong-order.ts'
import { fedMsDiag } from './mutual/fed-ms-diag.ts'
import { mtlsCalistLacksYours } from './mutual/mtls-calist-lacks-yours.ts'
import { mtlsCalistTruncated } from './mutual/mtls-calist-truncated.ts'
import { mtlsClientCertAsked } from './mutual/mtls-client-cert-asked.ts'
import { mtlsClientauthMissing } from './mutual/mtls-clientauth-missing.ts'
import { mtlsClientauthSunset } from './mutual/mtls-clientauth-sunset.ts'
import { mtlsIcaServerauthOnly } from './mutual/mtls-ica-serverauth-only.ts'
import { mtlsRootMisplaced } from './mutual/mtls-root-misplaced.ts'
import { mtlsRootNotInWindows } from './mutual/mtls-root-not-in-windows.ts'
import { nameBadChars } from './name/name-bad-chars.ts'
import { nameCnAbsent } from './name/name-cn-absent.ts'
import { nameCnMatch } from './name/name-cn-match.ts'
import { nameCnMismatch } from './name/name-cn-mismatch.ts'
import { nameCnNotInSan } from './name/name-cn-not-in-san.ts'
import { nameCnOnlyMatch } from './name/name-cn-only-match.ts'
import { nameInternal } from './name/name-internal.ts'
import { nameIpTargetSkipped } from './name/name-ip-target-skipped.ts'
import { nameSanMatch } from './name/name-san-match.ts'
import { nameSanMismatch } from './name/name-san-mismatch.ts'
import { nameSanMissing } from './name/name-san-missing.ts'
import { nameSipDomain } from './name/name-sip-domain.ts'
import { nameWildcardBad } from './name/name-wildcard-bad.ts'
import { nameWildcardCovers } from './name/name-wildcard-covers.ts'
import { nameWildcardSipStrict } from './name/name-wildcard-sip-strict.ts'
import { cdpUnreachable } from './revocation/cdp-unreachable.ts'
import { crlRevoked } from './revocation/crl-revoked.ts'
import { crlStale } from './revocation/crl-stale.ts'
import { pkiOcsp } from './revocation/pki-ocsp.ts'
import { pkiPrivateCa } from './root/pki-private-ca.ts'
import { rootAge } from './root/root-age.ts'
import { rootDistrusted } from './root/root-distrusted.ts'
import { sipProvider } from './sip/sip-provider.ts'
import { sipSpecialCert } from './sip/sip-special-cert.ts'
import { edgeCnRepeatFirst } from './skype/edge-cn-repeat-first.ts'
import { edgePoolSameCert } from './skype/edge-pool-same-cert.ts'
import { edgePrivateCa } from './skype/edge-private-ca.ts'
import { edgeSipName } from './skype/edge-sip-name.ts'
import { edgeWebconfName } from './skype/edge-webconf-name.ts'
import { edgeXmpp } from './skype/edge-xmpp.ts'
import { edgeintCn } from './skype/edgeint-cn.ts'
import { feAutologon } from './skype/fe-autologon.ts'
import { fePoolServer } from './skype/fe-pool-server.ts'
import { feWebNames } from './skype/fe-web-names.ts'
import { medNames } from './skype/med-names.ts'
import { rpExtWeb } from './skype/rp-ext-web.ts'
import { sfbKeyEcc } from './skype/sfb-key-ecc.ts'
import { sfbKeySize } from './skype/sfb-key-size.ts'
import { sfbSigOk } from './skype/sfb-sig-ok.ts'
import { sfbSigPss } from './skype/sfb-sig-pss.ts'
import { sfbSigUnknown } from './skype/sfb-sig-unknown.ts'
import { sfbWildcardCn } from './skype/sfb-wildcard-cn.ts'
import { sfbWildcardPhones } from './skype/sfb-wildcard-phones.ts'
import { sfbWildcardSipPort } from './skype/sfb-wildcard-sip-port.ts'
import { sfbWildcardWebOk } from './skype/sfb-wildcard-web-ok.ts'
import { teamsCa } from './teams/teams-ca.ts'
import { teamsEkuClientAbsent } from './teams/teams-eku-client-absent.ts'
import { teamsFqdn } from './teams/teams-fqdn.ts'
import { teamsOnmicrosoft } from './teams/teams-onmicrosoft.ts'
import { teamsOptions } from './teams/teams-options.ts'
import { teamsRenewSessions } from './teams/teams-renew-sessions.ts'
import { teamsTrust2026 } from './teams/teams-trust-2026.ts'
import { tlsAlert } from './tls/tls-alert.ts'
import { tlsNotTls } from './tls/tls-not-tls.ts'
import { tlsRsaKxOnly } from './tls/tls-rsa-kx-only.ts'
import { tlsSilent } from './tls/tls-silent.ts'
import { tlsSniDependent } from './tls/tls-sni-dependent.ts'
import { tlsTeamsSuites } from './tls/tls-teams-suites.ts'
import { tlsVersion } from './tls/tls-version.ts'
import { expChainFirst } from './validity/exp-chain-first.ts'
import { expExpired } from './validity/exp-expired.ts'
import { expNotYet } from './validity/exp-not-yet.ts'
import { expSoon } from './validity/exp-soon.ts'
import { valNextStep } from './validity/val-next-step.ts'
import { valShortlived } from './validity/val-shortlived.ts'
import { valTooLong } from './validity/val-too-long.ts'

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  cdpMissing,
  cdpNotHttp,
  cdpUnreachable,
  chainAkiSki,
  chainCaConstraints,
  chainComplete,
  chainEkuNesting,
  chainIntercepted,
  chainLeGenY,
  chainLeRetired,
  chainLong,
  chainMissingIntermediate,
  chainNameConstraints,
  chainNoAia,
  chainOldCross,
  chainSigInvalid,
  chainSurplus,
  chainWrongOrder,
  ciscoDualEku,
  ciscoNames,
  crlRevoked,
  crlStale,
  dnslbCertDiffers,
  dnslbMemberFails,
  edgeCnRepeatFirst,
  edgePoolSameCert,
  edgePrivateCa,
  edgeSipName,
  edgeWebconfName,
  edgeXmpp,
  edgeintCn,
  ekuAbsent,
  ekuServerMissing,
  expChainFirst,
  expExpired,
  expNotYet,
  expSoon,
  feAutologon,
  fePoolServer,
  feWebNames,
  fedMsDiag,
  medNames,
  mtlsCalistLacksYours,
  mtlsCalistTruncated,
  mtlsClientCertAsked,
  mtlsClientauthMissing,
  mtlsClientauthSunset,
  mtlsIcaServerauthOnly,
  mtlsRootMisplaced,
  mtlsRootNotInWindows,
  nameBadChars,
  nameCnAbsent,
  nameCnMatch,
  nameCnMismatch,
  nameCnNotInSan,
  nameCnOnlyMatch,
  nameInternal,
  nameIpTargetSkipped,
  nameSanMatch,
  nameSanMismatch,
  nameSanMissing,
  nameSipDomain,
  nameWildcardBad,
  nameWildcardCovers,
  nameWildcardSipStrict,
  pkiCritUnknown,
  pkiCurve,
  pkiDefaultCert,
  pkiKeyusage,
  pkiLeafProfile,
  pkiOcsp,
  pkiPrivateCa,
  pkiRsaSize,
  pkiSelfSigned,
  pkiSerial,
  pkiSha1,
  pkiWeakKey,
  rootAge,
  rootDistrusted,
  rpExtWeb,
  sfbKeyEcc,
  sfbKeySize,
  sfbSigOk,
  sfbSigPss,
  sfbSigUnknown,
  sfbWildcardCn,
  sfbWildcardPhones,
  sfbWildcardSipPort,
  sfbWildcardWebOk,
  sipProvider,
  sipSpecialCert,
  srvInternalPublic,
  srvM365,
  srvMissing,
  srvMultiple,
  srvPort,
  srvPrivateIp,
  srvTargetCname,
  srvTargetOtherDomain,
  srvTargetOtherDomainClient,
  srvTargetUnresolved,
  teamsCa,
  teamsEkuClientAbsent,
  teamsFqdn,
  teamsOnmicrosoft,
  teamsOptions,
  teamsRenewSessions,
  teamsTrust2026,
  tlsAlert,
  tlsNotTls,
  tlsRsaKxOnly,
  tlsSilent,
  tlsSniDependent,
  tlsTeamsSuites,
  tlsVersion,
  valNextStep,
  valShortlived,
  valTooLong,
]

/** The rule with this id; undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id)
}
