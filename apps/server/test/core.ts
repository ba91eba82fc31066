import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll } from 'vitest'
import { z } from 'zod'

import { startSandbox } from '../src/platform/sandbox-process.ts'
import { freePort } from './ports.ts'

/** How the core of the sandbox can behave. */
export type CorePlay = 'ok' | 'slow' | 'late' | 'down' | 'twice' | 'wrong' | 'reordered' | 'refuse' | 'ask'

const commandBody = z.object({
  /** A department is told no id of ours. */
  subject: z.string().optional(),
  state: z.string(),
  command: z.string(),
  body: z.record(z.string(), z.unknown()),
})

/** The core system of the sandbox, or the department that it plays, reached over its real wire; it ends with the file that started it. */
export interface Core {
  readonly address: { readonly url: string; readonly secret: string }
  /** How it behaves from now on. */
  play(play: CorePlay): Promise<void>
  /** What it was told, each command once. */
  commands(): Promise<readonly z.output<typeof commandBody>[]>
  /** The same about this subject. */
  commandsOf(subject: string): Promise<readonly z.output<typeof commandBody>[]>
}

const startMsMax = 20_000
const restMs = 50

/** Starts the sandbox as a demo does: in a process of its own. @throws Error when it does not answer */
export async function startCore(name: 'core' | 'department' = 'core'): Promise<Core> {
  const secret = 'what the two sides of this wire know'
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let words = ''
  const settings = { sandboxPort: port, sms: undefined, core: { url, secret }, publicUrl: 'http://127.0.0.1' }
  const sandbox = startSandbox(settings, undefined, (line) => {
    words = line
  })
  afterAll(async () => await sandbox.stop())
  for (let waited = 0; !(await answers(url)); waited += restMs) {
    if (waited > startMsMax) throw new Error(`the sandbox does not answer: ${words}`)
    await sleep(restMs)
  }
  const commands = async () => {
    const reply = await fetch(`${url}/${name}/commands`)
    return commandsBody.parse(await reply.json()).commands
  }
  return {
    address: { url, secret },
    commands,
    play: async (play) => {
      const headers = { 'content-type': 'application/json' }
      await fetch(`${url}/${name}/faults`, { method: 'POST', headers, body: JSON.stringify({ play }) })
    },
    commandsOf: async (subject) => (await commands()).filter((command) => command.subject === subject),
  }
}

const commandsBody = z.object({ commands: z.array(commandBody) })

async function answers(url: string): Promise<boolean> {
  return await fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )
}
