import { globSync } from 'node:fs'

import type { Outcome } from './outcome.ts'
import { runLine } from './shell.ts'

/** What the compiler remembers of a part, so that the next check looks again at what has changed and nothing else. */
const memory = 'node_modules/.cache/types'

/**
 * Checks the types of each part with its own libraries: a package of law knows neither Node nor a browser. One checker: each further one
 * works out the types of all routes anew, and another check has the other core.
 */
export async function checkTypes(): Promise<Outcome> {
  const projects = [
    'tsconfig.json',
    ...globSync(['{packages,apps}/*/tsconfig.json', 'apps/web/*/tsconfig.json']).toSorted(),
  ]
  const faults: string[] = []
  for (const project of projects) {
    const { status, stdout, stderr } = await runLine(
      `node node_modules/typescript7/bin/tsc --project ${project} --checkers 1 --incremental --tsBuildInfoFile ${memory}/${project.replaceAll('/', '-')}`,
    )
    if (status !== 0) faults.push(stdout + stderr)
  }
  return { passed: projects.length - faults.length, failed: faults.length, output: faults.join('') }
}
