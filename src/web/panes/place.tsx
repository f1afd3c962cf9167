/** A place that takes the page for itself. */
import { filesToVerify } from '../state/dropped.ts'
import { rowCount, table } from '../state/open-check.ts'
import { route } from '../state/route.ts'
import { ExplainView } from '../views/explain-view.tsx'
import { MapView } from '../views/map-view.tsx'
import { RootsView } from '../views/roots-view.tsx'
import { TimelineView } from '../views/timeline-view.tsx'
import { VerifyView } from '../views/verify-view.tsx'

export function Place() {
  const to = route.value
  switch (to.place) {
    case 'map':
      return <MapView domain={to.domain} />
    case 'roots':
      return <RootsView sha256={to.sha256} />
    case 'timeline':
      void rowCount.value
      return <TimelineView rows={table.value.rows} />
    case 'verify':
      return <VerifyView files={filesToVerify.value} />
    case 'explain':
      return <ExplainView rule={to.rule} />
    case 'start':
    case 'check':
    case 'result':
    case 'certificate':
      return null
  }
}
