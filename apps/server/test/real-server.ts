import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { onTestFinished } from 'vitest'

import { freePort } from './ports.ts'

const program = join(import.meta.dirname, '../src/cli.ts')
/** As `npm start` runs it: a small process that hands signals on to the server. */
const typed = join(import.meta.dirname, '../bin/tongban.mjs')
const readySecondsMax = 60

/** `tongban serve` as a process of its own, in demo mode on a folder of its own; started, killed and started again. */
export interface RealServer {
  readonly url: string
  /** The process of the embedded PostgreSQL, also when that was killed; 0 when it was never there or has stopped. */
  postgresPid(): number
  /** Starts it and waits until it is ready. @throws Error with its words when it is not */
  start(): Promise<void>
  /** Starts it and waits until it has said this. @throws Error with its words when it never does */
  startUntil(says: string): Promise<void>
  /** Waits until it is ready on another PostgreSQL than the one that was killed under it. */
  readyOn(isOther: (postgresPid: number) => boolean): Promise<void>
  /** `kill -9`: nothing is closed or told. */
  kill(): Promise<void>
  /** Asks it to stop. @returns its exit code */
  stop(): Promise<number | null>
  /** Ctrl-C in its terminal: all processes of its group are told at once. @returns its exit code */
  interrupt(): Promise<number | null>
  /** What the process that runs now has said. */
  said(): string
}

/**
 * Makes a server for one test, which is not running yet; what it leaves is stopped when the test has finished.
 * `asTyped`: in a group of its own and behind the process that npm starts.
 */
export async function realServer(folder: string, { asTyped = false } = {}): Promise<RealServer> {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    TONGBAN_MODE: 'demo',
    DATABASE_URL: '',
    DATA_DIR: folder,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
  }
  let child: ChildProcess | undefined
  let words = ''
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null
  const end = async (signal: NodeJS.Signals, group = false): Promise<number | null> => {
    if (child?.pid === undefined || !isRunning()) return null
    const ended = once(child, 'exit')
    process.kill(group ? -child.pid : child.pid, signal)
    await ended
    return child.exitCode
  }
  const begin = (): void => {
    words = ''
    child = spawn(process.execPath, [asTyped ? typed : program, 'serve', '--no-web', '--city', 'small'], {
      env,
      detached: asTyped,
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (words += text))
  }
  const postgresPid = (): number => {
    const mark = join(folder, 'pg/postmaster.pid')
    return existsSync(mark) ? Number(readFileSync(mark, 'utf8').split('\n')[0]) : 0
  }
  const readyOn = async (isOther: (postgresPid: number) => boolean): Promise<void> => {
    for (const until = Date.now() + readySecondsMax * 1000; ; await sleep(20)) {
      const answers = await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (answers && isOther(postgresPid())) return
      if (!isRunning() || Date.now() > until) throw new Error(`The server is not ready:\n${words}`)
    }
  }
  onTestFinished(async () => void (await end('SIGTERM')))
  return {
    url,
    postgresPid,
    start: async () => {
      begin()
      await readyOn(() => true)
    },
    startUntil: async (says) => {
      begin()
      for (const until = Date.now() + readySecondsMax * 1000; !words.includes(says); await sleep(5))
        if (!isRunning() || Date.now() > until) throw new Error(`The server did not say ${says}:\n${words}`)
    },
    readyOn,
    kill: async () => void (await end('SIGKILL')),
    stop: async () => await end('SIGTERM'),
    interrupt: async () => await end('SIGINT', true),
    said: () => words,
  }
}
