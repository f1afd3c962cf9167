/** A link to another site, where the address is one of the web; else the address as text. */
import type { ComponentChildren } from 'preact'
import { webAddress } from '../state/foreign.ts'
import { Foreign, ForeignLine } from './foreign.tsx'

export function OutsideLink({ url, children }: { url: string; children?: ComponentChildren }) {
  const address = webAddress(url)
  if (address === undefined) return <>{children ?? <Foreign text={url} most={200} />}</>
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {children ?? <ForeignLine text={url} />}
    </a>
  )
}
