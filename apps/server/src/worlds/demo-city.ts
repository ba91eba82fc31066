import { type App, createApp } from '../app.ts'
import type { DemoCity, Installation, Tell } from '../installation.ts'
import { query } from '../platform/database.ts'
import { migrate } from '../platform/migrate.ts'
import { sealHeadsBeside } from '../platform/seal-head.ts'
import { clearDatabase, oneAtATime } from './clear.ts'
import { demoLogins, demoVisitors, isEmpty, loadCity } from './load.ts'

const seed = 20_261_124
const people = 200

const findCity = query<{ loaded_at: string | null }>('select loaded_at from worlds.city')
const beginCity = query('insert into worlds.city (begun_at) values ($1)')
const endCity = query('update worlds.city set loaded_at = $1')

/** The city of the demo: a small Kaifeng, brought into being by the same commands as real data. */
export const demoCity: DemoCity = {
  isLoaded: async (installation) =>
    await withApp(installation, async (app) => !(await isCutOff(app)) && !(await isEmpty(app))),
  stands: async (installation) =>
    await withApp(installation, async (app) => (await cityOf(app)) !== undefined),
  load: async (installation, tell) =>
    await oneAtATime(installation.connection, async () => {
      if (((await withApp(installation, cityOf))?.loaded_at ?? null) !== null) return // by somebody for whom we have waited
      await load(installation, tell)
    }),
  logins: () =>
    Promise.resolve(demoLogins().map((login) => ({ ...login, at: login.outletId ?? login.agencyId ?? '' }))),
  visitors: () => Promise.resolve(demoVisitors(seed)),
}

async function load(installation: Installation, tell: Tell): Promise<void> {
  if (await withApp(installation, isCutOff)) {
    tell('The loading of the city was cut off; it begins anew')
    await clearDatabase(installation.connection)
    sealHeadsBeside(installation.config.keysFile).accept(undefined)
    await migrate(installation.connection)
  }
  await withApp(installation, async (app) => {
    const { database, clock } = app
    const worker = { path: 'worker' } as const
    await database.transaction(worker, async (tx) => tx.record(beginCity(clock.now())))
    const openidIssuer = installation.config.oidc?.issuer
    await loadCity(app, { seed, people, today: clock.today(), openidIssuer, progress: tell })
    await database.transaction(worker, async (tx) => tx.record(endCity(clock.now())))
  })
}

/** Whether a loading was begun here and never ended: the server was killed under it. */
async function isCutOff(app: App): Promise<boolean> {
  return (await cityOf(app))?.loaded_at === null
}

async function cityOf({ database }: App): Promise<{ loaded_at: string | null } | undefined> {
  const [[city]] = await database.read({ path: 'worker' }, findCity())
  return city
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
