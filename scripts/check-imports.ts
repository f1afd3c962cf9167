// Holds the layers of docs/architecture.md to their word: what each folder may import, which Node modules and
// globals it may touch. A row of the table that matches no file is itself a failure, so that the guard cannot
// outlive what it guards.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'

interface Layer {
  /** Glob of the files that make the layer, from the root of the checkout. */
  files: string
  /** Layers whose files it may import, besides its own. */
  layers: string[]
  /** Modules outside the checkout that it may import. */
  modules: string[]
  /** The pure half: no clock, no randomness, no timers, no process. */
  pure: boolean
  /** Of other layers only types are imported: nothing of them is loaded. */
  typesOnly?: true
}

const shellModules = ['node:']

/** What rules look at, and whoever puts it together for them. */
const facts = [
  ...['bytes', 'names', 'asn1', 'x509', 'path', 'revocation', 'conformance', 'programs', 'tls', 'dns'],
  ...['report', 'preflight'],
]

const layers: Record<string, Layer> = {
  bytes: { files: 'src/bytes/**', layers: [], modules: [], pure: true },
  names: { files: 'src/names/**', layers: ['bytes'], modules: ['node:url'], pure: true },
  asn1: { files: 'src/asn1/**', layers: ['bytes'], modules: [], pure: true },
  x509: { files: 'src/x509/**', layers: ['bytes', 'names', 'asn1'], modules: ['node:crypto'], pure: true },
  path: { files: 'src/path/**', layers: ['bytes', 'names', 'asn1', 'x509'], modules: [], pure: true },
  revocation: {
    files: 'src/revocation/**',
    layers: ['bytes', 'asn1', 'x509', 'path'],
    modules: ['node:crypto'],
    pure: true,
  },
  conformance: {
    files: 'src/conformance/**',
    layers: ['bytes', 'names', 'asn1', 'x509', 'path', 'revocation'],
    modules: [],
    pure: true,
  },
  container: {
    files: 'src/container/**',
    layers: ['bytes', 'asn1', 'x509'],
    modules: ['node:crypto'],
    pure: true,
  },
  tls: { files: 'src/tls/**', layers: ['bytes'], modules: ['node:crypto'], pure: true },
  dns: { files: 'src/dns/**', layers: ['bytes', 'names'], modules: [], pure: true },
  prelude: { files: 'src/prelude/**', layers: ['bytes', 'names', 'asn1'], modules: [], pure: true },
  programs: {
    files: 'src/programs/**',
    layers: ['bytes', 'names', 'asn1', 'x509', 'path'],
    modules: [],
    pure: true,
  },
  report: {
    files: 'src/report/**',
    layers: ['bytes', 'names', 'asn1', 'x509', 'path', 'programs', 'tls', 'dns', 'prelude', 'revocation'],
    modules: [],
    pure: true,
  },
  preflight: {
    files: 'src/preflight/**',
    layers: ['names', 'x509', 'path', 'programs', 'report', 'revocation'],
    modules: [],
    pure: true,
  },
  words: { files: 'src/words/**', layers: [], modules: [], pure: true },
  rules: { files: 'src/rules/**', layers: [...facts, 'words'], modules: [], pure: true },
  diagnose: {
    files: 'src/diagnose/**',
    layers: [...facts, 'container', 'words', 'rules'],
    modules: [],
    pure: true,
  },
  domain: {
    files: 'src/domain/**',
    layers: ['bytes', 'names', 'x509', 'dns', 'prelude', 'report', 'rules'],
    modules: ['node:crypto'],
    pure: true,
  },
  render: {
    files: 'src/render/**',
    layers: ['bytes', 'names', 'programs', 'report', 'words', 'rules', 'revocation'],
    modules: ['csv-stringify/sync', 'node:crypto', 'node:util'],
    pure: true,
  },
  redact: {
    files: 'src/redact/**',
    layers: ['names', 'dns', 'report', 'rules', 'diagnose', 'domain'],
    modules: [],
    pure: true,
  },
  evidence: {
    files: 'src/evidence/**',
    layers: ['bytes', 'x509', 'path', 'programs', 'report', 'render', 'redact', 'schema'],
    modules: ['zod'],
    pure: true,
  },
  targets: {
    files: 'src/targets/**',
    layers: ['names', 'report', 'prelude'],
    modules: ['csv-parse/sync'],
    pure: true,
  },
  schema: {
    files: 'src/schema/**',
    layers: ['dns', 'programs', 'report', 'rules', 'prelude', 'revocation'],
    modules: ['zod'],
    pure: true,
  },
  net: {
    files: 'src/net/**',
    layers: ['bytes', 'names', 'dns', 'prelude'],
    modules: [...shellModules, 'dns-packet'],
    pure: false,
  },
  discover: { files: 'src/discover/**', layers: ['names', 'dns', 'report', 'net'], modules: [], pure: false },
  probe: {
    files: 'src/probe/**',
    layers: ['bytes', 'names', 'asn1', 'x509', 'tls', 'prelude', 'report', 'net'],
    modules: shellModules,
    pure: false,
  },
  fetch: {
    files: 'src/fetch/**',
    layers: ['names', 'prelude', 'report', 'net', 'discover', 'schedule'],
    modules: shellModules,
    pure: false,
  },
  online: {
    files: 'src/online/**',
    layers: ['bytes', 'x509', 'path', 'revocation', 'report', 'fetch'],
    modules: shellModules,
    pure: false,
  },
  trust: {
    files: 'src/trust/**',
    layers: ['bytes', 'asn1', 'x509', 'path', 'programs'],
    modules: [...shellModules, 'csv-parse/sync'],
    pure: false,
  },
  schedule: { files: 'src/schedule/**', layers: [], modules: shellModules, pure: false },
  scan: {
    files: 'src/scan.ts',
    layers: [
      'names',
      'path',
      'programs',
      'prelude',
      'report',
      'diagnose',
      'targets',
      'net',
      'discover',
      'probe',
      'trust',
      'schedule',
      'fetch',
      'online',
    ],
    modules: [],
    pure: false,
  },
  evaluate: {
    files: 'src/evaluate.ts',
    layers: ['path', 'programs', 'report', 'diagnose', 'schema', 'evidence', 'probe', 'scan'],
    modules: ['node:util'],
    pure: false,
  },
  own: {
    files: 'src/own-certificate.ts',
    layers: ['names', 'x509', 'container', 'report', 'diagnose', 'targets', 'scan'],
    modules: shellModules,
    pure: false,
  },
  map: {
    files: 'src/map.ts',
    layers: ['report', 'targets', 'discover', 'domain', 'scan'],
    modules: [],
    pure: false,
  },
  index: {
    files: 'src/index.ts',
    layers: [
      'dns',
      'words',
      'tls',
      'container',
      'path',
      'programs',
      'prelude',
      'report',
      'rules',
      'diagnose',
      'targets',
      'net',
      'discover',
      'probe',
      'trust',
      'scan',
      'own',
      'map',
      'revocation',
    ],
    modules: [],
    pure: false,
  },
  version: { files: 'src/version.ts', layers: [], modules: [], pure: false },
  api: {
    files: 'src/api/**',
    layers: ['programs', 'prelude', 'report', 'schema'],
    modules: ['zod'],
    pure: true,
  },
  store: { files: 'src/store/**', layers: ['report', 'api'], modules: shellModules, pure: false },
  serve: {
    files: 'src/serve/**',
    layers: [
      ...[
        'bytes',
        'names',
        'x509',
        'container',
        'programs',
        'prelude',
        'report',
        'rules',
        'diagnose',
        'render',
      ],
      ...[
        'targets',
        'schema',
        'redact',
        'evidence',
        'evaluate',
        'net',
        'fetch',
        'trust',
        'scan',
        'own',
        'map',
      ],
      ...['version', 'api', 'store'],
    ],
    modules: [...shellModules, 'zod', 'hono', '@hono/node-server'],
    pure: false,
  },
  web: {
    files: 'src/web/**',
    layers: ['api', 'report', 'rules', 'programs', 'dns', 'revocation'],
    modules: ['preact', 'preact/', '@preact/signals', '@tanstack/virtual-core'],
    pure: false,
    typesOnly: true,
  },
  estate: {
    files: 'src/estate/**',
    layers: ['bytes', 'asn1', 'names', 'tls', 'dns', 'report'],
    modules: [...shellModules, 'dns-packet'],
    pure: false,
  },
  cli: {
    files: 'src/cli/**',
    layers: [
      'bytes',
      'names',
      'dns',
      'asn1',
      'container',
      'x509',
      'path',
      'programs',
      'prelude',
      'report',
      'rules',
      'diagnose',
      'render',
      'targets',
      'schema',
      'redact',
      'evidence',
      'evaluate',
      'net',
      'discover',
      'probe',
      'trust',
      'scan',
      'own',
      'map',
      'estate',
      ...['version', 'store', 'serve'],
    ],
    modules: [...shellModules, 'commander'],
    pure: false,
  },
}

// What a pure layer may not name. Time and random bytes are arguments there.
const impure =
  /\b(Date\.now|new Date\(\)|Math\.random|performance\.|process\.|setTimeout|setInterval|fetch\(|randomBytes|randomInt|randomUUID|generateKeyPair)/
const importSpecifier =
  /^(?:(?:import|export|\})[^'"\n]*?\bfrom|import)\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

const problems: string[] = []
const owner = new Map<string, string>()
for (const [name, layer] of Object.entries(layers)) {
  const files = globSync(layer.files).filter((file) => /\.tsx?$/.test(file))
  if (files.length === 0) problems.push(`layer ${name}: ${layer.files} matches no file`)
  for (const file of files) owner.set(normalize(file), name)
}

for (const file of globSync('src/**/*.{ts,tsx}').map((file) => normalize(file))) {
  const name = owner.get(file)
  if (name === undefined) {
    problems.push(`${file}: belongs to no layer; add it to the table in scripts/check-imports.ts`)
    continue
  }
  const layer = layers[name]!
  const text = readFileSync(file, 'utf8')
  const isTest = file.endsWith('.test.ts')
  for (const match of text.matchAll(importSpecifier)) {
    const specifier = (match[1] ?? match[2])!
    const before = text.slice(0, match.index + match[0].indexOf(specifier))
    const isType = /\b(?:import|export)\s+type\b[^'"]*['"]$/.test(before)
    const problem = isTest ? undefined : importProblem(file, name, layer, specifier, isType)
    if (problem !== undefined) problems.push(`${file}: ${problem}`)
  }
  if (layer.pure && !isTest) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
    const found = impure.exec(code)
    if (found) problems.push(`${file}: the ${name} layer is pure and may not use ${found[1]}`)
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log(`imports: ${owner.size} files in ${Object.keys(layers).length} layers keep to the table`)

function importProblem(
  file: string,
  name: string,
  layer: Layer,
  specifier: string,
  isType: boolean,
): string | undefined {
  if (!specifier.startsWith('.')) {
    const allowed = layer.modules.some((module) =>
      /[:/]$/.test(module) ? specifier.startsWith(module) : specifier === module,
    )
    return allowed ? undefined : `the ${name} layer may not import ${specifier}`
  }
  if (specifier.endsWith('.css')) return name === 'web' ? undefined : `the ${name} layer has no styles`
  const target = normalize(join(dirname(file), specifier))
  if (!target.startsWith(`src${sep}`)) {
    return target === 'package.json' && !layer.pure ? undefined : `imports ${specifier} outside src`
  }
  const targetLayer = owner.get(target)
  if (targetLayer === undefined) return `imports ${specifier}, which is no file of a layer`
  if (targetLayer === name) return undefined
  if (layer.typesOnly && !isType)
    return `the ${name} layer may import types of other layers only (${specifier})`
  if (layer.layers.includes(targetLayer)) return undefined
  return `the ${name} layer may not import the ${targetLayer} layer (${specifier})`
}
