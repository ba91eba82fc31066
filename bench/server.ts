import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const program = 'apps/server/src/cli.ts'
const startSecondsMax = 180

/** A folder on disk for the database of a bench; taken away by `remove`. */
export interface Home {
  readonly folder: string
  remove(): void
}

/** The server as a child process. */
export interface Server {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

interface ServerOptions {
  readonly web?: boolean
  readonly city?: 'small' | 'full'
  readonly answers?: (url: string) => Promise<boolean>
}

export function makeHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-'))
  chmodSync(folder, 0o755)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts the server in demo mode and waits until `answers` says so. @throws Error with its words when it does not start */
export async function startServer(
  { folder }: Home,
  { web = false, city = 'small', answers = isReady }: ServerOptions = {},
): Promise<Server> {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const flags = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '')
  const child = spawn(
    process.execPath,
    [...process.execArgv, ...flags, program, 'serve', '--city', city, ...(web ? [] : ['--no-web'])],
    {
      env: {
        ...process.env,
        TONGBAN_MODE: 'demo',
        DATA_DIR: folder,
        DATABASE_URL: '',
        PORT: String(port),
        SANDBOX_PORT: String(sandboxPort),
        // One clerk of the load does what a whole city would: the limit is counted, and set out of the way.
        SESSION_REQUESTS_PER_MINUTE: '1000000',
        SESSION_SEARCHES_PER_TEN_MINUTES: '1000000',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const url = `http://127.0.0.1:${port}`
  const end = Date.now() + startSecondsMax * 1000
  while (!(await answers(url).catch(() => false))) {
    if (hasEnded(child) || Date.now() > end) {
      await stop(child)
      throw new Error(`The server does not start:\n${said}`)
    }
    await sleep(20)
  }
  return { url, pid: child.pid ?? 0, stop: async () => await stop(child) }
}

async function isReady(url: string): Promise<boolean> {
  const { ok } = await fetch(`${url}/readyz`)
  return ok
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  await once(server.close(), 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
