import { execFileSync } from 'node:child_process'

import { withClient } from '../../apps/server/src/platform/client.ts'
import { type SocketConnection, startPostgres } from '../../apps/server/src/platform/postgres.ts'
import { demoStaffLogins } from '../../apps/server/src/worlds/load.ts'
import { type Home, makeHome, type Server, startServer } from '../server.ts'
import { copyCity } from './copy.ts'
import { unlikeTables } from './shape.ts'

/** A city that is served. */
export interface City {
  readonly url: string
  readonly connection: SocketConnection
  /** Where its database and keys lie. */
  readonly folder: string
  /** Copied people, numbered from one, each with an open case. */
  readonly people: number
}

/** The same city twice: with a million people, and with ten thousand. */
export interface Worlds {
  readonly big: City
  readonly small: City
  /** Tables whose copies are not like what commands leave. */
  readonly unlike: readonly string[]
}

/** Where the reviewer of `inbox-growth` works: a tenth of the open cases is theirs. */
export const ownAgencies = ['410202-01', '410203-01', '410204-01'] as const
const peopleInSmall = 10_000

interface Standing {
  readonly homes: readonly Home[]
  readonly servers: readonly Server[]
  readonly worlds: Worlds
}

let standing: Promise<Standing> | undefined

/** Makes both cities when they are asked for first; they stand until {@link closeWorlds}. */
export async function openWorlds(people: number, tell: (line: string) => void): Promise<Worlds> {
  standing ??= makeWorlds(people, tell)
  return (await standing).worlds
}

/** Stops and removes what {@link openWorlds} made. */
export async function closeWorlds(): Promise<void> {
  const made = await standing?.catch(() => undefined)
  standing = undefined
  if (made === undefined) return
  await Promise.all(made.servers.map(async (server) => await server.stop()))
  for (const home of made.homes) home.remove()
}

async function makeWorlds(people: number, tell: (line: string) => void): Promise<Standing> {
  const [big, small] = [makeHome(), makeHome()]
  try {
    tell('  the full city is loaded …')
    await (await startServer(big, { city: 'full' })).stop()
    execFileSync('cp', ['-a', `${big.folder}/.`, small.folder]) // with the owner of the database's files
    const servers = [await startServer(big, { city: 'full' }), await startServer(small, { city: 'full' })]
    const cities = [
      await fill(big, people, servers[0]?.url ?? '', tell),
      await fill(small, Math.min(people, peopleInSmall), servers[1]?.url ?? '', () => undefined),
    ] as const
    const unlike = await withClient(cities[0].connection, async (client) => await unlikeTables(client, tell))
    return { homes: [big, small], servers, worlds: { big: cities[0], small: cities[1], unlike } }
  } catch (error) {
    big.remove()
    small.remove()
    throw error
  }
}

async function fill(
  { folder }: Home,
  people: number,
  url: string,
  tell: (line: string) => void,
): Promise<City> {
  const { connection } = await startPostgres({ home: folder }) // the one that runs already
  await withClient(connection, async (client) => {
    // A bulk load is not what is measured: its log is written out at its own pace, and the settings are as before it.
    await client.query("alter system set max_wal_size = '16GB'")
    await client.query('select pg_reload_conf()')
    await copyCity(client, { people, agencyOf }, tell)
    await client.query('alter system reset max_wal_size')
    await client.query('select pg_reload_conf()')
    await client.query('checkpoint')
  })
  return { url, connection, folder, people }
}

const otherAgencies = [...new Set(demoStaffLogins().map(({ agencyId }) => agencyId))].filter(
  (id) => id !== '410000-01' && !ownAgencies.some((own) => own === id),
)

/** A tenth of the cases to the three agencies of the reviewer, the others to all others in turn. */
function agencyOf(n: number): string {
  const [own, turn] = [n % 10 === 0, Math.floor(n / 10)]
  return own
    ? (ownAgencies[turn % ownAgencies.length] ?? '')
    : (otherAgencies[n % otherAgencies.length] ?? '')
}
