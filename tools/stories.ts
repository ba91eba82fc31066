import { globSync } from 'node:fs'

import { findBrowser, requireChineseFont } from '../stories/browser.ts'
import type { Outcome } from './outcome.ts'
import { type RealServer, startRealServer } from './real-server.ts'
import { runVitest } from './tests.ts'

/** Files of a project of Vitest that need a browser, and a real server of their own. */
export interface BrowserRun {
  /** A name for the report. */
  readonly name: string
  readonly project: 'stories' | 'screens'
  readonly files: readonly string[]
}

/** Two of three parts, by what they take; all others are the third. Stories of a part share a city, and whoever lives in it. */
const parts = {
  pages: ['pages', 'counter', 'first-page'],
  staff: [
    'sessions',
    'kinds-of-case',
    'administration',
    'office',
    'search',
    'employee-confirms',
    'employer',
    'person-telephone',
    'receipt',
  ],
}

/** Plays the browser stories, in three parts at once: each waits most of the time, for a page or for the server. */
export async function runStories(): Promise<Outcome> {
  const named = Object.entries(parts).map(([name, stories]) => ({ name, files: stories.map(fileOf) }))
  const taken = new Set(named.flatMap(({ files }) => files))
  const others = globSync('stories/**/*.story.ts').filter((file) => !taken.has(file))
  return await runInBrowser(
    [...named, { name: 'others', files: others }].map(({ name, files }) => ({
      name: `stories-${name}`,
      project: 'stories',
      files,
    })),
  )
}

function fileOf(story: string): string {
  return `stories/${story}.story.ts`
}

/** Runs each of the runs at the same time on its server. A missing browser, font or file is a failure, not a gap. */
export async function runInBrowser(runs: readonly BrowserRun[]): Promise<Outcome> {
  const servers: RealServer[] = []
  try {
    requireChineseFont()
    const browser = await findBrowser()
    for (const _ of runs) servers.push(await startRealServer()) // one after the other: the first builds the web
    const program = browser.executablePath === undefined ? {} : { CHROMIUM: browser.executablePath }
    const found = { TONGBAN_BROWSER: JSON.stringify(browser), ...program }
    const outcomes = await Promise.all(runs.map((run, at) => runOn(servers[at], run, found)))
    return {
      passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
      failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
      output: outcomes.map(({ output }) => output).join('\n'),
    }
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

async function runOn(
  server: RealServer | undefined,
  { name, project, files }: BrowserRun,
  found: Readonly<Record<string, string>>,
): Promise<Outcome> {
  if (server === undefined || files.length === 0)
    return { passed: 0, failed: 1, output: `${name}: no file to play` }
  const words = ['--project', project, '--no-file-parallelism', ...files]
  const outcome = await runVitest({ name, words, env: { ...server.env, ...found } })
  return outcome.failed === 0
    ? outcome
    : { ...outcome, output: `${outcome.output}\nThe server said:\n${server.log()}` }
}
