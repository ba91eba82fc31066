import manifest from '../package.json' with { type: 'json' }
import { checkArchitecture } from './architecture.ts'
import { checkLinks } from './links.ts'
import { checkMap } from './map.ts'
import { checkMigrations } from './migrations.ts'
import { type Outcome, togetherOf } from './outcome.ts'
import { checkReference } from './reference.ts'
import { runLine } from './shell.ts'
import { checkTypes } from './types.ts'
import { checkWords } from './words.ts'

/** A part of `npm test` with its name. */
export interface Check {
  readonly name: string
  readonly run: () => Outcome | Promise<Outcome>
}

/** Checks that only read. A script of package.json whose name begins with `check:` is one, too. */
export const staticChecks: readonly Check[] = [
  ...Object.entries(manifest.scripts)
    .filter(([name]) => name.startsWith('check:'))
    .map(([name, line]) => ({ name: name.slice('check:'.length), run: () => runScript(line) })),
  { name: 'types', run: checkTypes },
  { name: 'architecture', run: checkArchitecture },
  { name: 'migrations', run: checkMigrations },
  { name: 'links', run: checkLinks },
  { name: 'map', run: checkMap },
  { name: 'words', run: checkWords },
  { name: 'reference', run: checkReference },
]

/** Runs checks, so many at once, and prints each with its seconds. @returns all of them added up */
export async function runChecks(checks: readonly Check[], atOnce = 1): Promise<Outcome> {
  const waiting = [...checks]
  const outcomes: Outcome[] = []
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
      outcomes.push(await runOne(check))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return togetherOf(outcomes)
}

/** What failed, by name, then the last line, alone, and how the process ends. Nothing that passed is a failure, too. */
export function conclude(outcomes: readonly Outcome[]): void {
  const { passed, failed, faults = [] } = togetherOf(outcomes)
  for (const fault of faults) console.log(`FAIL ${fault}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}

async function runOne({ name, run }: Check): Promise<Outcome> {
  const started = performance.now()
  const outcome: Outcome = await Promise.try(run).catch((error: unknown) => ({
    passed: 0,
    failed: 1,
    output: String(error),
  }))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${outcome.failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(14)} ${seconds.padStart(6)} s`)
  if (outcome.failed > 0) console.log(outcome.output)
  return outcome.failed === 0 || (outcome.faults ?? []).length > 0 ? outcome : { ...outcome, faults: [name] }
}

export async function runScript(line: string): Promise<Outcome> {
  const { status, stdout, stderr } = await runLine(line)
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, output: stdout + stderr }
}
