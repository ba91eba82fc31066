import { spawn } from 'node:child_process'

/** How a command line ended and what it said. */
export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line with the programs of node_modules/.bin within reach. */
export function runLine(line: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(line, {
      shell: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
    child.on('error', (error) => done({ status: 1, ...said, stderr: error.message }))
    child.on('close', (status) => done({ status, ...said }))
  })
}
