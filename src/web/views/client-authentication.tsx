/** What the far end asks of its clients: whether it wants a certificate, and from whom. */
import type { Report } from '../../report/report.ts'
import { VerdictBadge } from '../panes/verdict.tsx'
import { words } from '../words/words.ts'
import { placeOf } from './branches.ts'
import { Lines } from './capped.tsx'
import { Facts } from './facts.tsx'
import { Foreign } from './foreign.tsx'

const say = words.views.result.clientAuth

/** Schannel cuts the list behind this, in octets. */
const mostOctets = 16_384

/** Addresses that ask the same share what is told. */
export function ClientAuthentication({ report }: { report: Report }) {
  const seen = report.endpoints.filter(({ outcome }) => outcome === 'certificate')
  const groups = [...Map.groupBy(seen, ({ clientAuth }) => JSON.stringify(clientAuth)).values()]
  return (
    <>
      {groups.map((group, index) => {
        const clientAuth = group[0]?.clientAuth
        if (clientAuth === undefined) return null
        const { request, authorities, authoritiesBytes, types, signatureSchemes } = clientAuth
        const asks = request === 'requested' || request === 'required'
        return (
          <div key={index}>
            <p>
              {groups.length > 1 && (
                <strong>
                  <Foreign text={[...new Set(group.map(placeOf))].join(', ')} most={200} />:{' '}
                </strong>
              )}
              <VerdictBadge of={request === 'unknown' ? 'unknown' : 'info'} word={say.requests[request]} />
            </p>
            {asks && authorities.length === 0 && <p class="muted">{say.none}</p>}
            {authoritiesBytes > mostOctets && (
              <p>
                <VerdictBadge of="warning" word={say.tooLong} />
              </p>
            )}
            {authorities.length > 0 && (
              <>
                <p class="muted">{say.authorities(authorities.length, authoritiesBytes)}</p>
                <Lines lines={authorities} most={20} label={say.label} />
              </>
            )}
            <Facts
              facts={[
                [say.types, types.length > 0 && <Foreign text={types.join(', ')} />],
                [say.schemes, signatureSchemes.length > 0 && <Foreign text={signatureSchemes.join(', ')} />],
              ]}
            />
          </div>
        )
      })}
    </>
  )
}
