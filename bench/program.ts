import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** Gives a load generator its job, and waits for what it did. @throws Error when it gave up */
export async function runProgram<Done extends object>(program: string, job: object): Promise<Done> {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(job))
  const written = await text(child.stdout)
  if (written === '') throw new Error(`${program} gave up.`)
  const done: Done = JSON.parse(written)
  return done
}
