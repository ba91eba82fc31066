import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import pg from 'pg'

import { withClient } from './client.ts'
import {
  postgresBinaries,
  postgresUser,
  reachableHome,
  shortHash,
  type SystemUser,
} from './postgres-binaries.ts'

/** How a client reaches the embedded server: through a socket that only its owner and root may open. */
export interface SocketConnection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  /** By which a process is known to others on the same server. */
  readonly application_name?: string
}

/** An embedded PostgreSQL that answers. */
export interface EmbeddedPostgres {
  readonly connection: SocketConnection
  /** Whether it was running already, for example after our own process was killed. */
  readonly reused: boolean
  /** Whether somebody listens on its socket at this moment. */
  answers(): Promise<boolean>
  stop(): Promise<void>
}

/** Where the embedded server lives, and which of its settings differ; durable unless a test says otherwise. */
export interface EmbeddedOptions {
  readonly home: string
  readonly settings?: Readonly<Record<string, string>>
  /** Ends the start: what was begun is stopped, a server that runs already is left alone. */
  readonly signal?: AbortSignal
}

interface Cluster {
  readonly data: string
  readonly owner: SystemUser | undefined
  readonly call: (program: 'initdb' | 'pg_ctl', ...args: string[]) => Promise<unknown>
}

const run = promisify(execFile)
const startSecondsMax = 30
const momentMs = 1000
const port = 5432
const user = 'tongban'
/** A socket's path may have 107 bytes (103 on macOS), of which the name of the socket needs some. */
const socketFolderBytesMax = 85

/**
 * Starts the embedded PostgreSQL, or adopts the one that already runs on this data, and sees to the database `tongban`.
 * @throws Error when it does not start, and the reason of the signal when that says stop
 */
export async function startPostgres({
  home,
  settings = {},
  signal,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32')
    throw new Error('The embedded PostgreSQL has no socket on Windows: set DATABASE_URL.')
  const cluster = openCluster(home)
  if (!existsSync(cluster.data)) await createCluster(cluster)
  const host = plainFolder(cluster.data)
  const connection = { host, port, user, database: 'tongban' }
  const start = async (): Promise<boolean> => await startCluster(cluster, host, settings, signal)
  const stop = async (): Promise<void> => {
    await cluster.call('pg_ctl', 'stop', '-D', host, '-m', 'fast', '-w', '-s')
    if (host !== cluster.data) rmSync(host, { force: true })
  }
  let reused = await start()
  try {
    signal?.throwIfAborted()
    await createDatabaseOnce(connection).catch(async () => {
      reused = await start() // the one that we adopted was about to die
      await createDatabaseOnce(connection)
    })
    signal?.throwIfAborted()
  } catch (error) {
    if (!reused) await stop()
    throw error
  }
  return { connection, reused, answers: async () => (await askWhetherThere(host)) !== 'no', stop }
}

/** Whether there is an embedded database below this folder already. */
export function embeddedExists(home: string): boolean {
  return existsSync(home) && existsSync(join(reachableHome(home, postgresUser()), 'pg'))
}

function openCluster(wished: string): Cluster {
  const owner = postgresUser()
  const data = join(reachableHome(wished, owner), 'pg')
  const binaries = postgresBinaries(owner)
  return {
    data,
    owner,
    call: (program, ...args) => run(join(binaries, 'bin', program), args, { ...owner, cwd: '/' }),
  }
}

/** Made aside and renamed, so that a first start that is killed leaves nothing half done. */
async function createCluster({ data, owner, call }: Cluster): Promise<void> {
  const fresh = `${data}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (owner !== undefined) chownSync(fresh, owner.uid, owner.gid)
  // Without these the database is SQL_ASCII, and searching Chinese finds nothing.
  const text = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  await call('initdb', '-D', fresh, '-U', user, '--auth=trust', ...text)
  renameSync(fresh, data)
}

/** The data folder itself, where the socket lies; or a short link to it, where pg_ctl or the socket could not take its name. */
function plainFolder(data: string): string {
  if (Buffer.byteLength(data) <= socketFolderBytesMax && !/["$`\\]/.test(data)) return data
  const link = `/tmp/tongban-${shortHash(data)}`
  if (readlinkOrNothing(link) === data) return link
  rmSync(link, { force: true })
  symlinkSync(data, link)
  return link
}

function readlinkOrNothing(link: string): string | undefined {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}

/** @returns whether somebody else had started it: it ran already, or another start was first */
async function startCluster(
  cluster: Cluster,
  host: string,
  settings: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const all = {
    unix_socket_directories: '.',
    listen_addresses: "''",
    unix_socket_permissions: '0700',
    ...settings,
  }
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)
  const log = join(host, 'server.log')
  const end = Date.now() + startSecondsMax * 1000
  let cause: unknown
  // `pg_ctl status` is not asked: it takes a zombie, or a number used again, for a live server.
  for (let tries = 0; (await askWhetherThere(host)) !== 'yes'; tries += 1) {
    signal?.throwIfAborted()
    if (Date.now() > end) throw new Error(`PostgreSQL does not start, see ${log}`, { cause })
    if (tries > 0) await sleep(50)
    try {
      await begin(cluster, host, ['-l', log, '-o', options.join(' ')], signal)
      return false
    } catch (error) {
      cause = error
    }
  }
  return true
}

/**
 * Starts it and waits until it answers, which after a crash may take long. Told to stop meanwhile, what was begun is
 * stopped at once: the next start goes on with it. A start that only finds another server ends by itself in a moment.
 */
async function begin(
  { call }: Cluster,
  host: string,
  words: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const starting = call('pg_ctl', 'start', '-D', host, '-w', '-s', ...words)
  const settled = starting.then(
    () => true,
    () => true,
  )
  const giveUp = async (): Promise<void> => {
    if (await Promise.race([settled, sleep(momentMs, false)])) return
    await call('pg_ctl', 'stop', '-D', host, '-m', 'immediate', '-w', '-s').catch(() => undefined)
  }
  signal?.addEventListener('abort', giveUp)
  try {
    await starting
  } finally {
    signal?.removeEventListener('abort', giveUp)
  }
}

/**
 * Whether a server takes connections here: one that starts, recovers or stops does not, one that is full does; one that
 * is silent may be overloaded, and is no reason to start another.
 */
async function askWhetherThere(host: string): Promise<'yes' | 'no' | 'silent'> {
  const client = new pg.Client({ host, port, user, database: 'postgres', connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return 'yes'
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code?.startsWith('57P') === true ? 'no' : 'yes'
    return error instanceof Error && error.message.includes('timeout') ? 'silent' : 'no'
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabaseOnce({ database, ...server }: SocketConnection): Promise<void> {
  await withClient({ ...server, database: 'postgres' }, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error // two first starts at the same moment
  })
}

function isDuplicate(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? '')
}
