/** What the address names, shown. */
import { filesToVerify } from '../state/dropped.ts'
import { report } from '../state/open-result.ts'
import { route } from '../state/route.ts'
import { CertificateView } from '../views/certificate-view.tsx'
import { ExplainView } from '../views/explain-view.tsx'
import { MapView } from '../views/map-view.tsx'
import { ResultView } from '../views/result-view.tsx'
import { RootsView } from '../views/roots-view.tsx'
import { TimelineView } from '../views/timeline-view.tsx'
import { VerifyView } from '../views/verify-view.tsx'

export function Place() {
  const to = route.value
  switch (to.place) {
    case 'result':
      return report.value && <ResultView result={to.result} report={report.value} row={undefined} />
    case 'certificate':
      return report.value && <CertificateView result={to.result} report={report.value} sha256={to.sha256} />
    case 'map':
      return <MapView domain={to.domain} />
    case 'roots':
      return <RootsView sha256={to.sha256} />
    case 'timeline':
      return <TimelineView rows={[]} />
    case 'verify':
      return <VerifyView files={filesToVerify.value} />
    case 'explain':
      return <ExplainView rule={to.rule} />
    case 'start':
    case 'check':
      return null
  }
}
