/** Results in the classic layout. The server lays them out; each is asked for once. */
import { computed, effect, signal } from '@preact/signals'
import { ask } from './client.ts'
import { exportPath } from './download.ts'
import { openCheckId, rowCount, table } from './open-check.ts'
import { openId } from './open-result.ts'
import { route } from './route.ts'
import { output } from './settings.ts'

/** So many results of a check are shown as text; more would be too much to look at and too much for the browser. */
export const mostTexts = 200

/** Whether a result is shown as text. */
export const showsText = signal(false)

/** Texts that came, by id of the result. They are those of the flags now. */
const texts = signal<ReadonlyMap<string, string>>(new Map())
const asked = new Set<string>()
/** So many are asked for at a time. */
const mostAsked = 4

const flags = computed(() => `${output.value.advanced} ${output.value.chain}`)

/** Ids of the results that are to be there as text: the one that is open, or the first of the check. */
const wanted = computed<readonly string[]>(() => {
  const { place } = route.value
  if (openId.value !== undefined) return showsText.value ? [openId.value] : []
  if (place !== 'check' && place !== 'start') return []
  void rowCount.value
  return table.value.rows.slice(0, mostTexts).map(({ id }) => id)
})

/** What is shown: texts of the wanted results, as far as they came, in their order. */
export const classicTexts = computed(() =>
  wanted.value.flatMap((id) => {
    const text = texts.value.get(id)
    return text === undefined ? [] : [{ id, text }]
  }),
)

effect(() => {
  // Texts with other flags, or of another check, are of no use.
  void flags.value
  void openCheckId.value
  asked.clear()
  texts.value = new Map()
})

effect(() => {
  void texts.value
  const { advanced, chain } = output.value
  for (const id of wanted.value) {
    if (asked.size - texts.peek().size >= mostAsked) return
    if (!asked.has(id)) void fetchText(id, { advanced, chain }, flags.peek())
  }
})

async function fetchText(id: string, wish: { advanced: boolean; chain: boolean }, of: string): Promise<void> {
  asked.add(id)
  const text = await ask(exportPath({ result: id }, { form: 'classic', ...wish }))
    .then((response) => response.text())
    // One that cannot be had leaves a gap; the list shows the result nevertheless.
    .catch(() => '')
  if (flags.peek() === of && asked.has(id)) texts.value = new Map(texts.peek()).set(id, text)
}
