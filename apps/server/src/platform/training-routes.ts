import { trainingRoutes } from '@tongban/contracts/training'

import type { Audit } from './audit.ts'
import { type Context, newId, scopeOf } from './context.ts'
import { type Database, query } from './database.ts'
import { bind, type Http } from './http.ts'
import { isoOf } from './instants.ts'
import type { Mode } from './mode.ts'
import { Refusal } from './refusal.ts'

/** Who resets a training, and when. */
export interface Reset {
  readonly id: string
  readonly at: Date
  readonly by: string
}

/** 培训环境: what takes the server down, loads the city anew and comes back; only a training is given it. */
export interface Training {
  readonly reset: (reset: Reset) => void
}

export interface TrainingDeps {
  readonly database: Database
  readonly audit: Audit
  readonly mode: Mode
  /** Undefined where the data are real. */
  readonly training: Training | undefined
}

const findCity = query<{ begun_at: string }>('select begun_at from worlds.city')
const findResets = query<{ id: string; at: string; by_name: string }>(
  'select id, at, by_name from worlds.reset order by at desc, id desc limit 50',
)

/** Serves whether this is a training, and its reset. */
export function bindTraining(http: Http, deps: TrainingDeps): void {
  const { database, mode } = deps
  bind(http, trainingRoutes, {
    'GET /api/training': async () => {
      if (mode !== 'training') return { training: false, since: null }
      const [[city]] = await database.read({ path: 'worker' }, findCity())
      return { training: true, since: city === undefined ? null : isoOf(city.begun_at) }
    },
    'GET /api/training/resets': async ({ context }) => {
      const [rows] = await database.read(scopeOf(context), findResets())
      return { rows: rows.map(({ id, at, by_name: by }) => ({ id, at: isoOf(at), by })) }
    },
    'POST /api/training/reset': async ({ context }) => await resetTraining(deps, context),
  })
}

/** Begun once the answer is out: whoever asked is told, and everybody else by what the server says meanwhile. @throws Refusal training.none */
async function resetTraining({ audit, training }: TrainingDeps, context: Context): Promise<{ done: true }> {
  if (training === undefined) throw new Refusal('training.none')
  await audit.look(context, { act: 'training.reset' })
  training.reset({ id: newId(), at: context.now, by: context.actorName })
  return { done: true }
}
