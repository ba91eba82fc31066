import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import { dayOf, to18 } from '@tongban/policy'

import { withClient } from '../apps/server/src/platform/client.ts'
import { type SocketConnection, startPostgres } from '../apps/server/src/platform/postgres.ts'
import { kaifengCity } from '../apps/server/src/worlds/kaifeng/city.ts'
import { copyBack, newRowsSince, type Taken, takeRows } from './batch-peer.ts'
import { citySeed } from './cases.ts'
import { answerOf, logInAs } from './client.ts'
import { type Bench, type BenchRow, median } from './row.ts'
import { makeHome, type Server, startServer } from './server.ts'

const least = 0.1
const rowsAtMost = 50_000
/** A list of the size that the city has a hundredth of in full. */
const peopleEachRow = 20
/** How often it is asked whether a list is done, and whether all has been handed on: what a round is rounded up to. */
const [everyMs, deliveredEveryMs] = [100, 20]
const megabytesMore = 200

/**
 * 批量办理: a list of people who join, from the upload to the receipt and to everything that hears of it, against COPY of every row that it has left
 * in every table, into the same tables with their keys and indexes.
 */
export const batch: Bench = {
  id: 'batch',
  run: async ({ rounds, people }, tell): Promise<BenchRow> => {
    const rows = Math.min(rowsAtMost, Math.round(people / peopleEachRow))
    const home = makeHome()
    const server = await startServer(home)
    try {
      const { connection } = await startPostgres({ home: home.folder }) // the one that runs already
      const clerk = await openClerk(server)
      await clerk.handIn(joiners(Math.min(rows, 1000)))
      const before = peakMegabytes(server.pid)
      const played: { ours: number; theirs: number }[] = []
      for (let round = 1; round <= rounds; round += 1) {
        const list = joiners(rows)
        const since = await newRowsSince(connection)
        const begun = performance.now()
        const { tried } = await clerk.handIn(list)
        const handedIn = (performance.now() - begun) / 1000
        await delivered(connection)
        const took = (performance.now() - begun) / 1000
        const taken = await takeRows(connection, since)
        const theirs = await copyBack(connection, taken)
        tell(
          `round ${round}: ours ${took.toFixed(1)} s (dry run ${tried.toFixed(1)} s, receipt after ${handedIn.toFixed(1)} s), COPY of ${wordsOf(taken)} ${theirs.toFixed(2)} s, ratio ${(theirs / took).toFixed(3)}`,
        )
        played.push({ ours: rows / took, theirs: rows / theirs })
      }
      const more = peakMegabytes(server.pid) - before
      const ratio = median(played.map(({ ours, theirs }) => ours / theirs))
      const faults = [
        ...(ratio < least ? ['below the limit'] : []),
        ...(more > megabytesMore ? [`the server grew by more than ${megabytesMore} MB`] : []),
      ]
      return {
        id: batch.id,
        ours: median(played.map(({ ours }) => ours)),
        peer: median(played.map(({ theirs }) => theirs)),
        limit: least,
        ratio,
        unit: 'rows/s',
        note: [`${rows} rows; the server grew by ${more.toFixed(0)} MB`, ...faults].join('; '),
        ok: faults.length === 0,
      }
    } finally {
      await server.stop()
      home.remove()
    }
  },
}

function wordsOf({ rows, bytes }: Taken): string {
  return `${rows} rows, ${(bytes / 1024 / 1024).toFixed(0)} MB`
}

let next = 0

function two(part: number): string {
  return String(part).padStart(2, '0')
}

/** A csv of people whom nobody knows yet. */
function joiners(count: number): Buffer {
  const lines = Array.from({ length: count }, () => {
    const [year, month, day, order] = [
      next % 60,
      Math.floor(next / 60) % 12,
      Math.floor(next / 720) % 28,
      Math.floor(next / 20_160),
    ]
    next += 1
    const number = to18(
      `410223${two(year + 40)}${two(month + 1)}${two(day + 1)}${String(order).padStart(3, '0')}`,
    )
    return `新来的,居民身份证,${number},2026-11-02,`
  })
  return Buffer.from(['姓名,证件种类,证件号码,用工之日,本人手机', ...lines, ''].join('\n'))
}

interface Clerk {
  /** Tries a list and hands it in. @returns the seconds of the dry run */
  handIn(list: Buffer): Promise<{ tried: number }>
}

interface Standing {
  readonly id: string
  readonly state: string
  readonly good: number
  readonly rows: number
  readonly taken: number
}

/** 林志豪, who acts for an employer. */
async function openClerk({ url }: Server): Promise<Clerk> {
  const today = dayOf(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  const lin = kaifengCity({ seed: citySeed, people: 200, today }).persons[4]
  const headers = {
    cookie: await logInAs(url, lin?.telephone ?? ''),
    'sec-fetch-site': 'same-origin',
    'tongban-path': 'employer',
  }
  const ask = async (path: string, body?: FormData): Promise<Standing> =>
    await answerOf(
      await fetch(url + path, body === undefined ? { headers } : { method: 'POST', headers, body }),
    )
  const apply = async (path: string, good: number): Promise<void> => {
    const said = {
      ...headers,
      'content-type': 'application/json',
      'idempotency-key': `bench-${randomUUID()}`,
    }
    await answerOf(await fetch(url + path, { method: 'POST', headers: said, body: JSON.stringify({ good }) }))
  }
  const own = await fetch(`${url}/api/mandates/own`, { headers })
  const { rows } = await answerOf<{ rows: { employer: string }[] }>(own)
  const base = `/api/batches/${rows[0]?.employer ?? ''}`
  return {
    handIn: async (list) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(list)]), 'list.csv')
      const begun = performance.now()
      const { id, good, rows: all } = await ask(`${base}?item=employee-registration`, form)
      const tried = (performance.now() - begun) / 1000
      if (good !== all) throw new Error(`${all - good} of ${all} rows have faults.`)
      await apply(`${base}/${id}/application`, good)
      for (;;) {
        const { state, taken } = await ask(`${base}/${id}`)
        if (state === 'done' && taken === good) return { tried }
        if (state === 'done') throw new Error(`Only ${taken} of ${good} rows were taken.`)
        await sleep(everyMs)
      }
    },
  }
}

/** Waits until everything that was announced has been handed on. */
async function delivered(connection: SocketConnection): Promise<void> {
  await withClient(connection, async (client) => {
    while ((await client.query('select from events.delivery limit 1')).rowCount !== 0)
      await sleep(deliveredEveryMs)
  })
}

/** The most that the process has held so far. */
function peakMegabytes(pid: number): number {
  const status = process.platform === 'linux' ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  return Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024
}
