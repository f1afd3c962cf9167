// Writes the files that are derived from the code: the JSON Schemas, the OpenAPI document, the pages of the rules, their messages for
// translators.
//   npm run generate              writes them, and removes pages of rules that are gone
//   npm run generate -- --check   changes nothing; fails when a file is not what the code says
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { englishCatalogue } from '../src/rules/catalogue.ts'
import { rules } from '../src/rules/index.ts'
import { mapJsonSchema } from '../src/schema/map.ts'
import { reportJsonSchema } from '../src/schema/report.ts'
import { verificationJsonSchema } from '../src/schema/verification.ts'
import { openApiDocument } from '../src/serve/openapi.ts'
import { routes } from '../src/serve/routes/index.ts'
import { rulePages } from './rule-pages.ts'

const root = dirname(import.meta.dirname)
const check = process.argv.includes('--check')

const files = new Map([
  ['schema/map.schema.json', `${JSON.stringify(mapJsonSchema(), null, 2)}\n`],
  ['schema/openapi.json', `${JSON.stringify(openApiDocument(routes), null, 2)}\n`],
  ['schema/report.schema.json', `${JSON.stringify(reportJsonSchema(), null, 2)}\n`],
  ['docs/messages.en.json', `${JSON.stringify(englishCatalogue(), null, 2)}\n`],
  ['schema/verification.schema.json', `${JSON.stringify(verificationJsonSchema(), null, 2)}\n`],
  ...rulePages(rules),
])
const present = globSync(['schema/*.json', 'docs/rules/*.md'], { cwd: root }).map((file) =>
  normalize(file).replaceAll('\\', '/'),
)
const stale = [...files].filter(([file, text]) => textOf(file) !== text).map(([file]) => file)
const surplus = present.filter((file) => !files.has(file))

if (check) {
  for (const file of stale) console.error(`${file}: is not what the code says`)
  for (const file of surplus) console.error(`${file}: belongs to nothing in the code`)
  if (stale.length + surplus.length > 0) {
    console.error('Run npm run generate and commit what it changes.')
    process.exit(1)
  }
  console.log(`generated: ${files.size} files are as the code says`)
} else {
  for (const file of surplus) rmSync(join(root, file))
  for (const file of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), files.get(file) ?? '')
  }
  console.log(`generated: ${stale.length} of ${files.size} files written, ${surplus.length} removed`)
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    return undefined
  }
}
