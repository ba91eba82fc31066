import { globSync } from 'node:fs'

import { findBrowser, requireChineseFont } from '../stories/browser.ts'
import type { Outcome } from './outcome.ts'
import { type RealServer, startRealServer } from './real-server.ts'
import { runVitest } from './tests.ts'

/** Plays the browser stories on the real server. A missing browser, font or story is a failure, not a gap. */
export async function runStories(): Promise<Outcome> {
  return await runInBrowser('stories', 'stories/**/*.story.ts')
}

/** Runs a project of Vitest that needs a browser and the real server. */
export async function runInBrowser(
  project: string,
  files: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  if (globSync(files).length === 0) return failure(`there is no ${files}`)
  let server: RealServer | undefined
  try {
    requireChineseFont()
    const browser = await findBrowser()
    server = await startRealServer()
    const program = browser.executablePath === undefined ? {} : { CHROMIUM: browser.executablePath }
    const found = { ...server.env, TONGBAN_BROWSER: JSON.stringify(browser), ...program, ...env }
    const words = ['--project', project, '--no-file-parallelism']
    const outcome = await runVitest({ name: project, words, env: found })
    return outcome.failed === 0
      ? outcome
      : { ...outcome, output: `${outcome.output}\nThe server said:\n${server.log()}` }
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error))
  } finally {
    await server?.stop()
  }
}

function failure(output: string): Outcome {
  return { passed: 0, failed: 1, output }
}
