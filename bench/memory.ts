import { readdirSync, readFileSync } from 'node:fs'

import { startPostgres } from '../apps/server/src/platform/postgres.ts'
import { playCases, prepareCases } from './cases.ts'
import type { Bench } from './row.ts'
import { makeHome, startServer } from './server.ts'

const megabytesMost = 450

/** What server and database hold after cases were played for as long as in `case-4-acts`, each shared page counted once. */
export const memory: Bench = {
  id: 'memory',
  run: async ({ rounds, seconds }, tell) => {
    if (process.platform !== 'linux') throw new Error('Shared memory is counted on Linux only.')
    const home = makeHome()
    const server = await startServer(home)
    try {
      await startPostgres({ home: home.folder }) // the one that runs already
      const job = await prepareCases(server.url)
      await playCases({ ...job, seconds: rounds * seconds })
      const database = postmasterOf(home.folder)
      const [ours, its] = [megabytes([server.pid]), megabytes([database, ...childrenOf(database)])]
      tell(`server ${ours.toFixed(0)} MB, PostgreSQL ${its.toFixed(0)} MB`)
      const all = ours + its
      const note = `PSS of the server (${ours.toFixed(0)}) and PostgreSQL (${its.toFixed(0)})`
      const ok = all <= megabytesMost
      return {
        id: memory.id,
        ours: all,
        peer: null,
        limit: megabytesMost,
        ratio: null,
        unit: 'MB',
        note: ok ? note : `${note}; over the limit`,
        ok,
      }
    } finally {
      await server.stop()
      home.remove()
    }
  },
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(`${folder}/pg/postmaster.pid`, 'utf8').split('\n')[0])
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent)
}

function parentOf(pid: number): number | undefined {
  const status = readOrNothing(`/proc/${pid}/status`)
  return status === undefined ? undefined : Number(/^PPid:\s*(\d+)/m.exec(status)?.[1])
}

/** Proportional set size: a page that several share is counted once among them. */
function megabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) =>
    Number(/^Pss:\s*(\d+)/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0),
  )
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}

/** A process may end while it is looked at. */
function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
