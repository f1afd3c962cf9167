/**
 * A real browser for the tests: Chromium as it comes from the registry, with the libraries and fonts that a bare system
 * lacks. The package has it for Linux on x64; elsewhere FAREND_CHROMIUM names one.
 */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium as driver, type Browser } from 'playwright-core'

/** Why there is no browser here; undefined where there is one. */
export const noBrowser: string | undefined =
  process.env['FAREND_CHROMIUM'] !== undefined || (process.platform === 'linux' && process.arch === 'x64')
    ? undefined
    : 'no Chromium comes with the packages of this platform; FAREND_CHROMIUM can name one'

// The package was made for pages that test themselves: its arguments switch off what is to be tested here.
const unsafe = new Set([
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
])

/**
 * Starts a browser. It is one process: each context that is opened needs a browser of its own. Whatever a page asks of
 * another host than this computer cannot be had.
 */
export async function launchBrowser(): Promise<Browser> {
  const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
  const own = process.env['FAREND_CHROMIUM']
  if (own !== undefined) return driver.launch({ executablePath: own, args: [offline] })
  const { home, args } = await unpacked()
  const libraries = join(home, 'al2023', 'lib')
  return driver.launch({
    executablePath: join(home, 'chromium'),
    args: [...args.filter((each) => !unsafe.has(each)), offline],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(home, 'fonts') },
  })
}

/** Unpacks the browser once; several tests may want it at the same time. */
async function unpacked(): Promise<{ home: string; args: string[] }> {
  // Read when the package is loaded: with it the libraries are unpacked too.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const cache = join(import.meta.dirname, '../../node_modules/.cache')
  const home = join(cache, 'farend-chromium')
  if (existsSync(home)) return { home, args: chromium.args }
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'draft-'))
  const { TMPDIR } = process.env
  process.env['TMPDIR'] = draft
  await chromium.executablePath()
  if (TMPDIR === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = TMPDIR
  // Whoever comes second finds the place taken by the same files.
  await rename(draft, home).catch(() => rm(draft, { recursive: true }))
  return { home, args: chromium.args }
}
