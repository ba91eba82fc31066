import { afterAll } from 'vitest'

import { createSandbox } from '../../sandbox/src/sandbox.ts'

/** How the core behaves from now on. */
export type Play = 'ok' | 'slow' | 'down' | 'twice' | 'refuse'

/** The core system of the sandbox, reached over its real wire; it ends with the file that started it. */
export interface Core {
  readonly address: { readonly url: string; readonly secret: string }
  play(play: Play): Promise<void>
  /** What it has done for this subject. */
  commandsOf(subject: string): Promise<readonly { readonly state: string; readonly command: string }[]>
}

export async function startCore(): Promise<Core> {
  const secret = 'what the two sides of this wire know'
  const http = createSandbox(secret)
  const url = await http.listen({ port: 0, host: '127.0.0.1' })
  afterAll(async () => await http.close())
  return {
    address: { url, secret },
    play: async (play) => {
      await http.inject({ method: 'POST', url: '/core/faults', payload: { play } })
    },
    commandsOf: async (subject) => {
      const reply = await http.inject('/core/commands')
      const { commands } = reply.json<{ commands: { subject: string; state: string; command: string }[] }>()
      return commands.filter((command) => command.subject === subject)
    },
  }
}
