/** Asks for the token when the server refused the one that was shown, or none was. */
import { useSignal } from '@preact/signals'
import { loadChecks } from '../state/checks.ts'
import { told } from '../state/run.ts'
import { loadStatus } from '../state/server-status.ts'
import { keepToken, token, tokenRefused } from '../state/token.ts'
import { words } from '../words/words.ts'
import { Dialog } from './dialog.tsx'
import { TextField } from './field.tsx'

const say = words.token

export function TokenDialog() {
  const text = useSignal('')
  const use = () => {
    // Whoever pasted the whole address meant the token in it.
    keepToken(text.value.replace(/^.*#token=([^&]*).*$/, '$1'))
    void loadStatus()
    void told(loadChecks)
  }
  return (
    <Dialog
      id="token"
      heading={say.heading}
      isOpen={tokenRefused.value}
      onClose={() => (tokenRefused.value = false)}
      closes={false}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          use()
        }}
      >
        {token.value !== '' && <p class="is-error">{say.refused}</p>}
        <p>{say.body}</p>
        <TextField
          label={say.field}
          tip={say.body}
          type="password"
          value={text.value}
          onInput={(value) => (text.value = value)}
        />
        <div class="dialog-buttons">
          <button type="submit" class="main" disabled={text.value.trim() === ''}>
            {say.use}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
