/**
 * Since when each program holds what against a root. Dates of one program say nothing of another: a peer on Windows
 * follows Windows' list, a browser its own. A root is named by the first digits of its SHA-256, with its name beside
 * it for the reader.
 */
import { shortLength, type Restriction } from './facts.ts'

const entrust = named(`
  73c176434f1bc6d5 Entrust Root Certification Authority
  43df5774b03e7fef Entrust Root Certification Authority - G2
  db3517d1f6732a2d Entrust Root Certification Authority - G4
  02ed0eb28c14da45 Entrust Root Certification Authority - EC1
  6dc47172e01cbcb0 Entrust.net Certification Authority (2048)`)

const affirmTrust = named(`
  0376ab1d54c5f980 AffirmTrust Commercial
  0a81ec5a929777f1 AffirmTrust Networking
  70a73f7f376b6007 AffirmTrust Premium
  bd71fdf6da97e4cf AffirmTrust Premium ECC`)

const secureTrust = named(`
  f1c1b50ae5a20dd8 SecureTrust CA
  4200f5043ac8590e Secure Global CA
  cecddc905099d8da XRamp Global Certification Authority
  97552015f5ddfc3c Trustwave Global Certification Authority
  945bbc825ea554f4 Trustwave Global ECC P256 Certification Authority
  55903859c8c0c3eb Trustwave Global ECC P384 Certification Authority`)

const digiCertFirstGeneration = named(`
  4348a0e9444c78cb DigiCert Global Root CA
  3e9099b5015e8f48 DigiCert Assured ID Root CA
  7431e5f4c3c1ce46 DigiCert High Assurance EV Root CA`)

const ePki = named(`
  c0a6f4dc63a24bfd ePKI Root Certification Authority`)

const camerfirma = named(`
  063e4afac491dfd3 Chambers of Commerce Root - 2008
  136335439334a769 Global Chambersign Root - 2008
  04f1bec36951bc14 CHAMBERS OF COMMERCE ROOT - 2016
  c1d80ce474a51128 GLOBAL CHAMBERSIGN ROOT - 2016`)

const harica2015 = named(`
  a040929a02ce53b4 Hellenic Academic and Research Institutions RootCA 2015
  44b545aa8a25e65a Hellenic Academic and Research Institutions ECC RootCA 2015`)

const windows = {
  program: 'windows',
  source: 'Microsoft Trusted Root Program, release notes 2024 to 2026',
  url: 'https://github.com/TrustedRootProgram/Program-Requirements',
  checkedOn: '2026-11-23',
  confidence: 'read',
} as const

const mozilla = {
  program: 'mozilla',
  source: 'Mozilla NSS certdata, version 2.86',
  url: 'https://github.com/nss-dev/nss/blob/master/lib/ckfw/builtins/certdata.txt',
  checkedOn: '2026-11-23',
  confidence: 'read',
} as const

const chrome = {
  program: 'chrome',
  source: 'Chrome Root Store, version 36',
  url: 'https://chromium.googlesource.com/chromium/src/+/main/net/data/ssl/chrome_root_store/root_store.textproto',
  checkedOn: '2026-11-23',
  confidence: 'read',
} as const

/** Every restriction that is known, by program. */
export const shippedRestrictions: readonly Restriction[] = [
  { ...windows, kind: 'issued-after', date: '2025-04-16', roots: [...entrust, ...affirmTrust] },
  { ...windows, kind: 'issued-after', date: '2025-09-15', roots: harica2015 },
  { ...windows, kind: 'issued-after', date: '2026-09-15', roots: [...secureTrust, ...ePki] },
  {
    ...windows,
    kind: 'disabled',
    date: '2026-08-25',
    roots: named(`
      16af57a9f676b0ab Baltimore CyberTrust Root
      a0459b9f63b22559 GeoTrust Universal CA`),
  },
  // Some of them in August 2025 already; which is not known here.
  { ...windows, kind: 'disabled', date: '2026-04-30', roots: camerfirma },
  { ...mozilla, kind: 'issued-after', date: '2024-11-30', roots: [...entrust, ...affirmTrust] },
  { ...mozilla, kind: 'issued-after', date: '2025-04-15', roots: ePki },
  {
    ...mozilla,
    kind: 'issued-after',
    date: '2024-06-30',
    source: 'rustls/webpki-roots, pull request 74',
    url: 'https://github.com/rustls/webpki-roots/pull/74',
    roots: named(`
      9a296a5182d1d451 GLOBALTRUST 2020`),
  },
  { ...mozilla, kind: 'removed', date: '2026-04-15', roots: digiCertFirstGeneration },
  {
    program: 'apple',
    kind: 'issued-after',
    date: '2024-11-15',
    source: "Apple's notice about Entrust and AffirmTrust",
    checkedOn: '2026-11-23',
    confidence: 'unverified',
    roots: [...entrust, ...affirmTrust],
  },
  { ...chrome, kind: 'sct-after', date: '2024-11-11', roots: [...entrust, ...affirmTrust] },
  { ...chrome, kind: 'removed', date: '2026-04-15', roots: digiCertFirstGeneration },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2025-07-31',
    roots: named(`
      c0a6f4dc63a24bfd ePKI Root Certification Authority
      f015ce3cc239bfef HiPKI Root CA - G1
      6c61dac3a2def031 NetLock Arany (Class Gold) Főtanúsítvány`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2025-10-31',
    roots: named(`
      9a114025197c5bb9 Buypass Class 2 Root CA
      edf7ebbca27a2a38 Buypass Class 3 Root CA`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2026-04-14',
    roots: named(`
      2530cc8e98321502 Izenpe.com`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2026-05-28',
    roots: named(`
      49e7a442acf0ea62 D-TRUST Root Class 3 CA 2 2009
      eec5496b988ce986 D-TRUST Root Class 3 CA 2 EV 2009
      91e2f5788d5810eb T-TeleSec GlobalRoot Class 2
      fd73dad31c644ff1 T-TeleSec GlobalRoot Class 3`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2026-06-14',
    roots: named(`
      d48d3d23eedb50a4 Certigna Root CA
      22a2c1f7bded704c SSL.com EV Root Certification Authority ECC
      2e7bf16cc22485a7 SSL.com EV Root Certification Authority RSA R2
      3417bb06cc6007da SSL.com Root Certification Authority ECC
      85666a562ee0be5c SSL.com Root Certification Authority RSA`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2026-06-30',
    roots: named(`
      552f7bdcf1a7af9e DigiCert Trusted Root G4`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2026-09-14',
    roots: named(`
      7d05ebb682339f8c DigiCert Assured ID Root G2
      7e37cb8b4c47090c DigiCert Assured ID Root G3
      59769007f7685d0f TWCA Global Root CA`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2027-06-14',
    roots: named(`
      193144f431e0fddb SwissSign RSA TLS Root CA 2022 - 1`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2027-08-30',
    roots: named(`
      08170d1aa3645390 D-TRUST EV Root CA 1 2020
      8e8221b2e7d40078 D-TRUST EV Root CA 2 2023
      578af4ded0853f4e Telekom Security TLS ECC Root 2020
      efc65cadbb59adb6 Telekom Security TLS RSA Root 2023`),
  },
  {
    ...chrome,
    kind: 'sct-after',
    date: '2027-09-14',
    roots: named(`
      e59aaa816009c22b D-TRUST BR Root CA 1 2020
      0552e6f83fdf65e8 D-TRUST BR Root CA 2 2023`),
  },
]

// Names are for the reader; the test holds them against the table.
function named(lines: string): string[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.trim().slice(0, shortLength))
}
