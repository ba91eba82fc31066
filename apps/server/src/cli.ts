import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { type Day, dayOf } from '@tongban/policy'
import { Command, InvalidArgumentError, Option } from 'commander'
import { Secret, TOTP } from 'otpauth'

import type { DemoChoice, Installation } from './installation.ts'
import { dayOfInstant, sharedClock } from './platform/clock.ts'
import { readConfig, trainingEnv } from './platform/config.ts'
import { createKeysFile, loadKeys } from './platform/keys.ts'
import { migrate } from './platform/migrate.ts'
import { isMadeUp } from './platform/mode.ts'
import { parseRoot, sealHeadsBeside } from './platform/seal-head.ts'
import { createSecrets } from './platform/secrets.ts'
import { filesFolder, openServerDatabase } from './platform/server-database.ts'
import { policyCommand } from './policy.ts'
import { loginTable, serve } from './serve.ts'

/** What a command does not need is not read: the whole program takes a second, `tongban policy` a third of it. */
const read = {
  audit: async () => await import('./audit-verify.ts'),
  backup: async () => await import('./platform/backup.ts'),
  city: async () => (await import('./worlds/demo-city.ts')).demoCity,
  doctor: async () => await import('./doctor.ts'),
  parts: async () => ({ ...(await import('./app.ts')), demoCity: await read.city() }),
  restore: async () => await import('./platform/restore.ts'),
}

const program = new Command('tongban')
  .description('Tongban 通办: a social-insurance service platform')
  .addHelpText('after', '\nConfiguration is read from the environment; README.md has the table.')

program
  .command('serve')
  .description('start everything: database, migrations, web, server; Ctrl-C stops it')
  .option('--no-web', 'do not build the web when it is stale')
  .addOption(sizeOption('--city <size>', 'which city an empty demo loads'))
  .option(
    '--training',
    'a training beside everything else: a throw-away city in DATA_DIR/training, marked on every page, reset by one click',
  )
  .action(async ({ web, city, training }: { web: boolean; city: DemoChoice['size']; training?: true }) => {
    const signal = stopSignal()
    const config = readConfig(training === true ? trainingEnv(process.env) : process.env)
    await serve(config, read.parts, { tell: print, web, city, signal }).catch(failed)
    process.exit() // a start that hung, on a database that never answers, still holds its sockets
  })

program
  .command('migrate')
  .description('bring the database up to date and stop')
  .action(() =>
    withInstallation(async ({ connection }) => {
      const { applied } = await migrate(connection)
      print(applied.length === 0 ? 'Nothing to migrate.' : `Migrated: ${applied.join(', ')}`)
    }),
  )

program.addCommand(policyCommand({ input: process.stdin, output: process.stdout }))

const demo = program.command('demo').description('the city of the demo, its people and logins')

demo
  .command('load')
  .description('load the demo city into an empty database')
  .addOption(sizeOption('--size <size>', 'how much of it'))
  .option('--seed <number>', 'another city: the same number and day give the same one', wholeNumber)
  .option('--today <day>', 'the day before which half a year of cases lies, as 2026-03-02', pastDay)
  .action((choice: Partial<DemoChoice>) =>
    withDemo(async (installation) => await loadCity(installation, choice)),
  )

demo
  .command('reset')
  .description('throw the database and the files of the demo away and load the city anew')
  .addOption(sizeOption('--size <size>', 'how much of it'))
  .action((choice: Partial<DemoChoice>) =>
    withDemo(async (installation) => await resetCity(installation, choice)),
  )

demo
  .command('logins')
  .description('list who can log in, and how')
  .option('--json', 'as JSON: [{role, hall, username, password?, totpSecret?, code?}]')
  .action(({ json }: { json?: boolean }) =>
    withDemo(async (installation) => {
      const logins = await (await read.city()).logins(installation)
      print(json === true ? JSON.stringify(logins, undefined, 2) : loginTable(logins))
    }),
  )

demo
  .command('code')
  .description('the six digits that one of the staff would read off his authenticator now')
  .argument('<username>', 'as demo logins lists it')
  .action((username: string) =>
    withDemo(async (installation) => {
      const login = (await (await read.city()).logins(installation)).find(
        (known) => known.username === username,
      )
      if (login?.totpSecret === undefined) throw new Error(`The demo has no staff login ${username}.`)
      const totp = new TOTP({ secret: Secret.fromBase32(login.totpSecret) })
      print(`${totp.generate()}  good for ${Math.ceil(totp.remaining() / 1000)} s, once`)
    }),
  )

demo
  .command('day')
  .description(
    'go on to a later day: terms run out, what falls due is done within a minute; it never goes back',
  )
  .argument('<day>', 'as 2026-03-02', someDay)
  .action((day: Day) =>
    withDemo(async ({ connection }) => {
      const { openDatabase } = await import('./platform/database.ts')
      const database = openDatabase(connection)
      try {
        const clock = await sharedClock(database)
        await clock.set(day)
        print(`In the city it is ${clock.today()} now.`)
      } finally {
        await database.close()
      }
    }),
  )

program
  .command('doctor')
  .description('look at everything the server needs; ends with 1 when something would stop it')
  .action(async () => {
    const { examine } = await read.doctor()
    const findings = await examine(process.env)
    for (const { state, about, says } of findings) print(`${state.padEnd(4)} ${about.padEnd(14)} ${says}`)
    if (findings.some(({ state }) => state === 'fail')) process.exitCode = 1
  })

program
  .command('keys')
  .description('the keys that seal, index and sign')
  .command('create')
  .description('make a keys file for a new database; an existing one is never replaced')
  .action(() => {
    const { keysFile, mode } = readConfig(process.env)
    createKeysFile(keysFile, mode)
    print(`Made ${keysFile} for ${mode}. Keep a copy apart from the backups: without it sealed data is lost.`)
  })

program
  .command('backup')
  .description(
    'write one consistent picture of database and files into a new folder; keys are not part of it',
  )
  .argument('[folder]', 'where to; without it a folder with the time of day below DATA_DIR/backups')
  .action((folder?: string) =>
    withInstallation(async ({ connection, config }) => {
      const name = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
      const target = folder ?? join(config.dataFolder, 'backups', name)
      const { takeBackup } = await read.backup()
      const { tables, files } = await takeBackup({ connection, files: filesFolder(config) }, target)
      print(`${target}: ${countRows(tables)} rows of ${tables.length} tables, ${files.length} files`)
    }),
  )

program
  .command('restore')
  .description('bring a backup back into an empty database')
  .argument('<folder>', 'the folder that backup wrote')
  .option('--verify', 'only restore it beside the database, compare every row, and take the copy away again')
  .action((folder: string, { verify }: { verify?: boolean }) =>
    withInstallation(async ({ connection, config }) => {
      const { restoreBackup, verifyBackup } = await read.restore()
      const { tables, files } =
        verify === true
          ? await verifyBackup(folder, { connection })
          : await restoreBackup(folder, { connection, files: filesFolder(config) })
      const done = verify === true ? 'The backup is whole' : 'Restored'
      print(`${done}: ${countRows(tables)} rows of ${tables.length} tables, ${files.length} files`)
      if (verify === true) return
      const { restoredBehind } = await read.audit()
      for (const line of await restoredBehind(connection, sealHeadsBeside(config.keysFile))) print(line)
    }),
  )

program
  .command('search')
  .description('by what staff find people, employers and cases')
  .command('rebuild')
  .description('make it anew from the registers and the cases; it goes on where it was cut off')
  .action(() =>
    withKeys({ create: false }, async ({ connection, keys }) => {
      const { openDatabase } = await import('./platform/database.ts')
      const { rebuildAnew } = await import('./modules/search/index.ts')
      const database = openDatabase(connection)
      try {
        const entered = await rebuildAnew({ database, secrets: createSecrets(keys) })
        print(`${entered} people and employers entered`)
      } finally {
        await database.close()
      }
    }),
  )

const audit = program.command('audit').description('the audit trail')

audit
  .command('verify')
  .description(
    'check every chain and seal, and say up to when it is sealed; ends with 1 when anything was changed',
  )
  .option('--root <id:hash>', 'a seal that somebody wrote down: the chain must still hold it')
  .action(({ root }: { root?: string }) =>
    withKeys({ create: false }, async ({ connection, keys, config }) => {
      const roots = root === undefined ? [] : [parseRoot(root)]
      const heads = sealHeadsBeside(config.keysFile)
      const { examineAudit } = await read.audit()
      const { ok, lines } = await examineAudit(connection, keys, { heads, roots })
      for (const line of lines) print(line)
      if (!ok) process.exitCode = 1
    }),
  )

audit
  .command('accept')
  .description(
    'after a restore: take the seals in the database for the true ones, though newer ones are known',
  )
  .action(() =>
    withInstallation(async ({ connection, config }) => {
      const { acceptAudit } = await read.audit()
      print(await acceptAudit(connection, sealHeadsBeside(config.keysFile)))
    }),
  )

for (const command of demo.commands)
  command.option('--training', 'of the training that stands beside this installation')
let environment: Readonly<Record<string, string | undefined>> = process.env
demo.hook('preAction', (_demo, command) => {
  if (command.opts()['training'] === true) environment = trainingEnv(process.env)
})

await program.parseAsync().catch(failed)
process.channel?.unref()

function failed(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/** Aborts at the first Ctrl-C, or when whoever started us is gone; being told twice changes nothing. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => stopping.abort())
  return stopping.signal
}

type Connected = Omit<Installation, 'keys'>

/** Opens the database for one act; an embedded one that was not running before is stopped again. */
async function withInstallation(act: (connected: Connected) => Promise<void>): Promise<void> {
  const config = readConfig(environment)
  const database = await openServerDatabase(config, print)
  try {
    await act({ config, connection: database.connection, databaseReady: () => database.ready() })
  } finally {
    if (!database.reused) await database.stop()
  }
}

async function withKeys(
  { create }: { create: boolean },
  act: (installation: Installation) => Promise<void>,
): Promise<void> {
  await withInstallation(async (connected) => {
    const { keysFile, mode } = connected.config
    await act({ ...connected, keys: loadKeys(keysFile, { mode, create }) })
  })
}

async function withDemo(act: (installation: Installation) => Promise<void>): Promise<void> {
  const { mode } = readConfig(environment)
  if (!isMadeUp(mode))
    throw new Error(`This is ${mode}; a demo city is only for TONGBAN_MODE=demo and TONGBAN_MODE=training.`)
  await withKeys({ create: true }, act)
}

/** Full is what people try out, small what tests need: 200 people and no cases. */
function sizeOption(flags: string, about: string): Option {
  return new Option(flags, about).choices(['small', 'full']).default('full')
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0 || number > 2_000_000_000)
    throw new InvalidArgumentError('A whole number is wanted.')
  return number
}

function someDay(text: string): Day {
  try {
    return dayOf(text)
  } catch {
    throw new InvalidArgumentError('A day is wanted, as 2026-03-02.')
  }
}

/** A city whose cases lie in the future would be one that nobody has played. */
function pastDay(text: string): Day {
  const latest = dayOfInstant(new Date())
  try {
    const day = dayOf(text)
    if (day <= latest) return day
  } catch {
    // said below
  }
  throw new InvalidArgumentError(`A day up to ${latest} is wanted, as 2026-03-02.`)
}

async function loadCity(installation: Installation, choice: Partial<DemoChoice>): Promise<void> {
  await migrate(installation.connection)
  if (await (await read.city()).isLoaded(installation))
    throw new Error('The database has people already; see demo reset.')
  await (await read.city()).load(installation, print, choice)
}

async function resetCity(installation: Installation, choice: Partial<DemoChoice>): Promise<void> {
  if (installation.config.mode === 'training') {
    await (await read.city()).reset(installation, print)
    return
  }
  const { clearDemo } = await import('./worlds/clear.ts')
  await clearDemo(installation.connection)
  await rm(filesFolder(installation.config), { recursive: true, force: true })
  sealHeadsBeside(installation.config.keysFile).accept(undefined) // the seals of the demo went with it
  await loadCity(installation, choice)
}

function countRows(tables: readonly { rows: number }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
