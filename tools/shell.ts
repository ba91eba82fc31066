import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'

/** How a command line ended and what it said. */
export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a command line with the programs of node_modules/.bin within reach.
 * @param givesWay it takes what time of the processors others leave: nobody waits for it by the clock, as tests do
 */
export function runLine(
  line: string,
  env: Readonly<Record<string, string>> = {},
  givesWay = true,
): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(line, {
      shell: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (givesWay && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    const said = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
    child.on('error', (error) => done({ status: 1, ...said, stderr: error.message }))
    child.on('close', (status) => done({ status, ...said }))
  })
}
