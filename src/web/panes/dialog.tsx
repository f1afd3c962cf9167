/** A dialog over the page: Escape and a press beside it close it, and the focus goes back to where it was. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { words } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** See the module. */
export interface DialogProps {
  id: string
  heading: string
  isOpen: boolean
  onClose: () => void
  children: ComponentChildren
  /** Whether there is a button to close it; without one it stays until what it asks for is there. */
  closes?: boolean
}

export function Dialog({ id, heading, isOpen, onClose, children, closes = true }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      id={id}
      class="dialog"
      aria-labelledby={`${id}-heading`}
      onClose={onClose}
      onCancel={(event) => !closes && event.preventDefault()}
      onClick={(event) => closes && event.target === dialog.current && dialog.current?.close()}
    >
      {isOpen && (
        <div class="dialog-body">
          <div class="dialog-head">
            <h2 id={`${id}-heading`}>{heading}</h2>
            {closes && (
              <button
                type="button"
                class="plain"
                onClick={onClose}
                aria-label={words.close}
                title={words.close}
              >
                <Icon of="cross" />
              </button>
            )}
          </div>
          {children}
        </div>
      )}
    </dialog>
  )
}
