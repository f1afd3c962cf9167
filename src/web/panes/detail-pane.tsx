/** The result that is open: as a report or as text; without one, the text of all results as they come. */
import { showsText } from '../state/classic-texts.ts'
import { copyText } from '../state/clipboard.ts'
import { openCheck, openCheckId, rowCount, table } from '../state/open-check.ts'
import { openId, report, reportProblem } from '../state/open-result.ts'
import { hrefOf, permalinkOf, route } from '../state/route.ts'
import { words } from '../words/words.ts'
import { CertificateView } from '../views/certificate-view.tsx'
import { ResultView } from '../views/result-view.tsx'
import { ClassicText, CopyTextButton } from './classic-text.tsx'
import { ExportMenu } from './export-menu.tsx'
import { Guarded } from './guarded.tsx'
import { Icon } from './icon.tsx'
import { openNeighbour } from './result-list.tsx'

const say = words.detail

export function DetailPane() {
  return (
    <section class="pane detail-pane" data-pane="detail" aria-label={say.label}>
      {openId.value === undefined ? <Information /> : <Result result={openId.value} />}
    </section>
  )
}

function Information() {
  const id = openCheckId.value
  return (
    <>
      <div class="detail-bar">
        <h2 tabIndex={-1}>{say.information}</h2>
        <span class="detail-space" />
        <CopyTextButton />
        {id !== undefined && <CopyLink tip={words.exports.linkOfCheckTip} />}
      </div>
      <ClassicText />
    </>
  )
}

function Result({ result }: { result: string }) {
  return (
    <>
      <ResultBar result={result} />
      {reportProblem.value && (
        <p class="notice is-error foreign" role="alert">
          {say.problem(reportProblem.value.problem.detail)}
        </p>
      )}
      <div class="detail-body">
        <Guarded of={hrefOf(route.value)}>
          <Body result={result} />
        </Guarded>
      </div>
    </>
  )
}

function Body({ result }: { result: string }) {
  const to = route.value
  if (showsText.value && to.place === 'result') return <ClassicText />
  if (report.value === undefined) return reportProblem.value ? null : <p class="muted">{words.loading}</p>
  if (to.place === 'certificate') {
    return <CertificateView result={result} report={report.value} sha256={to.sha256} />
  }
  void rowCount.value
  const place = table.value.placeOf(result)
  const row = place === undefined ? undefined : table.value.rows[place]
  return <ResultView result={result} report={report.value} row={row} />
}

function ResultBar({ result }: { result: string }) {
  const isCertificate = route.value.place === 'certificate'
  const check = openCheckId.value
  return (
    <div class="detail-bar">
      {isCertificate ? (
        <a href={hrefOf({ place: 'result', result })}>
          <Icon of="left" /> {say.certificateOf}
        </a>
      ) : (
        <>
          {check !== undefined && (
            <a href={hrefOf({ place: 'check', check })}>
              <Icon of="left" /> {say.back}
            </a>
          )}
          <Mode />
          <span class="detail-steps">
            <Step label={say.previous} icon="up" step={-1} />
            <Step label={say.next} icon="down" step={1} />
          </span>
        </>
      )}
      <span class="detail-space" />
      {showsText.value && !isCertificate && <CopyTextButton />}
      <CopyLink tip={words.exports.linkTip} />
      <ExportMenu of={{ result }} evidence={openCheck.value?.evidence ?? true} />
    </div>
  )
}

function Step({ label, icon, step }: { label: string; icon: 'up' | 'down'; step: 1 | -1 }) {
  return (
    <button type="button" class="plain" aria-label={label} title={label} onClick={() => openNeighbour(step)}>
      <Icon of={icon} />
    </button>
  )
}

function Mode() {
  const isText = showsText.value
  return (
    <span class="detail-mode" role="group" aria-label={say.mode}>
      <button
        type="button"
        title={say.reportTip}
        aria-pressed={!isText}
        onClick={() => (showsText.value = false)}
      >
        {say.report}
      </button>
      <button
        type="button"
        title={say.textTip}
        aria-pressed={isText}
        onClick={() => (showsText.value = true)}
      >
        {say.text}
      </button>
    </span>
  )
}

function CopyLink({ tip }: { tip: string }) {
  return (
    <button type="button" title={tip} onClick={copyLink}>
      {words.exports.link}
    </button>
  )
}

/** Copies the address of what is shown. */
export function copyLink(): void {
  const to = route.value
  const isStart = to.place === 'start' && openCheckId.value !== undefined
  void copyText(permalinkOf(isStart ? { place: 'check', check: openCheckId.value ?? '' } : to))
}
