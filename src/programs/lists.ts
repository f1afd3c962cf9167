/** The lists behind the table of roots, each with its source and day. */
import type { ProgramList } from './facts.ts'

/** One list a program, and for Java two, both old. */
export const shippedLists: readonly ProgramList[] = [
  {
    id: 'windows',
    program: 'windows',
    title: 'the Microsoft Trusted Root Program report (CCADB)',
    source: 'https://ccadb.my.salesforce-sites.com/microsoft/IncludedCACertificateReportForMSFT',
    checkedOn: '2026-07-19',
    purposes: 'all',
  },
  {
    id: 'mozilla',
    program: 'mozilla',
    title: 'Mozilla NSS certdata, roots for websites',
    source: 'https://hg.mozilla.org/projects/nss/raw-file/tip/lib/ckfw/builtins/certdata.txt',
    checkedOn: '2026-07-19',
    purposes: 'tls',
  },
  {
    id: 'apple',
    program: 'apple',
    title: "Apple's list of available trusted roots",
    source: 'https://support.apple.com/en-us/103272',
    checkedOn: '2025-12-28',
    purposes: 'all',
  },
  {
    id: 'chrome',
    program: 'chrome',
    title: 'the Chrome Root Store, version 36',
    source:
      'https://chromium.googlesource.com/chromium/src/+/main/net/data/ssl/chrome_root_store/root_store.textproto',
    checkedOn: '2026-11-23',
    purposes: 'tls',
  },
  {
    id: 'openjdk17',
    program: 'java',
    title: 'the cacerts of OpenJDK 17.0.2',
    source: 'https://github.com/openjdk/jdk17u/tree/jdk-17.0.2-ga/make/data/cacerts',
    checkedOn: '2022-01-23',
    purposes: 'all',
    old: true,
  },
  {
    id: 'oracle13',
    program: 'java',
    title: 'the cacerts of Oracle JDK 13.0.2',
    source: 'https://www.oracle.com/java/technologies/',
    checkedOn: '2020-01-16',
    purposes: 'all',
    old: true,
  },
  {
    id: 'android',
    program: 'android',
    title: "Android's ca-certificates",
    source: 'https://android.googlesource.com/platform/system/ca-certificates/',
    checkedOn: '2026-06-21',
    purposes: 'tls',
  },
]
