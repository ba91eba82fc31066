import { type App, createApp } from '../app.ts'
import type { DemoCity, Installation } from '../installation.ts'
import { demoLogins, isEmpty, loadCity } from './load.ts'

const seed = 20_261_124
const people = 200

/** The city of the demo: a small Kaifeng, brought into being by the same commands as real data. */
export const demoCity: DemoCity = {
  isLoaded: async (installation) => !(await withApp(installation, isEmpty)),
  load: async (installation, tell) =>
    await withApp(
      installation,
      async (app) => await loadCity(app, { seed, people, today: app.clock.today(), progress: tell }),
    ),
  logins: () => Promise.resolve(demoLogins()),
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
