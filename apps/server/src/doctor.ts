import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { addDays, baseLaw, dayOf, type PublishedValue } from '@tongban/policy'

import { newerShipped, type PublishedBy, versionsInOrder } from './modules/catalogue/index.ts'
import { fitting, warningsOf } from './modules/parameters/index.ts'
import {
  versionsInOrder as wordingVersionsInOrder,
  type VersionRow as WordingVersion,
  wordingsBehind,
} from './modules/wordings/index.ts'
import { withClient } from './platform/client.ts'
import { wallClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import { systemActor } from './platform/context.ts'
import { loadKeys } from './platform/keys.ts'
import { pendingMigrations } from './platform/migrate.ts'
import { embeddedExists } from './platform/postgres.ts'
import { openServerDatabase, type ServerDatabase } from './platform/server-database.ts'
import { webState } from './platform/web-build.ts'
import { shippedWordings } from './wordings.ts'

/** One thing looked at: it holds, it deserves a look, or it would stop the server. */
export interface Finding {
  readonly state: 'ok' | 'warn' | 'fail'
  readonly about: string
  readonly says: string
}

type Verdict = Omit<Finding, 'about'>

const nodeMajorLeast = 24
const postgresMajorLeast = 16
const gigabyte = 1 << 30
const clockSecondsApartMost = 2

/** Looks at everything that the server needs. It changes nothing; an embedded database is started only if it exists. */
export async function examine(env: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const findings: Finding[] = [await find('node', () => nodeVersion())]
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    return [...findings, { about: 'configuration', ...failure(error) }]
  }
  findings.push({ about: 'configuration', ...configuration(config) })
  findings.push(await find('data folder', () => dataFolder(config)))
  findings.push(await find('disk space', () => diskSpace(config)))
  findings.push(await find('keys', () => keys(config)))
  findings.push(...(await examineDatabase(config)))
  findings.push(await find('web', web))
  findings.push(await find('fonts', fonts))
  return findings
}

async function find(about: string, look: () => Verdict | Promise<Verdict>): Promise<Finding> {
  try {
    return { about, ...(await look()) }
  } catch (error) {
    return { about, ...failure(error) }
  }
}

function failure(error: unknown): Verdict {
  return { state: 'fail', says: error instanceof Error ? error.message : String(error) }
}

function nodeVersion(): Verdict {
  const enough = Number(process.versions.node.split('.')[0]) >= nodeMajorLeast
  return { state: enough ? 'ok' : 'fail', says: `${process.version}, ${nodeMajorLeast} is needed` }
}

function configuration({ mode, databaseUrl, publicUrl }: Config): Verdict {
  const embedded = databaseUrl === undefined
  if (mode === 'production' && embedded)
    return {
      state: 'warn',
      says: 'production on the embedded PostgreSQL: give it one of its own with DATABASE_URL',
    }
  return { state: 'ok', says: `${mode}, ${publicUrl}, ${embedded ? 'embedded PostgreSQL' : 'DATABASE_URL'}` }
}

function dataFolder({ dataFolder: folder }: Config): Verdict {
  accessSync(nearestExisting(folder), constants.W_OK)
  return { state: 'ok', says: `${folder} can be written` }
}

function diskSpace({ dataFolder: folder }: Config): Verdict {
  const { bavail, bsize } = statfsSync(nearestExisting(folder))
  const free = (bavail * bsize) / gigabyte
  const state = free >= 2 ? 'ok' : free >= 0.2 ? 'warn' : 'fail'
  return { state, says: `${free.toFixed(1)} GB free` }
}

function keys({ keysFile, mode }: Config): Verdict {
  if (mode !== 'production' && !existsSync(keysFile))
    return { state: 'warn', says: `${keysFile} is made at the first start` }
  const { sealing, index, audit } = loadKeys(keysFile, { mode, create: false })
  accessSync(dirname(keysFile), constants.W_OK) // the newest seal is kept beside the keys
  return {
    state: 'ok',
    says: `sealing ${sealing.current}, index ${index.current}, audit ${audit.current}; closed to others`,
  }
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  if (config.databaseUrl === undefined && !embeddedExists(config.dataFolder))
    return [{ about: 'database', state: 'warn', says: 'the embedded PostgreSQL is made at the first start' }]
  let database: ServerDatabase
  try {
    database = await openServerDatabase(config, () => undefined)
  } catch (error) {
    return [{ about: 'database', ...failure(error) }]
  }
  try {
    return [
      await find('database', () => server(database)),
      await find('clock', () => clock(database)),
      await find('migrations', () => migrations(database)),
      await find('remedies', () => remedies(database)),
      await find('catalogue', () => catalogue(database)),
      await find('wordings', () => wordings(database)),
      await find('calendar', () => calendar(database)),
      await find('figures', () => figures(database)),
    ]
  } finally {
    if (!database.reused) await database.stop()
  }
}

async function server({ connection }: ServerDatabase): Promise<Verdict> {
  const found = await withClient(connection, async (client) => {
    const { rows } = await client.query<{ version: number; encoding: string }>(
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
    )
    return rows[0]
  })
  const { version, encoding } = found ?? { version: 0, encoding: 'unknown' }
  const major = Math.floor(version / 10_000)
  const good = major >= postgresMajorLeast && encoding === 'UTF8'
  return {
    state: good ? 'ok' : 'fail',
    says: `PostgreSQL ${major} (${postgresMajorLeast} or newer), ${encoding} (UTF8)`,
  }
}

/** Codes of authenticators are good for half a minute, and every day of a case is counted from here. */
async function clock({ connection }: ServerDatabase): Promise<Verdict> {
  const before = Date.now()
  const theirs = await withClient(connection, async (client) => {
    const { rows } = await client.query<{ ms: number }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
    )
    return rows[0]?.ms ?? 0
  })
  const apart = Math.max(0, before - theirs, theirs - Date.now()) / 1000
  const says = `this machine and the database are ${apart.toFixed(1)} s apart`
  return apart < clockSecondsApartMost
    ? { state: 'ok', says }
    : { state: 'warn', says: `${says}: let both be set by chrony or systemd-timesyncd` }
}

async function migrations({ connection }: ServerDatabase): Promise<Verdict> {
  const pending = await pendingMigrations(connection)
  if (pending.length === 0) return { state: 'ok', says: 'all applied, none edited' }
  return { state: 'warn', says: `applied at the next start: ${pending.join(', ')}` }
}

/** An unfavourable paper of an agency without its bodies names the rule of law instead of a body and an address. */
async function remedies({ connection }: ServerDatabase): Promise<Verdict> {
  const without = await withClient(connection, async (client) => {
    const { rows: known } = await client.query(
      "select from information_schema.columns where table_schema = 'agencies' and column_name = 'remedies'",
    )
    if (known.length === 0) return []
    const { rows } = await client.query<{ id: string }>(
      'select id from agencies.agency where remedies is null order by id',
    )
    return rows.map(({ id }) => id)
  })
  if (without.length === 0) return { state: 'ok', says: 'papers name who reviews the acts of each agency' }
  return {
    state: 'warn',
    says: `papers name only the rule of law, no body: fill agencies.agency.remedies of ${without.join(', ')}`,
  }
}

/** Where an agency has a version of its own, what a newer program brings for the item waits for its own decision. */
async function catalogue({ connection }: ServerDatabase): Promise<Verdict> {
  const versions = await withClient(connection, async (client) => {
    const { rows: known } = await client.query(
      "select from information_schema.tables where table_schema = 'catalogue' and table_name = 'version'",
    )
    return known.length === 0 ? [] : (await client.query<PublishedBy>(versionsInOrder)).rows
  })
  const { untouched, owned } = newerShipped(versions, systemActor)
  const codes = (declarations: typeof owned): string => declarations.map(({ code }) => code).join(', ')
  if (owned.length > 0)
    return {
      state: 'warn',
      says: `your own version is in force, and a newer one is shipped: ${codes(owned)}`,
    }
  if (untouched.length > 0)
    return { state: 'warn', says: `published at the next start, as shipped: ${codes(untouched)}` }
  return { state: 'ok', says: 'nothing newer is shipped than what was published' }
}

/** What an agency says in its own words stays so; where the program ships other words now, or the own ones fit no more, somebody has to compare. */
async function wordings({ connection }: ServerDatabase): Promise<Verdict> {
  const versions = await withClient(connection, async (client) => {
    const { rows: known } = await client.query(
      "select from information_schema.tables where table_schema = 'wordings' and table_name = 'version'",
    )
    return known.length === 0 ? [] : (await client.query<WordingVersion>(wordingVersionsInOrder)).rows
  })
  const behind = wordingsBehind(versions, shippedWordings)
  const named = (rows: typeof behind): string =>
    rows.map(({ agencyId, key }) => `${agencyId} ${key}`).join(', ')
  const leftOut = behind.filter(({ isLeftOut }) => isLeftOut)
  if (leftOut.length > 0)
    return {
      state: 'warn',
      says: `own words that fit no more are said as they are shipped: ${named(leftOut)}`,
    }
  if (behind.length > 0)
    return { state: 'warn', says: `own words hold, and other ones are shipped now: ${named(behind)}` }
  return { state: 'ok', says: 'no own words were made from other shipped ones than today’s' }
}

const daysWarned = 60

/** Due days after the last published one are provisional: the notice of the next year has to be published in time. */
async function calendar({ connection }: ServerDatabase): Promise<Verdict> {
  const published = await withClient(connection, async (client) => {
    const { rows: known } = await client.query(
      "select from information_schema.tables where table_schema = 'calendar' and table_name = 'known'",
    )
    if (known.length === 0) return undefined
    const { rows } = await client.query<{ until: string | null }>(
      'select max(until)::text as until from calendar.known',
    )
    return rows[0]?.until ?? undefined
  })
  const shipped = baseLaw.calendar.knownUntil
  const until = published === undefined || published < shipped ? shipped : dayOf(published)
  const today = wallClock.today()
  if (addDays(today, daysWarned) < until) return { state: 'ok', says: `known until ${until}` }
  return {
    state: 'warn',
    says: `known until ${until} only: publish the notice of the next year under administration, calendar`,
  }
}

/** What was published here and this program has no figure for does not hold. */
async function figures({ connection }: ServerDatabase): Promise<Verdict> {
  const publications = await withClient(connection, async (client) => {
    const { rows: known } = await client.query(
      "select from information_schema.tables where table_schema = 'parameters' and table_name = 'publication'",
    )
    if (known.length === 0) return []
    const { rows } = await client.query<{ number: number; content: PublishedValue[] }>(
      'select number, content from parameters.publication order by number',
    )
    return rows
  })
  const [warning] = warningsOf(fitting(baseLaw, publications).leftOut)
  if (warning !== undefined)
    return { state: 'warn', says: `${warning}: look at them under direction, parameters` }
  return { state: 'ok', says: 'all published values are part of the law' }
}

async function web(): Promise<Verdict> {
  const state = await webState()
  return state === 'fresh'
    ? { state: 'ok', says: 'built' }
    : { state: 'warn', says: `${state}: built at the next start` }
}

async function fonts(): Promise<Verdict> {
  const list = await promisify(execFile)('fc-list', [':lang=zh']).catch(() => ({ stdout: '' }))
  if (list.stdout.trim() !== '') return { state: 'ok', says: 'there is a Chinese font' }
  return { state: 'warn', says: 'no Chinese font: browsers on this machine (kiosk, tests) show boxes' }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(join(folder)))
}
