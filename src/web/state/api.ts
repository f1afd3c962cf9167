/** The API, request by request. Each throws ApiProblem. */
import type { CertificateTree } from '../../api/certificate-tree.ts'
import type { CheckRequest, CheckSettings, CheckState, SentFile } from '../../api/check.ts'
import type { Explanation } from '../../api/explanation.ts'
import type { Root, RootList } from '../../api/root.ts'
import type { ServerStatus } from '../../api/status.ts'
import type { TargetList, TargetText } from '../../api/target.ts'
import type { MapFile } from '../../report/map.ts'
import type { Report } from '../../report/report.ts'
import type { VerificationFile } from '../../report/verification.ts'
import { ask, askJson } from './client.ts'

/** What to ask about a SIP domain. */
export interface MapRequest {
  domain: string
  internal?: boolean
  microsoft?: boolean
  settings?: CheckSettings
}

/** Certificates from files, and what they are to be held against. */
export interface VerifyRequest {
  files: SentFile[]
  name?: string
  purpose?: 'server' | 'client'
  at?: string
  trust?: string[]
}

export const fetchStatus = (signal?: AbortSignal) => askJson<ServerStatus>('status', signal && { signal })

export const readTargets = (text: TargetText) =>
  askJson<TargetList>('targets', { method: 'POST', body: text })

export const listChecks = async () => (await askJson<{ checks: CheckState[] }>('checks')).checks
export const startCheck = (request: CheckRequest) =>
  askJson<CheckState>('checks', { method: 'POST', body: request })
export const fetchCheck = (id: string) => askJson<CheckState>(`checks/${part(id)}`)
export const cancelCheck = (id: string) =>
  askJson<CheckState>(`checks/${part(id)}/cancel`, { method: 'POST' })
export const deleteCheck = (id: string) => ask(`checks/${part(id)}`, { method: 'DELETE' })
export const openEvents = (id: string, after: number, signal: AbortSignal) =>
  ask(`checks/${part(id)}/events?after=${after}`, { signal })

export const importResults = (file: SentFile) =>
  askJson<{ check: CheckState; remarks: string[] }>('results', { method: 'POST', body: file })
export const fetchReport = (id: string, signal?: AbortSignal) =>
  askJson<Report>(`results/${part(id)}`, signal && { signal })
export const fetchTree = (id: string, sha256: string) =>
  askJson<CertificateTree>(`results/${part(id)}/certificates/${part(sha256)}/tree`)
export const fetchBundle = async (id: string, endpoint: number) =>
  (await ask(`results/${part(id)}/bundle?endpoint=${endpoint}`)).text()

export const mapDomain = (request: MapRequest, signal?: AbortSignal) =>
  askJson<MapFile>('maps', { method: 'POST', body: request, ...(signal && { signal }) })
export const verifyFiles = (request: VerifyRequest, signal?: AbortSignal) =>
  askJson<VerificationFile>('verify', { method: 'POST', body: request, ...(signal && { signal }) })

export const listExplanations = async () => (await askJson<{ rules: Explanation[] }>('explain')).rules
export const fetchExplanation = (rule: string) => askJson<Explanation>(`explain/${part(rule)}`)

export const searchRoots = (search: string, limit: number, signal?: AbortSignal) =>
  askJson<RootList>(`roots?${new URLSearchParams({ search, limit: String(limit) })}`, signal && { signal })
export const fetchRoot = (sha256: string) => askJson<Root>(`roots/${part(sha256)}`)
export const fetchRootFile = (sha256: string, form: 'pem' | 'der' | 'p7b') =>
  ask(`roots/${part(sha256)}/certificate?form=${form}`)

const part = encodeURIComponent
