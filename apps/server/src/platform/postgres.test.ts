import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'

import { temporaryFolder } from '../../test/folder.ts'
import { supervisePostgres } from './postgres-supervisor.ts'
import { type SocketConnection, startPostgres } from './postgres.ts'

test('a second start adopts the server that runs already', async () => {
  const home = temporaryFolder()
  const first = await startPostgres({ home })
  onTestFinished(() => first.stop())

  const second = await startPostgres({ home })

  expect([first.reused, second.reused]).toEqual([false, true])
  expect(await ask(second.connection, 'select current_database()')).toBe('tongban')
})

test('what was committed is there after the server was killed and started again', async () => {
  const home = temporaryFolder()
  const { connection } = await startPostgres({ home })
  await ask(connection, 'create table kept (word text)')
  await ask(connection, "insert into kept values ('受理')")
  process.kill(postmaster(await ask(connection, 'show data_directory')), 'SIGKILL')

  const again = await startPostgres({ home })
  onTestFinished(() => again.stop())

  expect(again.reused).toBe(false)
  expect(await ask(again.connection, 'select word from kept')).toBe('受理')
})

test('a long path with spaces, quotes and Chinese is no hindrance', async () => {
  const home = join(temporaryFolder(), `开封市 "社保" it's a very long folder name ${'很长'.repeat(12)}`)

  const postgres = await startPostgres({ home })

  expect(readdirSync(join(home, 'pg'))).toContain('PG_VERSION')
  expect(await ask(postgres.connection, "select 'here'")).toBe('here')

  await postgres.stop()
  expect(existsSync(postgres.connection.host)).toBe(false) // the short link beside it is gone, too
})

test('Chinese is stored, searched and sorted as UTF-8, and nothing is lost when the machine stops', async () => {
  const postgres = await startPostgres({ home: temporaryFolder() })
  onTestFinished(() => postgres.stop())
  const { connection } = postgres

  expect(await ask(connection, 'show server_encoding')).toBe('UTF8')
  expect(await ask(connection, "select array_length(regexp_split_to_array('社会保险', ''), 1)::text")).toBe(
    '4',
  )
  expect(await ask(connection, 'show fsync')).toBe('on')
  expect(await ask(connection, 'show synchronous_commit')).toBe('on')
})

test('nobody can reach it through the network', async () => {
  const postgres = await startPostgres({ home: temporaryFolder() })
  onTestFinished(() => postgres.stop())

  expect(await ask(postgres.connection, 'show listen_addresses')).toBe('')
  expect(await ask(postgres.connection, 'show unix_socket_permissions')).toBe('0700')
})

test('a supervised server that is killed is not ready until it runs again', async () => {
  const told: string[] = []
  const postgres = await supervisePostgres({
    home: temporaryFolder(),
    everyMilliseconds: 20,
    tell: (message) => told.push(message),
  })
  onTestFinished(() => postgres.stop())

  process.kill(postmaster(await ask(postgres.connection, 'show data_directory')), 'SIGKILL')
  await until(() => !postgres.ready())
  await until(() => postgres.ready())

  expect(await ask(postgres.connection, "select 'here'")).toBe('here')
  expect(told).toEqual(['PostgreSQL has gone away; starting it again', 'PostgreSQL answers again'])
})

test('a supervised server that is stopped stays stopped', async () => {
  const postgres = await supervisePostgres({ home: temporaryFolder(), everyMilliseconds: 10 })

  await postgres.stop()
  await sleep(100)

  expect(postgres.ready()).toBe(false)
  await expect(ask(postgres.connection, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/)
})

test('of two starts at the same moment one is told that it found the server running', async () => {
  const home = temporaryFolder()
  await (await startPostgres({ home })).stop()

  const both = await Promise.all([startPostgres({ home }), startPostgres({ home })])
  onTestFinished(() => both[0].stop())

  expect(both.filter(({ reused }) => reused)).toHaveLength(1)
})

test('told to stop while it waits for a server that does not answer, it leaves that one alone', async () => {
  const home = temporaryFolder()
  const running = await startPostgres({ home })
  onTestFinished(() => running.stop())
  const pid = postmaster(await ask(running.connection, 'show data_directory'))
  process.kill(pid, 'SIGSTOP')
  onTestFinished(() => void process.kill(pid, 'SIGCONT'))
  const stopping = new AbortController()

  const starting = startPostgres({ home, signal: stopping.signal })
  setTimeout(() => stopping.abort(), 100)
  await expect(starting).rejects.toThrow('aborted')
  process.kill(pid, 'SIGCONT')

  expect(await ask(running.connection, "select 'here'")).toBe('here')
})

test('told to stop while it starts, it leaves nothing running', async () => {
  const home = temporaryFolder()
  await (await startPostgres({ home })).stop()
  const stopping = new AbortController()

  const starting = startPostgres({ home, signal: stopping.signal })
  setTimeout(() => stopping.abort(), 20)

  await expect(starting).rejects.toThrow('aborted')
  expect(existsSync(join(home, 'pg/postmaster.pid'))).toBe(false)
})

async function ask(connection: SocketConnection, statement: string): Promise<string> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<string[]>({ text: statement, rowMode: 'array' })
    return rows[0]?.[0] ?? ''
  } finally {
    await client.end()
  }
}

function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); await sleep(5)) {
    if (Date.now() > end) throw new Error('It did not happen within 20 s.')
  }
}
