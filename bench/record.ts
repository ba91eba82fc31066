import { writeFileSync } from 'node:fs'

import type { Path } from '@tongban/contracts/access'

import { readRecord } from '../apps/server/src/modules/cases/reading/record.ts'
import type { Statement } from '../apps/server/src/platform/statement.ts'
import { connectionsAtOnce } from './cases.ts'
import { findPgbench, runPgbench } from './pgbench.ts'
import { runProgram } from './program.ts'
import type { ReadDone } from './read.ts'
import { type Bench, type BenchRow, median } from './row.ts'
import { type Asked, actives, logActivesIn, meetActives, strideOf } from './world/actives.ts'
import { firstPerson, personPrefix } from './world/ids.ts'
import { type City, openWorlds } from './world/worlds.ts'

/** A bench that reads records of active people over HTTP, against pgbench with the same scope, policies and statements. */
interface RecordBench {
  readonly id: string
  readonly least: number
  readonly path: Path
  readonly open: (city: City) => Promise<Asked>
  /** What is written of each reading, within its transaction. */
  readonly look?: string
}

/** A clerk reads a record within a visit; his look is committed before the answer. */
export const staffLook: Bench = recordBench({
  id: 'staff-look',
  least: 0.4,
  path: 'counter',
  open: meetActives,
  look: `insert into audit.entry (writer, seq, at, actor_id, act, subject_id, agency_id, outlet_id, request, hash)
  values (gen_random_uuid(), 1, now(), :clerk, 'people.read', :subject, '410200-01', '410200-hall-1', '0123456789abcdef', sha256(''))`,
})

/** A person reads his own record, of which no look is written. */
export const ownRecord: Bench = recordBench({
  id: 'own-record',
  least: 0.2,
  path: 'person',
  open: logActivesIn,
})

function recordBench({ id, least, path, open, look }: RecordBench): Bench {
  return {
    id,
    run: async ({ rounds, seconds, people }, tell): Promise<BenchRow> => {
      const pgbench = await findPgbench()
      const { big, unlike } = await openWorlds(people, tell)
      const { connections, clerks } = await open(big)
      const peer = {
        connection: big.connection,
        script: `bench/peer/${id}.sql`,
        variables: {
          stride: String(strideOf(people)),
          clerks: `{${clerks.join(',')}}`,
          of: String(clerks.length),
        },
        role: `tongban_${path}`,
      }
      writeFileSync(peer.script, scriptOf(path, look)) // to be read: what the peer does is what the server says today
      const ask = async (long: number): Promise<ReadDone> =>
        await runProgram<ReadDone>('bench/read.ts', { url: big.url, seconds: long, connections })
      await ask(Math.min(2, seconds))
      await runPgbench(pgbench, { ...peer, seconds: 1 })
      const played: { ours: number; theirs: number }[] = []
      for (let round = 1; round <= rounds; round += 1) {
        const { answers, seconds: took, p50Ms, p99Ms } = await ask(seconds)
        const { perSecond } = await runPgbench(pgbench, { ...peer, seconds })
        played.push({ ours: answers / took, theirs: perSecond })
        tell(
          `round ${round}: ours ${(answers / took).toFixed(0)}/s (p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms), peer ${perSecond.toFixed(0)}/s`,
        )
      }
      const ratio = median(played.map(({ ours, theirs }) => ours / theirs))
      const faults = [
        ...unlike.map((table) => `copies of ${table} are unlike`),
        ...(ratio < least ? ['below the limit'] : []),
      ]
      return {
        id,
        ours: median(played.map(({ ours }) => ours)),
        peer: median(played.map(({ theirs }) => theirs)),
        limit: least,
        ratio,
        unit: 'records/s',
        note: [`${actives} active of ${people} people`, ...faults].join('; '),
        ok: faults.length === 0,
      }
    },
  }
}

// Stand-ins that the script replaces by what pgbench reckons.
const [subject, clerk] = ['the subject', 'the clerk']

/** The server's own statements as a script for pgbench: one message, one transaction. */
function scriptOf(path: Path, look: string | undefined): string {
  const statements = readRecord({ path, actorId: clerk, now: new Date() }, subject, subject)
  const scope =
    path === 'person'
      ? `select set_config('app.agencies', '{}', true), set_config('app.subjects', '{' || :subject || '}', true)`
      : `select set_config('app.agencies', '{410200-01}', true), set_config('app.subjects', '{}', true)`
  const texts = [scope, ...statements.map(inlined), ...(look === undefined ? [] : [look])]
  const sent = texts.map((text) =>
    text
      .replaceAll(':subject', `('${personPrefix}' || :person)::uuid`)
      .replaceAll(':clerk', '(:clerks::uuid[])[1 + mod(:client_id::int, :of::int)]'),
  )
  return [
    '-- Written by bench/record.ts from the statements that the server sends for a record; played with the role of its path.',
    `\\set k random(0, ${actives / connectionsAtOnce - 1}) * ${connectionsAtOnce} + :client_id`,
    `\\set person ${firstPerson} + (:k + 1) * :stride`,
    '\\startpipeline',
    'begin;',
    ...sent.map((text) => `${text};`),
    'commit;',
    '\\endpipeline',
    '',
  ].join('\n')
}

function inlined({ text, values }: Statement): string {
  return text.replace(/\$(\d+)/g, (_whole, place: string) => {
    const value = values[Number(place) - 1]
    if (value === subject) return ':subject'
    if (value === clerk) return ':clerk'
    if (value instanceof Date) return 'now()'
    throw new Error(`The peer knows no value for: ${text}`)
  })
}
