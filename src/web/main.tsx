/** The page of `farend serve`. */
import { render } from 'preact'
import { Page } from './panes/page.tsx'
import { takeToken } from './state/token.ts'
import './style/base.css'
import './style/frame.css'
import './style/views.css'

takeToken()
const place = document.getElementById('page')
if (place) render(<Page />, place)
