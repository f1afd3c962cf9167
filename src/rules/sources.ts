/** The documents that the rules cite, each once, so that an address or a date is corrected in one place. */
import type { Source } from '../report/finding.ts'

/** The day on which all of them were last compared with what the rules say. */
const checkedOn = '2026-11-23'

/** Section of an RFC: `rfc(5280, '4.2.1.6')`. */
export function rfc(number: number, section: string): Source {
  return {
    title: `RFC ${number} section ${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  }
}

/** Section of the CA/Browser Forum's requirements for public TLS certificates. */
export function baselineRequirements(section: string): Source {
  return {
    title: `CA/Browser Forum TLS Baseline Requirements 2.2.6 section ${section}`,
    url: 'https://github.com/cabforum/servercert/blob/main/docs/BR.md',
    checkedOn,
  }
}

/** RFC 2782 numbers no sections. */
export const rfc2782: Source = {
  title: 'RFC 2782, The format of the SRV RR',
  url: 'https://www.rfc-editor.org/rfc/rfc2782',
}

const planning = 'https://learn.microsoft.com/skypeforbusiness/plan-your-deployment'

export const skypeEdgeCertificates: Source = {
  title:
    'Microsoft: Edge Server environmental requirements in Skype for Business Server, Certificate planning',
  url: `${planning}/edge-server-deployments/edge-environmental-requirements`,
  checkedOn,
}

export const skypeServerCertificates: Source = {
  title: 'Microsoft: Environmental requirements for Skype for Business Server, Certificates',
  url: `${planning}/requirements-for-your-environment/environmental-requirements`,
  checkedOn,
}

export const skypeEdgeDns: Source = {
  title:
    'Microsoft: Advanced Edge Server DNS planning for Skype for Business Server, Clients locating services',
  url: `${planning}/edge-server-deployments/advanced-edge-server-dns`,
  checkedOn,
}

export const skypeTlsVersions: Source = {
  title: 'Microsoft: Disable TLS 1.0/1.1 in Skype for Business Server 2015',
  url: 'https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1',
  checkedOn,
}

export const skypeEncryption: Source = {
  title: 'Microsoft: Encryption for Skype for Business Server',
  url: `${planning}/security/encryption`,
  checkedOn,
}

export const lyncWildcards: Source = {
  title: 'Microsoft TechNet: Wildcard Certificate Support (Lync Server 2010)',
  url: 'https://technet.microsoft.com/en-us/library/hh202161(v=ocs.14)',
  checkedOn,
}

export const lyncPhones: Source = {
  title: 'J. Schertz: Lync Phone Edition CU7 Registration Issues',
  url: 'https://blog.schertz.name/2013/08/lync-phone-edition-cu7-registration-issues/',
  checkedOn,
}

export const lyncPhoneWildcards: Source = {
  title: 'J. Schertz: Lync Phone Edition Incompatible with Wildcard Certificates',
  url: 'https://blog.schertz.name/2011/02/lync-phone-edition-incompatible-wildcard-certificates/',
  checkedOn,
}

export const microsoftFederation: Source = {
  title: 'Cisco 212383: DNS and Certificate Requirements for Microsoft Federation',
  url: 'https://www.cisco.com/c/en/us/support/docs/unified-communications/expressway/212383-configure-and-troubleshoot-dns-and-certi.html',
  checkedOn,
}

export const directRoutingPlan: Source = {
  title: 'Microsoft: Plan Direct Routing, Public trusted certificate for the SBC',
  url: 'https://learn.microsoft.com/microsoftteams/direct-routing-plan',
  checkedOn,
}

export const directRoutingNews: Source = {
  title: "Microsoft: What's new for Direct Routing",
  url: 'https://learn.microsoft.com/microsoftteams/direct-routing-whats-new',
  checkedOn,
}

export const directRoutingFaults: Source = {
  title: 'Microsoft: SIP OPTIONS or TLS certificate issues (Direct Routing)',
  url: 'https://learn.microsoft.com/troubleshoot/microsoftteams/phone-system/direct-routing/sip-options-tls-certificate-issues',
  checkedOn,
}

export const letsEncryptProfiles: Source = {
  title: "Let's Encrypt: Profiles",
  url: 'https://letsencrypt.org/docs/profiles/',
  checkedOn,
}

export const avayaIdentity: Source = {
  title: 'Avaya Aura Session Manager: SIP Identity Certificate attributes',
  url: 'https://documentation.avaya.com/en-us/home/bundle/session-manager/avayasessionmanageradministering102x/managing-security/Managing_Security/Identity_Certificates/SIP_Identity_Certificate_attributes.html',
  checkedOn,
}

export const alternateSignatures: Source = {
  title: "PKI Solutions: RSASSA-PSS, why your certificate can't be validated",
  url: 'https://www.pkisolutions.com/pkcs1v2-1rsassa-pss/',
  checkedOn,
}

export const clientAuthCisco: Source = {
  title: 'Cisco Field Notice FN74362: client authentication in public certificates',
  url: 'https://www.cisco.com/c/en/us/support/docs/field-notices/743/fn74362.html',
  checkedOn,
}

export const clientAuthDigicert: Source = {
  title: 'DigiCert ALERT53: end of the client authentication EKU in public TLS certificates',
  checkedOn,
}

export const schannelAuthorityList: Source = {
  title: 'Microsoft KB 2801679: the list of trusted authorities that Schannel sends is cut',
  url: 'https://support.microsoft.com/kb/2801679',
  checkedOn,
}

export const letsEncryptOcsp: Source = {
  title: "Let's Encrypt: OCSP Service Has Reached End of Life",
  url: 'https://letsencrypt.org/2025/08/06/ocsp-service-has-reached-end-of-life',
  checkedOn,
}

export const letsEncryptChains: Source = {
  title: "Let's Encrypt: Chains of Trust",
  url: 'https://letsencrypt.org/certificates/',
  checkedOn,
}

export const mozillaRootPolicy: Source = {
  title: 'Mozilla Root Store Policy 3.1',
  url: 'https://www.mozilla.org/about/governance/policies/security-group/certs/policy/',
  checkedOn,
}

export const rocaAttack: Source = {
  title: "M. Nemec et al.: The Return of Coppersmith's Attack (ROCA, CVE-2017-15361)",
  url: 'https://nvd.nist.gov/vuln/detail/CVE-2017-15361',
  checkedOn,
}

export const microsoftRootProgram: Source = {
  title: 'Microsoft Trusted Root Program: release notes and list of participants',
  url: 'https://github.com/TrustedRootProgram/Program-Requirements',
  checkedOn,
}

export const chromeRootStore: Source = {
  title: 'Chrome Root Store, version 36',
  url: 'https://chromium.googlesource.com/chromium/src/+/main/net/data/ssl/chrome_root_store/root_store.md',
  checkedOn,
}

export const opensslPurposes: Source = {
  title: 'OpenSSL issue 20090: purposes of intermediates',
  url: 'https://github.com/openssl/openssl/issues/20090',
  checkedOn,
}

export const schannelTrustedPeers: Source = {
  title: 'Microsoft KB 2464556: mutual TLS between servers of unified communications fails',
  url: 'https://support.microsoft.com/kb/2464556',
  checkedOn,
}

export const schannelMisplacedRoots: Source = {
  title: 'Microsoft KB 2795828: Lync Server 2013 Front-End service cannot start in Windows Server 2012',
  url: 'https://support.microsoft.com/kb/2795828',
  checkedOn,
}

export const expresswayCertificates: Source = {
  title: 'Cisco Expressway Certificate Creation and Use Deployment Guide',
  url: 'https://www.cisco.com/c/en/us/support/unified-communications/expressway-series/products-installation-and-configuration-guides-list.html',
  checkedOn,
}

export const microsoft365Dns: Source = {
  title: 'Microsoft: External Domain Name System records for Microsoft 365',
  url: 'https://learn.microsoft.com/microsoft-365/enterprise/external-domain-name-system-records',
  checkedOn,
}

export const skypeHybrid: Source = {
  title: 'Microsoft: Plan hybrid connectivity between Skype for Business Server and Microsoft 365',
  url: 'https://learn.microsoft.com/skypeforbusiness/hybrid/plan-hybrid-connectivity',
  checkedOn,
}

export const directRoutingDigest: Source = {
  title: "Digest of Microsoft's Direct Routing announcements of December 2025 and February 2026 (M. Hiez)",
  url: 'https://maxime.hiez.ca',
  checkedOn,
}

export const clientAuthCiscoServers: Source = {
  title: 'Cisco Field Notice FN74345: client authentication in certificates of Unified CM and others',
  url: 'https://www.cisco.com/c/en/us/support/docs/field-notices/743/fn74345.html',
  checkedOn,
}

export const ciscoSipTrust: Source = {
  title: 'Cisco 225476: certificates between Expressway and Unified Communications Manager',
  checkedOn,
}
