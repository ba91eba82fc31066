import type { ClientNotice } from '@tongban/contracts/client-api'
import type { ClientNoticeRow } from '@tongban/contracts/clients'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { lastId, pageFrom } from '../../platform/cursor.ts'
import { type Listener, on } from '../../platform/events.ts'
import { instantOf, isoOf, minutesFrom } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Told } from '../../platform/webhook.ts'
import { clientCaseMoved } from '../cases/index.ts'
import type { ClientDeps } from './deps.ts'
import {
  countNotices,
  type DueNotice,
  findClient,
  findNotices,
  insertNotice,
  lockNotice,
  markNotice,
  type NoticeRow,
  sendAgain,
  takeDue,
} from './store.ts'

const worker = { path: 'worker' } as const
const atOnce = 16
/** Longer than one attempt lasts: nobody else takes the notice meanwhile. */
const leaseMinutes = 1
/** As text messages: with the pauses they last some eight hours. */
const attemptsAtMost = 12
const firstPauseMinutes = 0.25
const pauseMinutesMax = 120
const pageSize = 50

/** What is announced of a client's case becomes a notice, once; it goes out by {@link sendNotices}. */
export function noteMoves(now: () => Date): Listener {
  return on('clients.notice', clientCaseMoved, async (tx, moved) => {
    const at = now()
    const id = newId()
    const { clientId, subjectId, caseId, seq, number, reference, stage, outcome, waitsFor } = moved
    const about = { subject: subjectId, case: caseId, number, reference, seq, stage, outcome, waitsFor }
    const body: ClientNotice = { id, type: 'case.changed', at: at.toISOString(), ...about }
    tx.record(insertNotice(clientId, id, subjectId, caseId, seq, JSON.stringify(body), at))
    await Promise.resolve()
  })
}

/**
 * One round: tells clients what is due. At least once: what was taken and not marked here goes out again under the same id. After twelve
 * attempts with growing pauses a notice rests until the administrator of its agency sends it again.
 * @returns how many were tried
 */
export async function sendNotices(deps: ClientDeps, now: () => Date): Promise<number> {
  const begun = now()
  const due = await deps.database.transaction(worker, async (tx) => {
    const [rows] = await tx.load(takeDue(begun, minutesFrom(begun, leaseMinutes), atOnce))
    return rows
  })
  const told = await Promise.all(due.map(async (row) => [row, await attempt(deps, row, begun)] as const))
  if (told.length > 0)
    await deps.database.transaction(worker, async (tx) =>
      tx.record(...told.map(([row, answer]) => marked(row, answer, now()))),
    )
  return told.length
}

async function attempt({ webhook, secrets }: ClientDeps, row: DueNotice, now: Date): Promise<Told> {
  const { webhook_url: url, secret, former_secret: former, former_until: until, id, body } = row
  if (url === null || secret === null) return { taken: false, status: null, fault: 'not-set' }
  const isBoth = former !== null && until !== null && instantOf(until) > now
  const valid = [secret, ...(isBoth ? [former] : [])].map((sealed) => secrets.open(sealed))
  return await webhook.tell({ url, secrets: valid, id, body: JSON.stringify(body) })
}

function marked({ client_id, id, attempts }: DueNotice, told: Told, now: Date) {
  const state = told.taken ? 'sent' : attempts >= attemptsAtMost ? 'dead' : 'waiting'
  const pause = Math.min(firstPauseMinutes * 2 ** (attempts - 1), pauseMinutesMax)
  const fault = told.taken ? null : told.fault
  return markNotice(client_id, id, attempts, state, minutesFrom(now, pause), now, told.status, fault)
}

/** How many notices wait, and how many gave up and need a human. */
export async function countClientNotices({
  database,
}: Pick<ClientDeps, 'database'>): Promise<{ waiting: number; dead: number }> {
  const [[row]] = await database.read(worker, countNotices())
  return row ?? { waiting: 0, dead: 0 }
}

/** What was told to a client, the newest first, with what came of it. @throws Refusal clients.none */
export async function listNotices(
  { database }: Pick<ClientDeps, 'database'>,
  context: Context,
  {
    id,
    state,
    after = lastId,
  }: { readonly id: string; readonly state: string; readonly after?: string | undefined },
): Promise<{ rows: ClientNoticeRow[]; next: string | null }> {
  const { agencies } = context
  const [[client], found] = await database.read(
    scopeOf(context),
    findClient(id, agencies),
    findNotices(id, agencies, state, after, pageSize + 1),
  )
  if (client === undefined) throw new Refusal('clients.none')
  const { page, next } = pageFrom(found, pageSize, (last) => last.id)
  return { rows: page.map(noticeView), next }
}

function noticeView(row: NoticeRow): ClientNoticeRow {
  const { id, seq, state, attempts, status, fault } = row
  return {
    id,
    number: row.body.number,
    seq,
    stage: row.body.outcome ?? row.body.stage,
    state,
    attempts,
    createdAt: isoOf(row.created_at),
    triedAt: row.tried_at === null ? null : isoOf(row.tried_at),
    status,
    fault,
    dueAt: isoOf(row.due_at),
  }
}

/** 再发一次: with all its attempts anew, under the same id. @throws Refusal clients.no-notice */
export async function redeliver(
  { database }: Pick<ClientDeps, 'database'>,
  context: Context,
  command: Command,
  { id, notice }: { readonly id: string; readonly notice: string },
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockNotice(id, notice, context.agencies)] as const,
    run: (tx, [[found]]) => {
      if (found === undefined) throw new Refusal('clients.no-notice')
      const { agency_id: agencyId, subject_id: subjectId, case_id: caseId } = found
      tx.record(
        sendAgain(id, notice, context.now, context.actorId),
        lookWithin(
          { ...context, agencyId },
          { act: 'clients.redeliver', subjectId, caseId, purpose: notice },
        ),
      )
      return { done: true } as const
    },
  })
}
