import { globSync } from 'node:fs'

import { findBrowser, requireChineseFont } from '../stories/browser.ts'
import { type Outcome, togetherOf } from './outcome.ts'
import { type RealServer, startRealServer } from './real-server.ts'
import { runVitest } from './tests.ts'

/** Files of a project of Vitest that need a browser, and a real server of their own. */
export interface BrowserRun {
  /** A name for the report. */
  readonly name: string
  readonly project: 'stories' | 'screens'
  readonly files: readonly string[]
}

/** These take as long as all the others together. Stories of a half share a city, and whoever lives in it. */
const longest = [
  'pages',
  'calculator',
  'sessions',
  'counter',
  'administration',
  'kinds-of-case',
  'nanchang-permit',
  'haikou-outage',
  'yichang-one-number',
  'quanzhou-village',
  'direction',
  'search',
].map((name) => `stories/${name}.story.ts`)

/** These go on to a later day, and need a city in which nobody else lives. */
const laterDays = ['stories/merger.story.ts']

/** Plays the browser stories, in two halves and a small part at once. */
export async function runStories(): Promise<Outcome> {
  const apart = new Set([...longest, ...laterDays])
  const others = globSync('stories/**/*.story.ts').filter((file) => !apart.has(file))
  return await runInBrowser([
    { name: 'stories-longest', project: 'stories', files: longest },
    { name: 'stories-others', project: 'stories', files: others },
    { name: 'stories-later-days', project: 'stories', files: laterDays },
  ])
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
    return togetherOf(outcomes)
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
