/** A button and what opens below it. The browser closes it by Escape, or by a press elsewhere. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

/** See the module. */
export interface PopoverProps {
  id: string
  label: string
  tip: string
  children: () => ComponentChildren
  onOpen?: () => void
}

export function Popover({ id, label, tip, children, onOpen }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const toggled = (event: { newState: string }) => {
    const opens = event.newState === 'open'
    setOpen(opens)
    if (opens) onOpen?.()
  }
  useLayoutEffect(() => {
    if (isOpen) place(body.current, button.current)
  }, [isOpen])
  return (
    <>
      <button ref={button} type="button" id={`${id}-button`} popovertarget={id} title={tip}>
        {label} <Icon of="down" />
      </button>
      <div
        ref={body}
        id={id}
        class="popover"
        popover="auto"
        role="group"
        aria-labelledby={`${id}-button`}
        onToggle={toggled}
      >
        {isOpen && children()}
      </div>
    </>
  )
}

/** Below the button, within the window. */
function place(body: HTMLElement | null, button: HTMLElement | null): void {
  if (body === null || button === null) return
  const from = button.getBoundingClientRect()
  const width = body.offsetWidth
  body.style.top = `${Math.min(from.bottom + 4, innerHeight - 120)}px`
  body.style.left = `${Math.max(8, Math.min(from.right - width, innerWidth - width - 8))}px`
}
