/** How much of a certificate's life is over, as a bar and in words. */
import type { CertificateFacts } from '../../report/report.ts'
import { words } from '../words/words.ts'
import { lifetimeOf } from './lifetime.ts'

const say = words.views.certificate.lifetime

export function LifetimeBar({ certificate, at }: { certificate: CertificateFacts; at: string }) {
  const life = lifetimeOf(certificate, at)
  if (life === undefined) return <>{say.none}</>
  const text = say[life.state](life.days, life.daysLeft, life.share)
  return (
    <span class="view-lifetime">
      <progress value={life.share} max={1} aria-label={say.label}>
        {text}
      </progress>{' '}
      <span>{text}</span>
    </span>
  )
}
