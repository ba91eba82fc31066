import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'

import { temporaryFolder } from '../test/folder.ts'
import { freePort } from '../test/ports.ts'
import type { DemoCity, Installation } from './installation.ts'
import { withClient } from './platform/client.ts'
import { type Config, readConfig } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { createKeysFile } from './platform/keys.ts'
import { type Parts, serve } from './serve.ts'

test('it serves, plays the outside world, shows the logins, and leaves nothing running', async () => {
  const { config, served, told, stop } = await startServing()

  expect(await textOf(`http://127.0.0.1:${config.port}/here`)).toBe('here')
  await expect
    .poll(() => textOf(`http://127.0.0.1:${config.sandboxPort}/healthz`), { timeout: 10_000 })
    .toContain('ok')
  expect(told.join('\n')).toMatch(/受理员 +clerk +p/)
  stop()
  await served

  await expect(textOf(`http://127.0.0.1:${config.port}/here`)).rejects.toThrow('fetch failed')
  await expect(textOf(`http://127.0.0.1:${config.sandboxPort}/healthz`)).rejects.toThrow('fetch failed')
  expect(existsSync(join(config.dataFolder, 'pg/postmaster.pid'))).toBe(false)
})

test('once it answers, a database that is gone for a moment takes nothing of it along', async () => {
  let answers = false
  const whileThere = async <Found>(found: Found): Promise<Found> =>
    answers ? await Promise.reject(new Error('connect ECONNREFUSED')) : await Promise.resolve(found)
  const { config, served, stop } = await startServing(undefined, () => {
    const { createApp } = parts()
    return {
      demoCity: { ...parts().demoCity, visitors: () => whileThere([]), logins: () => whileThere([]) },
      createApp: async (installation) => {
        const app = await createApp(installation)
        return { ...app, start: () => void (answers = true) }
      },
    }
  })

  await expect
    .poll(() => textOf(`http://127.0.0.1:${config.sandboxPort}/healthz`), { timeout: 10_000 })
    .toContain('ok')
  stop()
  await served
})

test('the city is loaded into an empty database only', async () => {
  const config = await temporaryConfig()
  for (const loads of [1, 0]) {
    const { told, stop, served } = await startServing(config)
    expect(told.filter((line) => line.startsWith('Loading the demo city'))).toHaveLength(loads)
    stop()
    await served
  }
})

test('a training that is reset says so meanwhile, comes back over a city of its own, and is asked once', async () => {
  const config = await temporaryConfig({ TONGBAN_MODE: 'training' })
  const begun: Installation[] = []
  const holding = Promise.withResolvers<void>()
  const resets: unknown[] = []
  const { stop, served, told } = await startServing(config, () => {
    const { demoCity, createApp } = parts()
    return {
      demoCity: {
        ...demoCity,
        reset: async (_installation, _tell, reset) => {
          resets.push(reset)
          await holding.promise
        },
      },
      createApp: async (installation) => {
        begun.push(installation)
        return await createApp(installation)
      },
    }
  })
  const reset = { id: '1', at: new Date(), by: '韩冰' }
  begun[0]?.training?.reset(reset)
  begun[0]?.training?.reset(reset)
  const address = `http://127.0.0.1:${config.port}`
  await expect.poll(async () => await statusOf(`${address}/api/here`), { timeout: 8000 }).toBe(503)
  const meanwhile = await textOf(`${address}/api/here`)
  const page = await textOf(`${address}/person`)
  holding.resolve()

  await expect.poll(async () => await statusOf(`${address}/here`), { timeout: 8000 }).toBe(200)
  expect(meanwhile).toContain('"code":"training.resetting"')
  expect(page).toContain('培训环境正在重置')
  expect(resets).toEqual([reset])
  expect(begun).toHaveLength(2)
  expect(told.join('\n')).toContain('as 韩冰 asked')
  stop()
  await served
})

test('no training begins over data that were not made for one', async () => {
  const config = await temporaryConfig({ TONGBAN_MODE: 'training' })
  const real = parts()
  const told: string[] = []
  const serving = serve(
    config,
    read({ ...real, demoCity: { ...real.demoCity, isThrowAway: async () => await Promise.resolve(false) } }),
    { tell: (line) => told.push(line), web: false, signal: new AbortController().signal },
  )

  await expect(serving).rejects.toThrow('This database was not made by a training')
  expect(told.join()).not.toContain('Migrated')
})

test('nor over files that no training has made', async () => {
  const config = await temporaryConfig({ TONGBAN_MODE: 'training' })
  mkdirSync(join(config.dataFolder, 'files'), { recursive: true })
  writeFileSync(join(config.dataFolder, 'files', 'upload'), 'of somebody')

  const serving = serve(config, read(parts()), {
    tell: () => undefined,
    web: false,
    signal: new AbortController().signal,
  })

  await expect(serving).rejects.toThrow('holds files that no training has made')
})

test('a reset that fails ends the process, so that it is started anew and not left without an answer', async () => {
  const config = await temporaryConfig({ TONGBAN_MODE: 'training' })
  const begun: Installation[] = []
  const { served } = await startServing(config, () => {
    const { demoCity, createApp } = parts()
    return {
      demoCity: { ...demoCity, reset: async () => await Promise.reject(new Error('no room on the disk')) },
      createApp: async (installation) => {
        begun.push(installation)
        return await createApp(installation)
      },
    }
  })
  begun[0]?.training?.reset({ id: '1', at: new Date(), by: '韩冰' })

  await expect(served).rejects.toThrow('The training could not be reset: no room on the disk')
})

test('production refuses a database that holds the city of the demo', async () => {
  const config = await temporaryConfig()
  const { stop, served } = await startServing(config)
  stop()
  await served
  const keysFile = join(config.dataFolder, 'production-keys.json')
  createKeysFile(keysFile, 'production')

  const serving = serve({ ...config, mode: 'production', keysFile }, read(parts()), {
    tell: () => undefined,
    web: false,
    signal: new AbortController().signal,
  })

  await expect(serving).rejects.toThrow('This database holds the city of the demo')
})

test('a taken port is refused before anything is touched', async () => {
  const config = await temporaryConfig()
  const other = createServer().listen(config.port, config.host)
  onTestFinished(() => void other.close())
  await new Promise((listening) => other.once('listening', listening))

  const serving = serve(config, read(parts()), {
    tell: () => undefined,
    web: false,
    signal: new AbortController().signal,
  })

  await expect(serving).rejects.toThrow(`Port ${config.port} on 127.0.0.1 cannot be used`)
  expect(readdirSync(config.dataFolder)).toEqual([])
})

test('an app that cannot start takes its database down with it', async () => {
  const config = await temporaryConfig()
  const broken = { ...parts(), createApp: () => Promise.reject(new Error('no rooms')) }

  const serving = serve(config, read(broken), {
    tell: () => undefined,
    web: false,
    signal: new AbortController().signal,
  })

  await expect(serving).rejects.toThrow('no rooms')
  expect(existsSync(join(config.dataFolder, 'pg/postmaster.pid'))).toBe(false)
})

test('told to stop while it starts, it stops', async () => {
  const config = await temporaryConfig()
  const stopping = new AbortController()
  const tell = (line: string) => (line.startsWith('Loading') ? stopping.abort() : undefined)

  await serve(config, read(parts()), { tell, web: false, signal: stopping.signal })

  expect(existsSync(join(config.dataFolder, 'pg/PG_VERSION'))).toBe(true)
  expect(existsSync(join(config.dataFolder, 'pg/postmaster.pid'))).toBe(false)
})

test('told to stop while the database never answers, it stops', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void silent.close())
  await new Promise((listening) => silent.once('listening', listening))
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const config = await temporaryConfig({
    DATABASE_URL: `postgres://127.0.0.1:${port}/none`,
    TONGBAN_MODE: 'training',
  })
  const stopping = new AbortController()
  const serving = serve(config, read(parts()), { tell: () => undefined, web: false, signal: stopping.signal })
  await new Promise((connected) => silent.once('connection', connected))

  const asked = performance.now()
  stopping.abort()
  await serving

  expect(performance.now() - asked).toBeLessThan(8000)
})

test('of two servers on one folder the first that leaves does not take the database of the other', async () => {
  const made = await temporaryConfig()
  const config = { ...made, mode: 'production', keysFile: join(made.dataFolder, 'own-keys.json') } as const
  createKeysFile(config.keysFile, 'production')
  const first = await startServing(config, lasting)
  const second = await startServing({ ...config, port: await freePort() }, lasting)

  second.stop()
  await second.served
  expect(second.told).toContain('PostgreSQL is left running: another process works with it')
  expect(existsSync(join(config.dataFolder, 'pg/postmaster.pid'))).toBe(true)

  first.stop()
  await first.served
  expect(existsSync(join(config.dataFolder, 'pg/postmaster.pid'))).toBe(false)
})

/** A server that listens; the test says when it stops. */
async function startServing(given?: Config, app = parts) {
  const config = given ?? (await temporaryConfig())
  const told: string[] = []
  const stopping = new AbortController()
  const listening = Promise.withResolvers<void>()
  const tell = (line: string) => {
    told.push(line)
    if (line.includes(config.publicUrl)) listening.resolve()
  }
  const served = serve(config, read(app()), { tell, web: false, signal: stopping.signal })
  await Promise.race([listening.promise, served])
  return { config, told, served, stop: () => stopping.abort() }
}

function read(given: Parts): () => Promise<Parts> {
  return () => Promise.resolve(given)
}

/** An app with one page, and a city of one clerk that marks the database when it is loaded. */
function parts(): Parts {
  const demoCity: DemoCity = {
    isLoaded: (installation) => hasMark(installation),
    visitors: () => Promise.resolve([]),
    stands: (installation) => hasMark(installation),
    isThrowAway: () => Promise.resolve(true),
    reset: () => Promise.resolve(),
    load: async ({ connection }) => {
      await withClient(connection, (client) => client.query('create table public.city ()'))
    },
    logins: () => Promise.resolve([{ role: '受理员', hall: 'office', username: 'clerk', password: 'p' }]),
  }
  return {
    demoCity,
    createApp: () => {
      const http = Fastify()
      http.get('/here', () => 'here')
      return Promise.resolve({ http, ready: () => Promise.resolve(true), close: () => Promise.resolve() })
    },
  }
}

/** As {@link parts}, and the app holds a connection for as long as it runs. */
function lasting(): Parts {
  return {
    ...parts(),
    createApp: async ({ connection }) => {
      const database = openDatabase(connection)
      await database.listen('here', () => undefined)
      return { http: Fastify(), close: async () => await database.close() }
    },
  }
}

async function hasMark({ connection }: Installation): Promise<boolean> {
  const found = await withClient(connection, (client) =>
    client.query("select from pg_tables where schemaname = 'public' and tablename = 'city'"),
  )
  return found.rowCount === 1
}

async function temporaryConfig(env: Readonly<Record<string, string>> = {}): Promise<Config> {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  return readConfig({
    DATA_DIR: temporaryFolder(),
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    ...env,
  })
}

async function statusOf(url: string): Promise<number> {
  return await fetch(url).then(
    ({ status }) => status,
    () => 0,
  )
}

async function textOf(url: string): Promise<string> {
  return await (await fetch(url)).text()
}
