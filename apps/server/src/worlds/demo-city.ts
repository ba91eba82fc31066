import { type App, createApp } from '../app.ts'
import type { DemoChoice, DemoCity, Installation, Tell } from '../installation.ts'
import { withClient } from '../platform/client.ts'
import { query } from '../platform/database.ts'
import { migrate } from '../platform/migrate.ts'
import { sealHeadsBeside } from '../platform/seal-head.ts'
import { keepReset, resetsOf, throwFilesAway } from '../platform/throw-away.ts'
import type { Reset } from '../platform/training-routes.ts'
import { clearDatabase, clearDemo, isThrowAway, oneAtATime, requireDemo } from './clear.ts'
import { demoLogins, demoVisitors, isEmpty, loadCity } from './load.ts'

const ordinarySeed = 20_261_124
/** 小城 for tests and stories; 全城, which a demo loads when nothing else is said. */
const sizes = {
  // two hundred people: one of them is registered by a case of her employer
  small: { people: 199, full: false, cases: 0, naming: true },
  full: { people: 12_000, full: true, cases: 3000, naming: true },
  // enough on every desk to practise with, and back within a minute
  training: { people: 399, full: false, cases: 150, practice: 60, naming: true },
} as const

interface City {
  readonly loaded_at: string | null
  readonly size: DemoChoice['size']
  /** Null: loaded before this was kept. */
  readonly seed: number | null
}

const beginCity = query('insert into worlds.city (begun_at, size, seed) values ($1, $2, $3)')
const endCity = query('update worlds.city set loaded_at = $1')

/** The city of the demo: Kaifeng and the other places of the stories, brought into being by the same commands as real data. */
export const demoCity: DemoCity = {
  isLoaded: async (installation) => {
    const city = await cityOf(installation)
    return city === undefined ? !(await withApp(installation, isEmpty)) : city.loaded_at !== null
  },
  isThrowAway: async ({ connection }) => await isThrowAway(connection),
  stands: async (installation) => (await cityOf(installation)) !== undefined,
  load: async (installation, tell, choice = {}) =>
    await oneAtATime(installation.connection, async () => {
      if (((await cityOf(installation))?.loaded_at ?? null) !== null) return // by somebody for whom we have waited
      await load(installation, tell, choice)
      if (installation.config.mode === 'training') await bringResets(installation)
    }),
  reset: async (installation, tell, reset) => await resetCity(installation, tell, reset),
  logins: async (installation) => {
    const size = (await cityOf(installation))?.size ?? 'small'
    return demoLogins(size === 'full').map((login) => ({
      ...login,
      at: login.outletId ?? login.agencyId ?? login.employer ?? '',
    }))
  },
  visitors: async (installation) => demoVisitors((await cityOf(installation))?.seed ?? ordinarySeed),
}

/** Nothing is thrown away before it is sure of the database and of the folder that both were made to be. */
async function resetCity(installation: Installation, tell: Tell, reset: Reset | undefined): Promise<void> {
  const { config, connection } = installation
  const size = (await cityOf(installation))?.size ?? 'small'
  await requireDemo(connection)
  if (reset !== undefined) await keepReset(config, reset)
  await throwFilesAway(config)
  await clearDemo(connection)
  sealHeadsBeside(config.keysFile).accept(undefined) // the seals of the demo went with it
  await migrate(connection)
  await demoCity.load(installation, tell, { size })
}

/** By whom the city was reset before, for everybody to read in the new one. */
async function bringResets({ config, connection }: Installation): Promise<void> {
  const resets = await resetsOf(config)
  await withClient(connection, async (client) => {
    for (const { id, at, by } of resets)
      await client.query(
        'insert into worlds.reset (id, at, by_name) values ($1, $2, $3) on conflict (id) do nothing',
        [id, at, by],
      )
  })
}

async function load(
  installation: Installation,
  tell: Tell,
  { size = 'small', seed = ordinarySeed, today: asked }: Partial<DemoChoice>,
): Promise<void> {
  if ((await cityOf(installation))?.loaded_at === null) {
    // it was begun and never ended: the server was killed under it
    tell('The loading of the city was cut off; it begins anew')
    await clearDatabase(installation.connection)
    sealHeadsBeside(installation.config.keysFile).accept(undefined)
    await migrate(installation.connection)
  }
  await withApp(installation, async (app) => {
    const { database, clock } = app
    const worker = { path: 'worker' } as const
    await database.transaction(worker, async (tx) => tx.record(beginCity(clock.now(), size, seed)))
    const openidIssuer = installation.config.oidc?.issuer
    const today = asked ?? clock.today()
    const begun = Date.now()
    const progress = (sentence: string): void =>
      tell(`${String(Math.round((Date.now() - begun) / 1000)).padStart(4)} s  ${sentence}`)
    await loadCity(app, { ...sizes[size], seed, today, openidIssuer, progress })
    progress('the city stands')
    await database.transaction(worker, async (tx) => tx.record(endCity(clock.now())))
  })
}

/** Asked without a server, also of a database that has no tables yet. */
async function cityOf({ connection }: Installation): Promise<City | undefined> {
  return await withClient(connection, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      `select exists (select from information_schema.columns
         where table_schema = 'worlds' and table_name = 'city' and column_name = 'seed') as there`,
    )
    if (rows[0]?.there !== true) return undefined
    const found = await client.query<City>('select loaded_at, size, seed::int from worlds.city')
    return found.rows[0]
  })
}

async function withApp<Result>(
  installation: Installation,
  work: (app: App) => Promise<Result>,
): Promise<Result> {
  const app = await createApp(installation)
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}
