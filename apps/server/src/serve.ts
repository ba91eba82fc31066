import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { trainingErrors } from '@tongban/contracts/training'
import Fastify, { type FastifyInstance } from 'fastify'

import type { DemoChoice, DemoCity, DemoLogin, FirstAddress, Installation, Tell } from './installation.ts'
import type { Config } from './platform/config.ts'
import { loadKeys } from './platform/keys.ts'
import { migrate } from './platform/migrate.ts'
import { isMadeUp } from './platform/mode.ts'
import { startSandbox } from './platform/sandbox-process.ts'
import { openServerDatabase } from './platform/server-database.ts'
import { textTable } from './platform/text-table.ts'
import { markThrowAway } from './platform/throw-away.ts'
import type { Reset } from './platform/training-routes.ts'
import { buildWeb } from './platform/web-build.ts'

/** What the server is put together from. */
export interface Parts {
  readonly createApp: (installation: Installation) => Promise<Served>
  readonly demoCity: DemoCity
}

/** The wired server, not yet listening. */
export interface Served {
  readonly http: FastifyInstance
  /** Addresses for the first administrators whom the register lacks. */
  firstLinks?(): Promise<readonly FirstAddress[]>
  /** Puts in force what a newer program brings. @returns what is worth saying of it, line by line */
  upgrade?(): Promise<readonly string[]>
  /** Begins what runs beside the requests: deliveries and jobs. */
  start?(): void
  /** Ends jobs and connections; the listener is closed by whoever opened it. */
  close(): Promise<void>
}

/** How it is run: until the signal says stop. */
export interface Serving {
  readonly tell: Tell
  readonly signal: AbortSignal
  /** Whether the web is built when it is stale; a developer serves it otherwise. */
  readonly web: boolean
  /** Which city an empty demo loads; the small one when nothing is said. */
  readonly city?: DemoChoice['size']
}

/** The same with what ends it all: whoever started the process starts it anew, and finds out what is there. */
interface Running extends Serving {
  readonly giveUp: (error: unknown) => void
}

type Closers = (() => Promise<unknown>)[]

/** PostgreSQL is called within this time; reading the program then holds this process for a second, and not that one. */
const callMs = 25
/** The outside world of a demo comes after the first pages: reading its program takes a processor for half a second. */
const headStartMs = 1000
/** How long a start that is told to stop may take to end by itself; what hangs longer is left behind. */
const patienceMs = 5000
const closingMsMax = 20_000

/**
 * Runs the whole server until the signal, PostgreSQL starting while the program is read; everything that was started is then stopped, the last first. A start that
 * hangs, say on a database that never answers, does not keep it: whoever called ends the process.
 */
export async function serve(
  config: Config,
  readParts: () => Promise<Parts>,
  serving: Serving,
): Promise<void> {
  const closers: Closers = []
  try {
    const broken = Promise.withResolvers<never>()
    broken.promise.catch(() => undefined) // awaited below
    const starting = start(config, readParts, { ...serving, giveUp: broken.reject }, closers)
    starting.catch(() => undefined) // awaited below, but for a hanging one
    await Promise.race([starting, aborted(serving.signal)])
    if (serving.signal.aborted) await Promise.race([starting, sleep(patienceMs, undefined, { ref: false })])
    await Promise.race([aborted(serving.signal), broken.promise])
    serving.tell('Stopping …')
  } catch (error) {
    if (!serving.signal.aborted) throw error
  } finally {
    await closeAll(closers, serving.tell)
  }
}

/** What cannot be stopped, or hangs, does not keep the rest from being stopped. */
async function closeAll(closers: Closers, tell: Tell): Promise<void> {
  for (const close of closers.toReversed()) {
    const closing = close().catch((error: unknown) =>
      tell(error instanceof Error ? error.message : String(error)),
    )
    await Promise.race([closing, sleep(closingMsMax, undefined, { ref: false })])
  }
}

async function start(
  config: Config,
  readParts: () => Promise<Parts>,
  serving: Running,
  closers: Closers,
): Promise<void> {
  const { tell, signal } = serving
  await refuseTakenPort(config)
  const keys = loadKeys(config.keysFile, { mode: config.mode, create: config.mode !== 'production' })
  const opening = openDatabase(config, serving, closers)
  opening.catch(() => undefined) // awaited below, while the program is read
  await sleep(callMs)
  const building = serving.web ? buildWeb(tell, signal) : Promise.resolve()
  building.catch(() => undefined) // awaited below, after the database
  const reading = readParts()
  reading.catch(() => undefined) // awaited below: a database that was begun is known, and stopped, before anything is thrown
  const database = await opening
  const parts = await reading
  const { connection } = database
  const installation = { config, connection, keys, databaseReady: () => database.ready() }
  signal.throwIfAborted()
  await prepareDatabase(installation, parts.demoCity, serving)
  await building
  signal.throwIfAborted()
  // Whatever is asked of the database is asked before: it may go and come back as soon as the server answers.
  const said = await welcome(installation, parts.demoCity)
  const card = isMadeUp(config.mode) ? await cardOfVisitor(installation, parts.demoCity) : undefined
  const app = await listen(installation, parts, serving, closers)
  tell(said)
  tellFirstLinks((await app.firstLinks?.()) ?? [], tell)
  if (isMadeUp(config.mode)) {
    await sleep(headStartMs, undefined, { signal })
    const sandbox = startSandbox(config, card, tell)
    closers.push(() => sandbox.stop())
  }
}

/** What the sandbox's card reader reads: the first of those who may come to a counter. */
async function cardOfVisitor(installation: Installation, city: DemoCity) {
  const [visitor] = await city.visitors(installation)
  return visitor && { kind: visitor.document, number: visitor.number, name: visitor.name }
}

async function openDatabase(config: Config, { tell, signal }: Serving, closers: Closers) {
  const embedded = config.databaseUrl === undefined
  if (embedded) tell(`Starting PostgreSQL in ${config.dataFolder} …`)
  const database = await openServerDatabase(config, tell, signal)
  closers.push(() => database.stop())
  if (embedded && database.reused) tell('PostgreSQL was running already')
  return database
}

async function prepareDatabase(
  installation: Installation,
  city: DemoCity,
  { tell, city: size = 'small' }: Serving,
): Promise<void> {
  const { mode } = installation.config
  if (mode === 'training') await requireThrowAway(installation, city)
  const { applied } = await migrate(installation.connection)
  if (applied.length > 0) tell(`Migrated: ${applied.join(', ')}`)
  if (mode === 'production' && (await city.stands(installation)))
    throw new Error('This database holds the city of the demo; production needs a database of its own.')
  if (!isMadeUp(mode) || (await city.isLoaded(installation))) return
  tell('Loading the demo city into the empty database …')
  await city.load(installation, tell, { size: mode === 'training' ? 'training' : size })
}

/**
 * A training never begins over data that are real, and touches nothing of them: what is reset by a click must have been made up to be thrown away.
 * One that was begun before trainings had a city goes on as a demo.
 */
async function requireThrowAway(installation: Installation, city: DemoCity): Promise<void> {
  if (!(await city.isThrowAway(installation)))
    throw new Error(
      'This database was not made by a training, so that none begins in it: a training throws its data away. Give it a database of its own; a training of an older version, which had no city, goes on with TONGBAN_MODE=demo.',
    )
  await markThrowAway(installation.config)
}

async function listen(
  installation: Installation,
  parts: Parts,
  serving: Running,
  closers: Closers,
): Promise<Served> {
  if (installation.config.mode === 'training')
    return await listenTraining(installation, parts, serving, closers)
  const app = await begin(installation, parts, serving)
  closers.push(() => app.close())
  closers.push(() => app.http.close())
  return app
}

async function begin(installation: Installation, { createApp }: Parts, { tell }: Serving): Promise<Served> {
  const { host, port } = installation.config
  const app = await createApp(installation)
  try {
    for (const line of (await app.upgrade?.()) ?? []) tell(line)
    await app.http.listen({ host, port })
  } catch (error) {
    await app.close()
    throw error
  }
  app.start?.()
  return app
}

/** 培训环境: a server that goes down, throws its city away and comes back whenever somebody there says so. */
async function listenTraining(
  installation: Installation,
  parts: Parts,
  serving: Running,
  closers: Closers,
): Promise<Served> {
  let app: Served | undefined
  let resetting: Promise<void> | undefined
  const training = {
    reset: (asked: Reset): void => {
      resetting ??= anew(asked)
        .catch((error: unknown) => {
          if (serving.signal.aborted) return
          serving.giveUp(new Error(`The training could not be reset: ${saidBy(error)}`, { cause: error }))
        })
        .finally(() => (resetting = undefined))
    },
  }
  const anew = async (asked: Reset): Promise<void> => {
    serving.tell(`Resetting the training, as ${asked.by} asked …`)
    await sleep(answerMs) // whoever asked has the answer first
    await app?.http.close()
    await app?.close()
    app = undefined
    const waiting = await sayResetting(installation.config)
    try {
      await parts.demoCity.reset(installation, serving.tell, asked)
    } finally {
      await waiting.close()
    }
    serving.signal.throwIfAborted()
    app = await begin({ ...installation, training }, parts, serving)
    serving.tell('The training is as new; everybody signs in again.')
  }
  closers.push(async () => {
    await resetting
    await app?.http.close()
    await app?.close()
  })
  app = await begin({ ...installation, training }, parts, serving)
  return app
}

const answerMs = 100

function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What everybody hears meanwhile, in place of a line that is dead. */
async function sayResetting({ host, port }: Config): Promise<FastifyInstance> {
  const { text } = trainingErrors['training.resetting']
  const http = Fastify()
  http.setNotFoundHandler(async (request, reply) => {
    void reply.code(503).header('retry-after', '5')
    if (request.url.startsWith('/api/')) return { code: 'training.resetting', message: text['zh-CN'] }
    return await reply
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="zh-CN"><meta http-equiv="refresh" content="5"><title>培训环境</title><p>${text['zh-CN']}</p><p lang="en">${text.en}</p></html>`,
      )
  })
  await http.listen({ host, port })
  return http
}

/** Asked before anything is touched: a second server on the same data must not end up stopping the first one's database. */
async function refuseTakenPort({ host, port }: Config): Promise<void> {
  const probe = createServer()
  await new Promise<void>((free, taken) => {
    probe.once('error', (cause) =>
      taken(
        new Error(
          `Port ${port} on ${host} cannot be used (${cause.message}). Choose another: PORT=${port + 10}`,
          { cause },
        ),
      ),
    )
    probe.listen({ host, port }, free)
  })
  await new Promise((closed) => probe.close(closed))
}

async function welcome(installation: Installation, city: DemoCity): Promise<string> {
  const { config } = installation
  const address = [
    `Tongban 通办 (${config.mode}): ${config.publicUrl}`,
    `  everybody's own hall: ${config.publicUrl}/person   staff: ${config.publicUrl}/login`,
  ].join('\n')
  if (!isMadeUp(config.mode)) return address
  const logins = await city.logins(installation)
  if (logins.length === 0) return address
  const beside = config.mode === 'training' ? ' --training' : ''
  const oneOfEach = [...Map.groupBy(logins, ({ role }) => role).values()].flatMap((group) =>
    group.slice(0, 1),
  )
  const visitors = await city.visitors(installation)
  return [
    address,
    '',
    loginTable(oneOfEach),
    '',
    `All ${logins.length} logins: npx tongban demo logins${beside}   A code for one of them now: npx tongban demo code chen.jing${beside}`,
    '',
    'Who may come to a counter:',
    textTable(
      ['name', 'document', 'number'],
      visitors.map(({ name, document, number }) => [name, document, number]),
    ),
    '',
    'Ctrl-C stops everything.',
    '',
  ].join('\n')
}

function tellFirstLinks(links: readonly FirstAddress[], tell: Tell): void {
  if (links.length === 0) return
  tell(
    'First logins 首次登录: give each link to another person. Each is good once, until the time beside it or the next start.',
  )
  tell(
    textTable(
      ['role', 'until', 'link'],
      links.map(({ role, address, endsAt }) => [role, endsAt.toISOString(), address]),
    ),
  )
}

/** The logins of the demo as a table for a terminal. */
export function loginTable(logins: readonly DemoLogin[]): string {
  return textTable(
    ['role', 'name', 'at', 'username', 'password or code', 'TOTP secret'],
    logins.map(({ role, name = '', at = '', username, password, code = '', totpSecret = '' }) => [
      role,
      name,
      at,
      username,
      password ?? code,
      totpSecret,
    ]),
  )
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }))
}
