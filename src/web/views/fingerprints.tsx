/** Fingerprints in the spellings that programs want, each to be copied. */
import { words } from '../words/words.ts'
import { CopyButton } from './copy-button.tsx'
import { spellingsOf } from './octets.ts'

const say = words.views.certificate.fingerprints

export function Fingerprints({ sha1, sha256 }: { sha1: string; sha256: string }) {
  return (
    <dl class="view-fingerprints">
      {[
        [say.sha1, sha1],
        [say.sha256, sha256],
      ].map(([title = '', hex = '']) => (
        <div key={title}>
          <dt>{title}</dt>
          {hex === '' ? (
            <dd class="muted">{say.unknown}</dd>
          ) : (
            Object.entries(spellingsOf(hex)).map(([spelling, text]) => (
              <dd key={spelling}>
                <code class="foreign">{text}</code>{' '}
                <CopyButton text={text} what={say.copy(title, say.spellings[spelling] ?? spelling)} />
              </dd>
            ))
          )}
        </div>
      ))}
    </dl>
  )
}
