import { setTimeout as sleep } from 'node:timers/promises'

import { withClient } from '../apps/server/src/platform/client.ts'
import { type SocketConnection, startPostgres } from '../apps/server/src/platform/postgres.ts'
import { playCases, prepareCases } from './cases.ts'
import { fdatasyncMs } from './disk.ts'
import { preparePeer } from './peer.ts'
import { findPgbench } from './pgbench.ts'
import { type Bench, median } from './row.ts'
import { makeHome, startServer } from './server.ts'

const least = 0.3
const walShareMax = 0.15
const rowsApartMax = 0.02
/** So many go out a second, whatever the number of cases: rows of it are not rows of a case. */
const pacedByTime = 'messages.sending'
/** Visits last thirty minutes. */
const secondsMax = 1500

/** 收件、受理、审核、决定 over HTTP with everything on, against pgbench doing the same writes. */
export const fourActs: Bench = {
  id: 'case-4-acts',
  run: async ({ rounds, seconds }, tell) => {
    if (rounds * seconds * 2 > secondsMax) throw new Error('The visits would end before the rounds do.')
    const pgbench = await findPgbench()
    const home = makeHome()
    const server = await startServer(home)
    try {
      const disk = fdatasyncMs(home.folder)
      tell(`fdatasync of 8 kB: ${disk.toFixed(2)} ms`)
      const { connection } = await startPostgres({ home: home.folder }) // the one that runs already
      const job = await prepareCases(server.url)
      await playCases({ ...job, seconds: Math.min(2, seconds) })
      await delivered(connection)
      await sealed(connection) // what was before is nobody's case
      const people = job.connections.flatMap((list) => list.map(({ subject }) => subject))
      const peer = await preparePeer(connection, people, pgbench)
      await peer.play(1)
      await withClient(connection, async (client) => await client.query('checkpoint'))
      const played: Played[] = []
      for (let round = 1; round <= rounds; round += 1) {
        const ours = await measured(connection, async () => {
          const { cases, seconds: took, p50Ms, p99Ms } = await playCases({ ...job, seconds })
          tell(`  an act: p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`)
          await delivered(connection)
          return { cases, perSecond: cases / took }
        })
        const theirs = await measured(peer.connection, async () => await peer.play(seconds))
        tell(`round ${round}: ours ${words(ours)}, peer ${words(theirs)}`)
        played.push({ ours, theirs })
      }
      return rowOf(played, disk, tell)
    } finally {
      await server.stop()
      home.remove()
    }
  },
}

interface Measured {
  readonly cases: number
  readonly perSecond: number
  readonly walPerCase: number
  readonly rowsPerCase: Readonly<Record<string, number>>
}

interface Played {
  readonly ours: Measured
  readonly theirs: Measured
}

function words({ perSecond, walPerCase }: Measured): string {
  return `${perSecond.toFixed(1)} cases/s, ${(walPerCase / 1024).toFixed(1)} kB of WAL a case`
}

function rowOf(played: readonly Played[], disk: number, tell: (line: string) => void) {
  const of = (pick: (round: Played) => number): number => median(played.map(pick))
  const [ours, peer] = [of((round) => round.ours.perSecond), of((round) => round.theirs.perSecond)]
  const ratio = of((round) => round.ours.perSecond / round.theirs.perSecond)
  // Of all rounds together: the log is sealed once a minute, which falls into one of them.
  const wal =
    walPerCaseOf(played.map(({ ours: round }) => round)) /
    walPerCaseOf(played.map(({ theirs: round }) => round))
  const tables = new Set(
    played
      .flatMap((round) => [round.ours, round.theirs].flatMap(tablesOf))
      .filter((table) => table !== pacedByTime),
  )
  const apart = [...tables].toSorted().flatMap((table) => {
    const [mine, its] = [of(rowsIn('ours', table)), of(rowsIn('theirs', table))]
    tell(`  ${table.padEnd(22)} ${mine.toFixed(2)} rows a case, peer ${its.toFixed(2)}`)
    return Math.abs(mine - its) > rowsApartMax ? [table] : []
  })
  const faults = [
    ...apart.map((table) => `rows of ${table} differ`),
    ...(Math.abs(wal - 1) > walShareMax ? ['WAL differs by more than 15 %'] : []),
    ...(ratio < least ? ['below the limit'] : []),
  ]
  const note = `fdatasync ${disk.toFixed(2)} ms; WAL a case ${wal.toFixed(2)} of the peer's`
  return {
    id: fourActs.id,
    ours,
    peer,
    limit: least,
    ratio,
    unit: 'cases/s',
    note: [note, ...faults].join('; '),
    ok: faults.length === 0,
  }
}

function walPerCaseOf(rounds: readonly Measured[]): number {
  const cases = rounds.reduce((sum, round) => sum + round.cases, 0)
  return rounds.reduce((sum, round) => sum + round.walPerCase * round.cases, 0) / cases
}

function tablesOf({ rowsPerCase }: Measured): string[] {
  return Object.keys(rowsPerCase).filter((table) => (rowsPerCase[table] ?? 0) >= rowsApartMax)
}

function rowsIn(side: keyof Played, table: string): (round: Played) => number {
  return (round) => round[side].rowsPerCase[table] ?? 0
}

/** What a run wrote: log and rows, for each case. */
async function measured(
  connection: SocketConnection,
  run: () => Promise<{ cases: number; perSecond: number }>,
): Promise<Measured> {
  const before = await stateOf(connection)
  const { cases, perSecond } = await run()
  const after = await stateOf(connection)
  return {
    cases,
    perSecond,
    walPerCase: (after.wal - before.wal) / cases,
    rowsPerCase: Object.fromEntries(
      Object.entries(after.rows).map(([table, rows]) => [table, (rows - (before.rows[table] ?? 0)) / cases]),
    ),
  }
}

async function stateOf(
  connection: SocketConnection,
): Promise<{ wal: number; rows: Readonly<Record<string, number>> }> {
  return await withClient(connection, async (client) => {
    const wal = await client.query<{ wal: number }>("select (pg_current_wal_lsn() - '0/0')::float8 as wal")
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname !~ '^(pg_|information_schema|pgboss)' order by 1`,
    )
    const counts = tables.rows.map(
      ({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`,
    )
    const { rows } = await client.query<{ name: string; rows: number }>(counts.join(' union all '))
    return {
      wal: wal.rows[0]?.wal ?? 0,
      rows: Object.fromEntries(rows.map(({ name, rows: count }) => [name, count])),
    }
  })
}

/** Waits until the server's job has sealed the log. */
async function sealed(connection: SocketConnection): Promise<void> {
  await withClient(connection, async (client) => {
    while ((await client.query('select from cases.event where sealed_by is null limit 1')).rowCount !== 0)
      await sleep(200)
  })
}

/** Waits until the server's job has handed on everything that was announced. */
async function delivered(connection: SocketConnection): Promise<void> {
  await withClient(connection, async (client) => {
    for (;;) {
      const { rowCount } = await client.query('select from events.delivery limit 1')
      if (rowCount === 0) return
      await sleep(50)
    }
  })
}
