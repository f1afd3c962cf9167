/**
 * What to type, or where to click, to carry out a remedy on a product. Words in angle brackets are the user's. Names
 * such as sip.example.com are examples.
 */
import type { ProductId } from './products.ts'

/** Something that mends a fault. */
export interface Remedy {
  /** What is done, as an order. */
  title: string
  recipes: Partial<Record<ProductId, string>>
}

/** By id. */
export const remedies = {
  request: {
    title: 'Request a certificate with the right names, key purposes and key',
    recipes: {
      'skype-for-business':
        'Request-CsCertificate -New -Type AccessEdgeExternal -DomainName "sip.example.com,webcon.example.com" -KeySize 2048 -PrivateKeyExportable $true -Output C:\\edge.req; types are Default, WebServicesInternal and WebServicesExternal on a Front End, Internal, AccessEdgeExternal and DataEdgeExternal on an Edge; or Deployment Wizard > Request, Install or Assign Certificates',
      windows: 'certreq -new request.inf request.req; later certreq -accept answer.cer',
      exchange:
        'New-ExchangeCertificate -GenerateRequest -SubjectName "CN=mail.example.com" -DomainName mail.example.com,autodiscover.example.com -PrivateKeyExportable $true',
      audiocodes:
        'Setup > IP Network > Security > TLS Contexts > the context > Change Certificate: fill in Common Name and Subject Alternative Names, Private Key Size 2048, Create CSR',
      ribbon:
        'Settings > Security > SBC Certificates > Generate SBC Edge CSR: common name and alternative names, key length 2048',
      'cisco-expressway': 'Maintenance > Security > Server certificate > Generate CSR',
      'cisco-cucm':
        'Cisco Unified OS Administration > Security > Certificate Management > Generate CSR, Certificate Purpose CallManager',
      generic:
        'openssl req -new -newkey rsa:2048 -noenc -keyout sip.key -out sip.csr -subj "/CN=sip.example.com" -addext "subjectAltName=DNS:sip.example.com,DNS:example.com"',
    },
  },
  assign: {
    title: 'Put the certificate into use',
    recipes: {
      'skype-for-business':
        'Import-CsCertificate -Path C:\\edge.pfx -Password <password> -PrivateKeyExportable $true; Set-CsCertificate -Type AccessEdgeExternal -Thumbprint <thumbprint>; Stop-CsWindowsService RTCSRV; Start-CsWindowsService RTCSRV; then Get-CsCertificate shows what is assigned',
      windows:
        'Import-PfxCertificate -FilePath web.pfx -CertStoreLocation Cert:\\LocalMachine\\My -Password <password>; IIS Manager > the site > Bindings > https > SSL certificate; netsh http show sslcert shows what is bound',
      exchange:
        'Import-ExchangeCertificate, then Enable-ExchangeCertificate -Thumbprint <thumbprint> -Services IIS,SMTP',
      audiocodes:
        'TLS Contexts > the context > Change Certificate > Upload certificate files (key first, then certificate), Save; the SIP Interface names the context it uses',
      ribbon:
        'Settings > Security > SBC Certificates > SBC Primary Certificate > Import > X.509 Signed Certificate or PKCS12',
      'cisco-expressway':
        'Maintenance > Security > Server certificate > Upload new certificate, then Maintenance > Restart options > Restart',
      'cisco-cucm':
        'Certificate Management > Upload Certificate/Certificate chain: root and intermediates as CallManager-trust first, then CallManager; restart Cisco CallManager in Cisco Unified Serviceability',
      kamailio:
        'tls.cfg, [server:default]: certificate = <chain file>, private_key = <key file>; kamcmd tls.reload',
      opensips:
        'modparam("tls_mgm", "certificate", "[default]<chain file>"), modparam("tls_mgm", "private_key", "[default]<key file>"); opensips-cli -x mi tls_reload',
      nginx: 'ssl_certificate <chain file>; ssl_certificate_key <key file>; then nginx -t && nginx -s reload',
      generic:
        'configure the file with certificate and intermediates and the file with the key, and restart or reload the service',
    },
  },
  'send-chain': {
    title: 'Send the intermediates along, in order, without the root',
    recipes: {
      'skype-for-business':
        'certutil -addstore CA <intermediate.cer>; certutil -delstore CA <serial number of a wrong or expired one>; then restart the service. Windows sends what it finds in Intermediate Certification Authorities of the computer',
      windows:
        'certutil -addstore CA <intermediate.cer>; certutil -delstore CA <serial number of a wrong or expired one>; then restart the service',
      exchange:
        'certutil -addstore CA <intermediate.cer>, on every server; then restart IIS and the transport service',
      audiocodes: 'TLS Contexts > the context > Trusted Root Certificates > Import each intermediate; Save',
      ribbon: 'Settings > Security > SBC Certificates > Trusted CA Certificates > Import each intermediate',
      'cisco-expressway':
        'Maintenance > Security > Trusted CA certificate > Append CA certificate, for each intermediate',
      'cisco-cucm':
        'Certificate Management > Upload Certificate/Certificate chain > CallManager-trust, for each intermediate',
      kamailio:
        'certificate in tls.cfg names a file with the certificate first and the intermediates behind it; kamcmd tls.reload',
      opensips:
        'certificate names a file with the certificate first and the intermediates behind it; opensips-cli -x mi tls_reload',
      nginx:
        'ssl_certificate names a file with the certificate first and the intermediates behind it; nginx -s reload',
      generic: 'cat sip.crt intermediate.crt > chain.crt, or the file that farend --save-bundle writes',
    },
  },
  'trust-root': {
    title: 'Install the root where it has to be trusted',
    recipes: {
      'skype-for-business':
        'certutil -addstore Root <root.cer>; Get-ChildItem Cert:\\LocalMachine\\Root | Where-Object { $_.Issuer -ne $_.Subject } must show nothing',
      windows:
        'certutil -addstore Root <root.cer>, or by group policy: Public Key Policies > Trusted Root Certification Authorities',
      exchange: 'certutil -addstore Root <root.cer>, on every server',
      audiocodes: 'TLS Contexts > the context > Trusted Root Certificates > Import; Save',
      ribbon: 'Settings > Security > SBC Certificates > Trusted CA Certificates > Import',
      'cisco-expressway': 'Maintenance > Security > Trusted CA certificate > Append CA certificate',
      'cisco-cucm': 'Certificate Management > Upload Certificate/Certificate chain > CallManager-trust',
      kamailio: 'tls.cfg: ca_list = <roots file>, verify_certificate = yes; kamcmd tls.reload',
      opensips: 'modparam("tls_mgm", "ca_list", "[default]<roots file>"); opensips-cli -x mi tls_reload',
      nginx:
        'ssl_client_certificate <roots file> for clients, proxy_ssl_trusted_certificate <roots file> for servers behind it',
      generic: 'cp <root.crt> /usr/local/share/ca-certificates/ && update-ca-certificates',
    },
  },
  'client-authentication': {
    title: 'Set up or settle client authentication',
    recipes: {
      'skype-for-business':
        'Request-CsCertificate -ClientEKU $true asks for the purpose; HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL, SendTrustedIssuerList (DWORD) 0 keeps a long list of authorities from being sent',
      windows:
        'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL, SendTrustedIssuerList (DWORD) 0 or 1; certutil -store Root shows what is trusted',
      audiocodes:
        'SIP Interfaces > the interface > TLS Mutual Authentication; TLS Contexts > Trusted Root Certificates holds whom it accepts',
      ribbon:
        'Settings > Security > TLS Profiles > Mutual Authentication; Trusted CA Certificates holds whom it accepts',
      'cisco-expressway':
        'Configuration > Zones > the zone > TLS verify mode; the server certificate needs both key purposes',
      'cisco-cucm':
        'System > Security > SIP Trunk Security Profile: Incoming and Outgoing Transport TLS, X.509 Subject Name of the peer',
      kamailio:
        'tls.cfg: require_certificate and verify_certificate for [server:…], certificate for [client:…]; kamcmd tls.reload',
      opensips:
        'modparam("tls_mgm", "require_cert", "[default]1"), verify_cert likewise, and a client domain with a certificate of its own',
      nginx: 'ssl_verify_client on; ssl_client_certificate <roots file>',
      generic: 'farend --complete --client-cert <file> shows whether the far end accepts a certificate',
    },
  },
  'tls-settings': {
    title: 'Enable TLS 1.2 with suites that peers speak',
    recipes: {
      'skype-for-business':
        'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server: Enabled 1, DisabledByDefault 0; the same for Client; SchUseStrongCrypto 1 for .NET; restart the computer',
      windows:
        'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server: Enabled 1, DisabledByDefault 0; Enable-TlsCipherSuite -Name TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384; restart the computer',
      exchange: 'the same registry values as Windows, on every server',
      audiocodes:
        'TLS Contexts > the context: TLS Version TLSv1.2 (and TLSv1.3), Cipher Server and Cipher Client DEFAULT',
      ribbon: 'Settings > Security > TLS Profiles: TLS Protocol TLS 1.2 Only or TLS 1.2-1.3',
      'cisco-expressway': 'Maintenance > Security > Ciphers: SIP TLS minimum version TLS 1.2',
      'cisco-cucm': 'command line: set tls min-version 1.2; System > Enterprise Parameters > TLS Ciphers',
      kamailio: 'tls.cfg: method = TLSv1.2+; leave cipher_list out; kamcmd tls.reload',
      opensips: 'modparam("tls_mgm", "tls_method", "[default]TLSv1_2-"); opensips-cli -x mi tls_reload',
      nginx: 'ssl_protocols TLSv1.2 TLSv1.3;',
      generic:
        'openssl ciphers -v ECDHE+AESGCM names the suites; farend --probe-versions --probe-suites shows what is accepted',
    },
  },
  'dns-record': {
    title: 'Create or correct the DNS record',
    recipes: {
      windows:
        'Add-DnsServerResourceRecord -ZoneName example.com -Srv -Name _sipfederationtls._tcp -DomainName sip.example.com -Priority 0 -Weight 0 -Port 5061; Add-DnsServerResourceRecordA -ZoneName example.com -Name sip -IPv4Address <address>',
      generic:
        '_sipfederationtls._tcp.example.com. 3600 IN SRV 0 0 5061 sip.example.com.; sip.example.com. 3600 IN A <address>',
    },
  },
  authority: {
    title: 'Have the authority issue or publish it properly',
    recipes: {
      windows:
        'certutil -crl publishes the revocation list; certsrv.msc > the authority > Properties > Extensions holds the addresses; certtmpl.msc the templates',
      generic:
        'openssl ca -gencrl -out ca.crl publishes the revocation list; the extensions section of the configuration holds the addresses and limits',
    },
  },
  service: {
    title: 'See that the service runs, listens and can be reached',
    recipes: {
      'skype-for-business':
        'Get-CsWindowsService; Start-CsWindowsService; Test-NetConnection sip.example.com -Port 5061; Get-CsTopology shows names and ports',
      windows: 'Get-Service; netstat -abno | findstr :443; Test-NetConnection web.example.com -Port 443',
      exchange: 'Test-ServiceHealth; Get-ServerComponentState -Identity <server>',
      audiocodes:
        'Signaling & Media > Core Entities > SIP Interfaces: TLS Port and TLS Context; Firewall table',
      ribbon:
        'Settings > Signaling Groups: Listen Ports with Protocol TLS and their TLS Profile; Access Control Lists',
      'cisco-expressway': 'Configuration > Protocols > SIP: TLS mode On, TLS port; Status > Alarms',
      'cisco-cucm':
        'utils service list; System > Cisco Unified CM: SIP Phone Secure Port, trunk port 5061 in the security profile',
      kamailio: 'listen=tls:<address>:5061 and enable_tls=yes; ss -ltnp | grep 5061',
      opensips: 'socket=tls:<address>:5061; ss -ltnp | grep 5061',
      nginx: 'listen 443 ssl; nginx -T shows all that is configured; ss -ltnp | grep 443',
      generic: 'ss -ltnp on the server; nc -vz sip.example.com 5061 from outside',
    },
  },
} as const satisfies Record<string, Remedy>

/** Id of a remedy. */
export type RemedyId = keyof typeof remedies

/** Every id, in that order. */
export const remedyIds = Object.keys(remedies) as RemedyId[]
