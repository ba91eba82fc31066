import { execFile } from 'node:child_process'
import { glob } from 'node:fs/promises'
import { promisify } from 'node:util'

import type { SocketConnection } from '../apps/server/src/platform/postgres.ts'

const run = promisify(execFile)

/** What pgbench plays, over 16 connections. */
export interface PgbenchJob {
  readonly connection: SocketConnection
  /** The file with the script. */
  readonly script: string
  readonly seconds: number
  readonly variables?: Readonly<Record<string, string>>
  /** The role that its connections take; the owner's when nothing is said. */
  readonly role?: string
}

/** Where pgbench is; as root on Debian it is installed. @throws Error that says what to install */
export async function findPgbench(): Promise<string> {
  const found = await lookForPgbench()
  if (found !== undefined) return found
  if (process.getuid?.() === 0)
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql-contrib']).catch(
      () => undefined,
    )
  const installed = await lookForPgbench()
  if (installed === undefined)
    throw new Error(
      'pgbench is missing: install it (Debian: apt-get install postgresql-contrib) and run again',
    )
  return installed
}

async function lookForPgbench(): Promise<string | undefined> {
  const installed: string[] = []
  for await (const path of glob('/usr/lib/postgresql/*/bin/pgbench')) installed.push(path)
  for (const path of ['pgbench', ...installed.toSorted().toReversed()])
    if (
      await run(path, ['--version']).then(
        () => true,
        () => false,
      )
    )
      return path
  return undefined
}

/** Plays a script for so long. @throws Error with its words when a turn failed */
export async function runPgbench(
  pgbench: string,
  { connection, script, seconds, variables = {}, role }: PgbenchJob,
): Promise<{ turns: number; perSecond: number }> {
  const { host, port, user, database } = connection
  const words = ['-n', '-M', 'prepared', '-c', '16', '-j', '1', '-T', String(seconds), '-f', script]
  const given = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  const server = ['-h', host, '-p', String(port), '-U', user, database]
  const env = role === undefined ? process.env : { ...process.env, PGOPTIONS: `-c role=${role}` }
  const { stdout, stderr } = await run(pgbench, [...words, ...given, ...server], { env })
  const turns = Number(/actually processed: (\d+)/.exec(stdout)?.[1])
  const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  const failed = Number(/failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0)
  if (!(turns > 0) || failed > 0 || /error/i.test(stderr)) throw new Error(`pgbench:\n${stdout}${stderr}`)
  return { turns, perSecond }
}
