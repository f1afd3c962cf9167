/** The page of `farend serve`. */
import { render } from 'preact'
import { Page } from './panes/page.tsx'
import { loadChecks } from './state/checks.ts'
import { told } from './state/run.ts'
import { loadStatus } from './state/server-status.ts'
import './style/base.css'
import './style/frame.css'
import './style/panes.css'
import './style/views.css'

const place = document.getElementById('page')
if (place) render(<Page />, place)
void loadStatus()
void told(loadChecks)
