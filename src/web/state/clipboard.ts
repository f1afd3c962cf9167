/** The clipboard. */
import { words } from '../words/words.ts'
import { announce } from './announce.ts'

/** Puts text on the clipboard and says so, or that the browser did not let it. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    announce(words.copied)
  } catch {
    announce(copyBySelection(text) ? words.copied : words.notCopied)
  }
}

/** Pages that came without TLS from elsewhere than this computer have no clipboard of the first kind. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'unseen'
  const from = document.activeElement
  const within = document.querySelector('dialog[open]') ?? document.body
  within.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (from instanceof HTMLElement) from.focus()
  return done
}
