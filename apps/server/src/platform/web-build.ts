import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../../../..')
const mark = '.sources-sha'
const sources = ['apps/web/**/*', 'packages/*/src/**/*', 'package-lock.json']
const notSources = /(?:^|[/\\])(?:node_modules|dist)(?:[/\\]|$)/

const builtWeb = join(root, 'apps/web/dist')

/** How the built web stands to its sources. */
export type WebState = 'fresh' | 'stale' | 'missing'

/** Whether the web was built from the sources that are there now. */
export async function webState(): Promise<WebState> {
  if (!existsSync(join(builtWeb, 'index.html'))) return 'missing'
  const built = await readFile(join(builtWeb, mark), 'utf8').catch(() => '')
  return built === hashOfSources() ? 'fresh' : 'stale'
}

/** Builds the web when its sources have changed since the last time. @throws Error with the words of the builder */
export async function buildWeb(tell: (line: string) => void, signal: AbortSignal): Promise<void> {
  if ((await webState()) === 'fresh') return
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  if (!existsSync(vite)) throw new Error(`The web is not built, and its builder is not installed (${vite}).`)
  const hash = hashOfSources()
  const started = Date.now()
  tell('Building the web, once …')
  await promisify(execFile)(process.execPath, [vite, 'build', 'apps/web'], { cwd: root, signal }).catch(
    (error: Error & { stdout?: string; stderr?: string }) => {
      if (signal.aborted) throw error
      throw new Error(`The web cannot be built:\n${error.stdout ?? ''}${error.stderr ?? ''}`, {
        cause: error,
      })
    },
  )
  await writeFile(join(builtWeb, mark), hash) // last: a build that was killed is made again
  tell(`The web is built (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}

/** At one go: a thousand small files take the thread pool three times as long. */
function hashOfSources(): string {
  const files = globSync(sources, {
    cwd: root,
    withFileTypes: true,
    exclude: ({ name }) => notSources.test(name),
  }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}
