// Holds the catalogue together: a rule is a file, a test, a page and a line in the index, and each is there.
// Whether messages can be filled and a warning says what to do is met by the rules' tests (test/facts.ts), which
// render every message; this script sees to it that the tests name them all.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ruleRemedies } from '../src/rules/data/rule-remedies.ts'
import { rules } from '../src/rules/index.ts'
import type { Rule } from '../src/rules/rule.ts'

const root = dirname(import.meta.dirname)
const problems: string[] = []

const files = globSync('src/rules/*/*.ts', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts') && !file.startsWith(join('src/rules/data/')),
)
if (files.length === 0) problems.push('src/rules/*/*.ts matches no file')
const idOfFile = new Map(files.map((file) => [basename(file, '.ts'), file]))
for (const [id, file] of idOfFile) problems.push(...(await fileProblems(id, file)))

const sorted = rules.map(({ id }) => id).sort()
rules.forEach(({ id }, index) => {
  if (id !== sorted[index]) problems.push(`src/rules/index.ts: ${id} is out of order`)
  if (sorted.indexOf(id) !== sorted.lastIndexOf(id)) problems.push(`src/rules/index.ts: ${id} stands twice`)
  if (!idOfFile.has(id)) problems.push(`src/rules/index.ts: ${id} has no file src/rules/<area>/${id}.ts`)
})
for (const rule of rules) problems.push(...ruleProblems(rule).map((problem) => `${rule.id}: ${problem}`))

for (const page of globSync('docs/rules/*.md', { cwd: root })) {
  const id = basename(page, '.md')
  if (id !== 'README' && !idOfFile.has(id)) problems.push(`${page}: there is no such rule`)
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log(`rules: ${rules.length}, each with index entry, test and page`)

async function fileProblems(id: string, file: string): Promise<string[]> {
  const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href)
  const exported = Object.values(module)
  const rule = rules.find((listed) => exported.includes(listed))
  if (rule === undefined) return [`${file}: what it exports is not in src/rules/index.ts`]
  if (exported.length > 1) return [`${file}: exports more than its rule`]
  if (rule.id !== id) return [`${file}: holds the rule ${rule.id}, whose file should have its name`]
  return testProblems(rule, file.replace(/\.ts$/, '.test.ts'))
}

/** The rule's test is there, expects each message by name, and nothing at all of a near twin. */
function testProblems(rule: Rule, file: string): string[] {
  if (!existsSync(join(root, file))) return [`${file}: is missing`]
  const text = readFileSync(join(root, file), 'utf8')
  const unnamed = Object.keys(rule.messages).filter(
    (message) => !new RegExp(`['" ]${message}['"]`).test(text),
  )
  return [
    ...unnamed.map((message) => `${file}: expects the message "${message}" nowhere`),
    ...(/\[\][,\])]/.test(text) ? [] : [`${file}: has no twin on which the rule is silent`]),
  ]
}

function ruleProblems({ id, title, severity, messages, doc, source, since }: Rule): string[] {
  const found: string[] = []
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(id)) found.push('an id is lower-case words joined by hyphens')
  if (title.trim() === '') found.push('title is empty')
  if (!/^\d+\.\d+\.\d+$/.test(since)) found.push('since is no version')
  if (!existsSync(join(root, `docs/rules/${id}.md`)))
    found.push(`docs/rules/${id}.md is missing; npm run generate`)

  const all = Object.entries(messages)
  if (all.length === 0) found.push('has no message')
  for (const [name, { text, fix }] of all) {
    if (text.trim() === '') found.push(`message "${name}" has no text`)
    if (fix?.trim() === '') found.push(`message "${name}" has an empty fix`)
    if (`${text}${fix}`.includes('!')) found.push(`message "${name}" has an exclamation mark`)
  }
  if ((severity === 'warning' || severity === 'error') && all.every(([, { fix }]) => fix === undefined)) {
    found.push(`is of severity ${severity} and never says what to do`)
  }

  const named = ruleRemedies[id]
  if (named === undefined) found.push('stands not in src/rules/data/rule-remedies.ts')
  else if (named.length === 0 && severity === 'error') found.push('is an error and names no remedy')

  for (const [part, text] of Object.entries(doc)) if (text.trim() === '') found.push(`doc.${part} is empty`)
  if (source.length === 0) found.push('has no source')
  for (const { title: name, url, checkedOn } of source) {
    if (name.trim() === '') found.push('a source has no title')
    if (url !== undefined && !URL.canParse(url)) found.push(`source ${name}: ${url} is no address`)
    if (checkedOn !== undefined && !/^\d{4}-\d\d-\d\d$/.test(checkedOn)) {
      found.push(`source ${name}: checkedOn is no date`)
    }
  }
  return found
}
