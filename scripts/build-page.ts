// Builds the page of `farend serve` to dist/page, or to the folder given, and holds it to its size.
//   node scripts/build-page.ts [folder]
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = dirname(import.meta.dirname)

/** The first load may not be larger, in octets as gzip makes them. */
export const largestPage = 150 * 1024

/**
 * Builds the page into a folder, which is emptied first.
 * @returns octets of everything in it, compressed with gzip
 * @throws {Error} when Vite cannot build it
 */
export async function buildPage(folder: string): Promise<number> {
  await build({
    configFile: false,
    root: join(root, 'src/web'),
    // The page finds everything beside itself: a reverse proxy may put it anywhere.
    base: './',
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: resolve(folder),
      emptyOutDir: true,
      target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
      // The content security policy knows no inline script and no data: script.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  })
  const files = globSync(join(folder, '**/*.{html,js,css}'))
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(root, 'dist/page')
  const size = await buildPage(folder)
  console.log(`page: ${(size / 1024).toFixed(1)} KB compressed, of ${largestPage / 1024} KB allowed`)
  if (size > largestPage) {
    console.error('page: too large; look for what the first load does not need')
    process.exit(1)
  }
}
