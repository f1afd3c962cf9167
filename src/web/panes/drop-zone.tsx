/** Files may be dropped anywhere on the page. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { droppedCertificates, filesToVerify, takeFiles } from '../state/dropped.ts'
import { go } from '../state/route.ts'
import { told } from '../state/run.ts'
import { preflight } from '../state/settings.ts'
import { words } from '../words/words.ts'
import { Dialog } from './dialog.tsx'

const say = words.drop

export function DropZone() {
  const isOver = useSignal(false)
  useEffect(() => {
    const end = new AbortController()
    const listen = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      then: (event: DragEvent) => void,
    ) => addEventListener(type, then, { signal: end.signal })
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      isOver.value = true
    }
    listen('dragenter', over)
    listen('dragover', over)
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) isOver.value = false
    })
    listen('drop', (event) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      isOver.value = false
      const files = [...(event.dataTransfer?.files ?? [])]
      void told(() => takeFiles(files))
    })
    return () => end.abort()
  }, [])
  return (
    <>
      {isOver.value && (
        <div class="drop-zone">
          <strong>{say.heading}</strong>
          <span>{say.body}</span>
        </div>
      )}
      <CertificateChoice />
    </>
  )
}

function CertificateChoice() {
  const files = droppedCertificates.value
  const close = () => (droppedCertificates.value = [])
  const [first] = files
  return (
    <Dialog id="dropped" heading={say.certificate} isOpen={files.length > 0} onClose={close}>
      <ul>
        {files.map(({ name }) => (
          <li key={name} class="foreign">
            {name}
          </li>
        ))}
      </ul>
      <div class="dialog-buttons">
        <button
          type="button"
          class="main"
          onClick={() => {
            filesToVerify.value = files
            close()
            go({ place: 'verify' })
          }}
        >
          {say.verify}
        </button>
        <button
          type="button"
          disabled={files.length !== 1}
          title={files.length === 1 ? '' : say.tooMany}
          onClick={() => {
            preflight.value = first
            close()
            go({ place: 'start' })
          }}
        >
          {say.preflight}
        </button>
        <button type="button" onClick={close}>
          {say.cancel}
        </button>
      </div>
    </Dialog>
  )
}
