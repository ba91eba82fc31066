import { type Boundary as Shown, boundariesRoutes, type BoundaryName } from '@tongban/contracts/boundaries'

import { lookWithin } from './audit.ts'
import type { Boundaries, Fared, Heard } from './boundaries.ts'
import type { Context } from './context.ts'
import type { Database } from './database.ts'
import { bind, type Http } from './http.ts'
import { isoOf } from './instants.ts'
import { Refusal } from './refusal.ts'
import { refuseGuessing } from './throttle.ts'

/** A boundary as it is configured; the composition root lists them. */
export interface Boundary {
  readonly name: BoundaryName
  /** Of the port of a department: how that is called. */
  readonly department?: string
  /** Host and port, or what it is; null: not set. */
  readonly place: string | null
  /** What waits for it, and what gave up and needs a human. */
  readonly counts?: () => Promise<{ readonly waiting: number; readonly dead: number }>
  /** The items that are registered there. */
  readonly items?: () => readonly string[]
  /** Asks it now, without doing anything there. It never throws. */
  readonly trial?: () => Promise<Heard>
}

export interface BoundaryDeps {
  readonly database: Database
  readonly boundaries: Boundaries
  readonly all: () => readonly Boundary[]
}

/** So many in a row, none longer than these minutes after the one before; then as long a rest. */
const trials = { tries: 30, minutes: 5 } as const

/** 对外连接: how each is set and fares, and a trial that does no harm. They belong to the whole house; no secret and nobody is named. */
export function bindBoundaries(http: Http, { database, boundaries, all }: BoundaryDeps): void {
  bind(http, boundariesRoutes, {
    'GET /api/running/boundaries': async () => {
      const fared = await boundaries.read()
      return {
        rows: await Promise.all(
          all().map(
            async (one) =>
              await shown(
                one,
                fared.find(({ name }) => name === one.name),
              ),
          ),
        ),
      }
    },
    'POST /api/running/boundaries/:name/trial': async ({ context, params: { name } }) => {
      const trial = all().find((one) => one.name === name && one.place !== null)?.trial
      if (trial === undefined) throw new Refusal('running.no-trial')
      await requireRest(database, context)
      await noteTrial(database, context, name)
      const begun = performance.now()
      const heard = await trial()
      boundaries.note(name, heard)
      const tookMs = Math.round(performance.now() - begun)
      return { well: heard.well, fault: heard.well ? null : heard.fault, tookMs }
    },
  })
}

/** Nobody knocks at other people's doors all day. @throws Refusal running.too-soon */
async function requireRest(database: Database, { actorId, now }: Context): Promise<void> {
  await refuseGuessing(database, `trials of ${actorId}`, now, trials).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('running.too-soon', [], trials.minutes * 60) : error
  })
}

/** Who tried what stands in the audit before it is asked. */
async function noteTrial(database: Database, context: Context, name: BoundaryName): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(lookWithin(context, { act: 'running.try', purpose: name })),
  )
}

async function shown(
  { name, department, place, counts, items, trial }: Boundary,
  fared: Fared | undefined,
): Promise<Shown> {
  const { waiting, dead } = (await counts?.()) ?? { waiting: null, dead: null }
  return {
    name,
    department: department ?? null,
    place,
    ...faring(fared),
    waiting,
    gaveUp: dead,
    items: [...(items?.() ?? [])],
    triable: place !== null && trial !== undefined,
  }
}

function faring(fared: Fared | undefined): Pick<Shown, 'wellAt' | 'fault' | 'failedAt'> {
  return { wellAt: at(fared?.well_at), fault: fared?.fault ?? null, failedAt: at(fared?.failed_at) }
}

function at(instant: string | null | undefined): string | null {
  return instant === null || instant === undefined ? null : isoOf(instant)
}
