import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { runLine } from './shell.ts'

const startSecondsMax = 180
const program = 'apps/server/src/cli.ts'

/** The server as people start it, with a city and a database of its own. */
export interface RealServer {
  /** What a story must know: the address, the outside world's, and who can log in. */
  readonly env: Readonly<Record<string, string>>
  /** What it has said. */
  log(): string
  stop(): Promise<void>
}

/** Starts the server in demo mode on free ports and waits until it is ready. @throws Error with its words when it is not */
export async function startRealServer(): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-stories-'))
  chmodSync(folder, 0o755)
  const [port, sandboxPort] = await freePorts()
  const own = {
    TONGBAN_MODE: 'demo',
    DATA_DIR: folder,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
  }
  const child = spawn(process.execPath, [program, 'serve', '--city', 'small'], {
    env: { ...process.env, ...own, DATABASE_URL: '' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const stop = async () => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  if (!(await becomesReady(url, child))) {
    await stop()
    throw new Error(`The server does not become ready:\n${said}`)
  }
  const logins = await runLine(`node ${program} demo logins --json`, { ...own, DATABASE_URL: '' })
  const loginsFile = join(folder, 'logins.json')
  writeFileSync(loginsFile, logins.stdout)
  const env = {
    TONGBAN_URL: url,
    TONGBAN_SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
    TONGBAN_LOGINS: loginsFile,
  }
  return { env, log: () => said, stop }
}

async function becomesReady(url: string, child: ChildProcess): Promise<boolean> {
  for (const endAt = Date.now() + startSecondsMax * 1000; Date.now() < endAt; await sleep(100)) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return true
  }
  return false
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Two ports that were free at the same moment. */
async function freePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()]
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening')
  const [one = 0, two = 0] = servers.map((server) => (server.address() as { port: number }).port)
  for (const server of servers) await once(server.close(), 'close')
  return [one, two]
}
