/** A link to another site, where the address is one of the web; else the address as text. */
import type { ComponentChildren } from 'preact'
import { webAddress } from '../state/foreign.ts'
import { Foreign } from './foreign.tsx'

export function OutsideLink({ url, children }: { url: string; children?: ComponentChildren }) {
  const address = webAddress(url)
  const text = children ?? <Foreign text={url} most={200} />
  if (address === undefined) return <>{text}</>
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  )
}
