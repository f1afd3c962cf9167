/** Every route of the API, in the order of its document. */
import type { Route } from '../route.ts'
import { checkRoutes } from './checks.ts'
import { explainRoutes } from './explain.ts'
import { mapRoutes } from './maps.ts'
import { resultRoutes } from './results.ts'
import { rootRoutes } from './roots.ts'
import { statusRoutes } from './status.ts'
import { targetRoutes } from './targets.ts'
import { verifyRoutes } from './verify.ts'

/** See the module. */
export const routes: readonly Route[] = [
  ...statusRoutes,
  ...targetRoutes,
  ...checkRoutes,
  ...resultRoutes,
  ...mapRoutes,
  ...verifyRoutes,
  ...explainRoutes,
  ...rootRoutes,
]
