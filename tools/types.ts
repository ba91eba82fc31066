import { globSync } from 'node:fs'

import type { Outcome } from './outcome.ts'
import { runLine } from './shell.ts'

/** Checks the types of each part with its own libraries: a package of law knows neither Node nor a browser. */
export async function checkTypes(): Promise<Outcome> {
  const projects = ['tsconfig.json', ...globSync('{packages,apps}/*/tsconfig.json').toSorted()]
  const faults: string[] = []
  for (const project of projects) {
    const { status, stdout, stderr } = await runLine(
      `node node_modules/typescript7/bin/tsc --project ${project}`,
    )
    if (status !== 0) faults.push(stdout + stderr)
  }
  return { passed: projects.length - faults.length, failed: faults.length, output: faults.join('') }
}
