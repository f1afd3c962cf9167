/** Results as a file, in every form that the server has. */
import { useSignal } from '@preact/signals'
import { download, exportPath } from '../state/download.ts'
import { told } from '../state/run.ts'
import { serverStatus } from '../state/server-status.ts'
import { output } from '../state/settings.ts'
import { words } from '../words/words.ts'
import { Popover } from './popover.tsx'
import { Tick } from './tick.tsx'

const say = words.exports

/** What is exported, and whether evidence was kept of it. */
export interface ExportProps {
  of: { check: string } | { result: string }
  evidence: boolean
}

export function ExportMenu(props: ExportProps) {
  const id = 'check' in props.of ? 'export-check' : 'export-result'
  return <Popover id={id} label={say.open} tip={say.openTip} children={() => <Forms {...props} />} />
}

function Forms({ of, evidence }: ExportProps) {
  const redact = useSignal(false)
  const { advanced, chain } = output.value
  const forms = serverStatus.value?.forms ?? []
  return (
    <div class="exports">
      <strong>{say.heading}</strong>
      {forms.map((form) => (
        <button
          key={form}
          type="button"
          disabled={form === 'evidence' && !evidence}
          title={form === 'evidence' && !evidence ? say.noEvidence : ''}
          onClick={() =>
            void told(() => download(exportPath(of, { form, advanced, chain, redact: redact.value })))
          }
        >
          {say.forms[form] ?? form}
        </button>
      ))}
      <Tick
        label={say.redact}
        tip={say.redactTip}
        checked={redact.value}
        onChange={(value) => (redact.value = value)}
      />
    </div>
  )
}
