import type { DeclareKin, KinRow as KinView } from '@tongban/contracts/kin'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId } from '../../platform/context.ts'
import { type Database, type OpensShielded, query, type Statement } from '../../platform/database.ts'
import { eventKind, type Events } from '../../platform/events.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { refusalAt } from '../../platform/refusal.ts'
import type { Sessions } from '../../platform/sessions.ts'
import { forgetWrong, refuseGuessing } from '../../platform/throttle.ts'
import { takeTurn } from '../../platform/turns.ts'
import { tellLogin } from './store.ts'

/** 回避关系有变: of which member of staff; ids only (D-19). */
export const kinChanged = eventKind<{ readonly staffId: string }>('staff.kin-changed')

/** What declaring one's family works with. */
export interface KinDeps {
  readonly database: Database
  readonly events: Events
  /** Who has a document; joined by the composition root, for staff and people stand side by side. */
  readonly findPerson: (
    kind: DeclareKin['kind'],
    number: string,
  ) => Statement<{ readonly subject_id: string; readonly name: string }>
  readonly isSameName: (one: string, other: string) => boolean
  /** 受保护人员: whether somebody is hidden from who has not the right to him. */
  readonly isHidden: (subject: string, opens?: OpensShielded) => boolean
  /** How people are called; joined by the composition root. */
  readonly findCalled: (
    subjects: readonly string[],
  ) => Statement<{ readonly subject_id: string; readonly name: string }>
  readonly staffName: (id: string) => string
  /** Made anew at once: here his very next request finds the records closed. */
  readonly sessions: Pick<Sessions, 'forget'>
}

/** A declaration as it rests. */
export interface KinRow {
  readonly id: string
  readonly relation: KinView['relation']
  readonly declared_at: string
  readonly subject_id: string
  readonly end_asked_at: string | null
  readonly ended_at: string | null
}

const findKin = query<KinRow>(
  'select id, relation, declared_at, subject_id, end_asked_at, ended_at from staff.kin where staff_id = $1 order by declared_at, id',
)
const insertKin = query(
  'insert into staff.kin (staff_id, id, subject_id, relation, declared_at) values ($1, $2, $3, $4, $5)',
)
const worker = { path: 'worker' } as const

/** Whom one has declared; by relation and day, and not by name: the page lies open on a desk. */
export async function listKin(
  { database }: Pick<KinDeps, 'database'>,
  { actorId }: Context,
): Promise<{ rows: KinView[] }> {
  const [rows] = await database.read(worker, findKin(actorId))
  return {
    rows: rows.map(kinView),
  }
}

/** A declaration as the one who made it reads it. */
export function kinView({ id, relation, declared_at, end_asked_at, ended_at }: KinRow): KinView {
  const state = ended_at !== null ? 'ended' : end_asked_at === null ? 'stands' : 'end-asked'
  return { id, relation, declaredAt: isoOf(declared_at), state }
}

/**
 * 回避申报: a member of staff says who he is himself, or who is his husband or wife, his parent or child. From his next request on their
 * records are closed to him; what he had claimed of theirs goes back to his colleagues. It stands in the audit, and tries are counted:
 * who has which number is not to be guessed here.
 * @throws Refusal staff.kin-unknown, staff.kin-known, login.locked
 */
export async function declareKin(
  { database, events, sessions, findPerson, isSameName, isHidden }: KinDeps,
  context: Context,
  command: Command,
  { relation, kind, number, name }: DeclareKin,
): Promise<KinView> {
  const { actorId, now } = context
  const guesser = `kin of ${actorId}`
  await refuseGuessing(database, guesser, now)
  const declared = await once(database, context, command, {
    scope: worker,
    subject: actorId,
    load: [takeTurn(`kin ${actorId}`), findPerson(kind, number), findKin(actorId)] as const,
    run: (tx, [, [person], known]) => {
      if (person === undefined || !isSameName(person.name, name))
        throw refusalAt('staff.kin-unknown', 'number')
      // First: it is what he was told before somebody was hidden, too.
      if (known.some((row) => row.ended_at === null && row.subject_id === person.subject_id))
        throw refusalAt('staff.kin-known', 'number')
      if (isHidden(person.subject_id, context.opensShielded)) throw refusalAt('staff.kin-unknown', 'number')
      const id = newId()
      tx.record(
        insertKin(actorId, id, person.subject_id, relation, now),
        lookWithin(context, { act: 'staff.declare-kin', subjectId: person.subject_id, purpose: relation }),
        tellLogin(), // every session of his is made anew, by every process
      )
      events.announce(tx, kinChanged, actorId, { staffId: actorId }, now)
      return { id, relation, declaredAt: now.toISOString(), state: 'stands' as const }
    },
  })
  sessions.forget()
  await forgetWrong(database, guesser)
  return declared
}
