import { join } from 'node:path'

import { type Day, dayOf } from '@tongban/policy'

import { type App, createApp } from '../src/app.ts'
import type { Clock } from '../src/platform/clock.ts'
import type { Config } from '../src/platform/config.ts'
import { loadKeys } from '../src/platform/keys.ts'
import type { SocketConnection } from '../src/platform/postgres.ts'
import type { Limits } from '../src/platform/rate-limits.ts'
import { type CityInput, loadCity } from '../src/worlds/load.ts'

/** The day of a world that did not ask for one; `npm run test:long` sets others, so that no test rests on it unsaid. */
export const ordinaryDay: Day = dayOf(process.env['TONGBAN_TEST_TODAY'] ?? '2026-03-02')
/** The city of a world that did not ask for another. */
export const ordinaryCity = {
  seed: 7,
  people: 30,
  cases: 0,
  naming: false,
  today: ordinaryDay,
  openidIssuer: undefined,
} satisfies CityInput

/** The ordinary city as it was loaded once, for all who want a copy. */
export interface StandingCity {
  /** The database to copy. */
  readonly database: string
  /** Where the keys are that it was sealed with. */
  readonly folder: string
  /** How many milliseconds its loading took by its own clock. */
  readonly ticks: number
}

/** What a server of a test lives in. */
export interface Surroundings {
  readonly connection: SocketConnection
  /** Where its files and keys lie. */
  readonly folder: string
  readonly clock: Clock
}

/** The peers that a server of a test has, and how it is reached: none when nothing is said. */
export interface Settings {
  readonly oidc?: Config['oidc']
  readonly peopleOidc?: Config['oidc']
  /** The gateway that takes its text messages; without one a demo shows them nowhere. */
  readonly sms?: Config['sms']
  readonly mail?: Config['mail']
  /** The scanner that looks through uploads; without one nobody does. */
  readonly clamd?: Config['clamd']
  /** The device bridge of the counters' computers. */
  readonly bridge?: Config['bridge']
  readonly quietHours?: Config['quietHours']
  /** How browsers reach it. */
  readonly publicUrl?: string
  /** Where every line of the server's log goes; it keeps silent otherwise. */
  readonly log?: (line: string) => void
  /** The core system that decided cases are registered in. */
  readonly core?: Config['core']
  /** The ports of other departments; none where nothing is said. */
  readonly departments?: Config['departments']
  /** Requests per minute; a test that fires thousands is otherwise never refused. */
  readonly limits?: Limits
}

const noLimits: Limits = { address: 1e9, session: 1e9, searches: 1e9 }

/** The wired server in demo mode, with the peers it was given and no others. */
export async function openTestApp(
  { connection, folder, clock }: Surroundings,
  { log, limits = noLimits, publicUrl = 'http://127.0.0.1', ...peers }: Settings = {},
): Promise<App> {
  const { oidc, core, departments = {}, peopleOidc, sms, mail, clamd, bridge, quietHours } = peers
  const keysFile = join(folder, 'keys.json')
  return await createApp({
    connection,
    config: {
      oidc,
      core,
      departments,
      peopleOidc,
      sms,
      mail,
      clamd,
      bridge,
      quietHours,
      webhookNetworks: [],
      mode: 'demo',
      publicUrl,
      dataFolder: folder,
      keysFile,
      trustedProxies: ['loopback'],
      limits,
      logLevel: log === undefined ? 'silent' : 'trace',
    },
    keys: loadKeys(keysFile, { mode: 'demo', create: true }),
    clock,
    log: { write: log ?? (() => undefined) },
    training: { reset: () => undefined },
  })
}

/** Loads the ordinary city into a migrated database. @returns how many milliseconds passed on its clock */
export async function loadOrdinaryCity(connection: SocketConnection, folder: string): Promise<number> {
  const today = ordinaryDay
  let ticks = 0
  const now = (): Date => new Date(Date.parse(`${today}T09:00:00+08:00`) + ticks++)
  const app = await openTestApp({ connection, folder, clock: { today: () => today, now } })
  await loadCity(app, ordinaryCity)
  await app.close()
  return ticks
}
