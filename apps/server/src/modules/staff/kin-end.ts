import type { KinEnd, KinRow as KinView } from '@tongban/contracts/kin'

import { requireFreshLogin } from '../../platform/access.ts'
import { type Audit, lookWithin } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type KinDeps, type KinRow, kinView } from './kin.ts'
import { tellLogin } from './store.ts'

const worker = { path: 'worker' } as const
const columns = 'k.id, k.staff_id, k.relation, k.declared_at, k.subject_id, k.end_asked_at, k.ended_at'
const lockOwn = query<KinRow>(
  `select ${columns} from staff.kin k where k.staff_id = $1 and k.id = $2 and k.ended_at is null for update`,
)
const askEnd = query('update staff.kin set end_asked_at = $3 where staff_id = $1 and id = $2')
/** Those of staff who were taken on or hold a grant at one of these agencies. */
const isTheirs = `exists (select from staff.staff s where s.id = k.staff_id and (s.agency_id = any ($1)
  or exists (select from staff.grant g where g.staff_id = s.id and g.agency_id = any ($1) and g.ended_on is null)))`
type AskedRow = KinRow & { readonly staff_id: string }
const findAsked = query<AskedRow>(
  `select ${columns} from staff.kin k where k.end_asked_at is not null and k.ended_at is null and ${isTheirs} order by k.end_asked_at, k.id limit 100`,
)
const lockAsked = query<AskedRow>(
  `select ${columns} from staff.kin k where k.staff_id = $2 and k.id = $3 and k.end_asked_at is not null and k.ended_at is null and ${isTheirs} for update`,
)
const end = query('update staff.kin set ended_at = $3, ended_by = $4 where staff_id = $1 and id = $2')
const keep = query('update staff.kin set end_asked_at = null where staff_id = $1 and id = $2')

/**
 * 申请更正: whoever declared somebody says that it was wrong. Until another has confirmed it that record stays closed to him.
 * @throws Refusal staff.kin-none, staff.kin-end-asked
 */
export async function askKinEnd(
  { database }: KinDeps,
  context: Context,
  command: Command,
  id: string,
): Promise<KinView> {
  const { actorId, now } = context
  return await once(database, context, command, {
    scope: worker,
    subject: actorId,
    load: [lockOwn(actorId, id)] as const,
    run: (tx, [[found]]) => {
      if (found === undefined) throw new Refusal('staff.kin-none')
      if (found.end_asked_at !== null) throw new Refusal('staff.kin-end-asked')
      const purpose = `end of ${found.relation} asked`
      tx.record(
        askEnd(actorId, id, now),
        lookWithin(context, { act: 'staff.end-kin', subjectId: found.subject_id, purpose }),
      )
      return kinView({ ...found, end_asked_at: now.toISOString() })
    },
  })
}

/** What an internal checker is asked: whom, of which colleague, and as what; each name that he is shown stands in the audit before. */
export async function listKinEnds(
  { database, audit, findCalled, isHidden, staffName }: KinDeps & { readonly audit: Audit },
  context: Context,
): Promise<{ rows: KinEnd[] }> {
  const [asked] = await database.read(worker, findAsked(context.agencies))
  const shown = asked.filter(({ subject_id: subject }) => isOpen(context, subject, isHidden))
  const [called] = await database.read(worker, findCalled(shown.map(({ subject_id }) => subject_id)))
  for (const { subject_id: subjectId, id } of shown)
    await audit.look(context, { act: 'staff.check-kin', subjectId, purpose: id })
  return {
    rows: shown.map((row) => ({
      staff: row.staff_id,
      id: row.id,
      staffName: staffName(row.staff_id),
      personName: called.find(({ subject_id }) => subject_id === row.subject_id)?.name ?? '',
      relation: row.relation,
      declaredAt: isoOf(row.declared_at),
      askedAt: isoOf(row.end_asked_at ?? row.declared_at),
    })),
  }
}

/** Nobody checks what was said of his own family, nor of somebody hidden from him: another checker of the agency does, or one above it. */
function isOpen({ closed, opensShielded }: Context, subject: string, isHidden: KinDeps['isHidden']): boolean {
  return closed?.includes(subject) !== true && !isHidden(subject, opensShielded)
}

/**
 * 确认更正: another agrees, and from his colleague's next request on that record is open to him as to others; or it stays closed. The declaration
 * stays in the record. What is closed to him he finds as little as in the list; where it is closed to every checker of the agency, a checker of an
 * agency above it decides, and until then it stays closed.
 * @throws Refusal staff.kin-none, staff.same-person, general.login-too-old
 */
export async function decideKinEnd(
  { database, sessions, isHidden }: KinDeps,
  context: Context,
  command: Command,
  { staff, id, agree }: { readonly staff: string; readonly id: string; readonly agree: boolean },
): Promise<{ done: true }> {
  requireFreshLogin(context)
  const { actorId, now } = context
  const decided = await once(database, context, command, {
    scope: worker,
    subject: actorId,
    load: [lockAsked(context.agencies, staff, id)] as const,
    run: (tx, [[found]]) => {
      if (found === undefined || !isOpen(context, found.subject_id, isHidden))
        throw new Refusal('staff.kin-none')
      if (found.staff_id === actorId) throw new Refusal('staff.same-person')
      tx.record(
        agree ? end(staff, id, now, actorId) : keep(staff, id),
        lookWithin(context, {
          act: 'staff.end-kin',
          subjectId: found.subject_id,
          purpose: `${agree ? 'agreed' : 'refused'} ${staff}`,
        }),
        tellLogin(), // every session of his is made anew, by every process
      )
      return { done: true } as const
    },
  })
  sessions.forget()
  return decided
}
