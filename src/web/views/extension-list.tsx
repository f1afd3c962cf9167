/** Every extension: decoded where it could be, else its octets. */
import type { ExtensionFacts } from '../../report/report.ts'
import { escapeForeign } from '../state/foreign.ts'
import { words } from '../words/words.ts'
import { Capped, Lines } from './capped.tsx'
import { Foreign } from './foreign.tsx'

const say = words.views.certificate.extensions

export function ExtensionList({ extensions }: { extensions: readonly ExtensionFacts[] }) {
  if (extensions.length === 0) return <p class="muted">{say.none}</p>
  return (
    <Capped
      items={extensions}
      class="view-extensions"
      row={(extension) => <Extension extension={extension} />}
    />
  )
}

function Extension({ extension: { oid, name, critical, value, hex } }: { extension: ExtensionFacts }) {
  return (
    <>
      <h4>
        <Foreign text={name} most={120} />{' '}
        <span class="muted">
          {oid !== name && <code>{escapeForeign(oid.slice(0, 80))}</code>} {critical ? say.critical : ''}
        </span>
      </h4>
      {value.length === 0 ? (
        <p>
          <span class="muted">{say.octets(hex.length / 2)}</span>{' '}
          <Foreign text={hex} most={512} class="mono" />
        </p>
      ) : value.length > mostLines ? (
        <Lines lines={value} most={mostLines} label={name} />
      ) : (
        <ul class="view-extension-lines">
          {value.map((line, index) => {
            const text = line.trimStart()
            const depth = Math.min(8, (line.length - text.length) / 2)
            return (
              <li key={index} style={{ paddingInlineStart: `${depth * 0.9}rem` }}>
                <Foreign text={text} />
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

const mostLines = 60
