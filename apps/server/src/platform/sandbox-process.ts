import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import type { Config } from './config.ts'

/** The card that lies on the reader of a demo. */
export interface SandboxCard {
  readonly kind: string
  readonly number: string
  readonly name: string
}

const program = join(import.meta.dirname, '../../../sandbox/src/main.ts')
const stopSecondsMax = 5

/** The outside world of a demo, as a process of its own that ends with ours, however ours ends. */
export function startSandbox(
  { sandboxPort: port, sms, core, publicUrl }: Pick<Config, 'sandboxPort' | 'sms' | 'core' | 'publicUrl'>,
  card: SandboxCard | undefined,
  tell: (line: string) => void,
): { stop(): Promise<void> } {
  const env = {
    ...process.env,
    SANDBOX_PORT: String(port),
    SMS_SECRET: sms?.secret,
    CORE_SECRET: core?.secret,
    BRIDGE_ORIGIN: new URL(publicUrl).origin,
    BRIDGE_CARD: card === undefined ? '' : JSON.stringify(card),
  }
  const child = fork(program, [], { env, silent: true })
  let stopping = false
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000)
  })
  child.on('exit', (code) => {
    if (!stopping) tell(`The sandbox on port ${port} has ended (${code ?? 'killed'}). ${words}`)
  })
  return {
    stop: async () => {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const impatience = setTimeout(() => child.kill('SIGKILL'), stopSecondsMax * 1000)
      await ended
      clearTimeout(impatience)
    },
  }
}
