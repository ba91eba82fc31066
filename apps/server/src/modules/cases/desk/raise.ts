import type { Role } from '@tongban/contracts/access'

import type { Context } from '../../../platform/context.ts'
import { firstId } from '../../../platform/cursor.ts'
import { query } from '../../../platform/database.ts'
import type { Agencies } from '../../agencies/index.ts'
import { findHolders } from '../../staff/index.ts'
import { rolesFor } from '../acts/able.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideRaising } from '../acts/decide-follow-up.ts'
import type { FollowUp } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase, lockFollowUp } from '../store.ts'

/** Who may do a follow-up, and who has had a hand in it. */
interface Matter {
  readonly subject_id: string
  readonly case_id: string
  readonly id: string
  readonly kind: FollowUp['kind']
  /** Where its task lies. */
  readonly agency_id: string
  readonly owner: string
  readonly hands: readonly string[]
}

/** Who found that something is not in order does not put it right himself. */
const findMatters = query<Matter>(
  `select t.subject_id, t.case_id, t.matter as id, t.kind, t.agency_id, c.agency_id as owner,
     c.handled_by || array(select e.actor_id from cases.event e where e.subject_id = c.subject_id and e.case_id = c.id and e.kind in ('decided', 'authorised'))
     || case when f.kind in ('remedy', 'trust') then array[f.opened_by] else '{}' end as hands
   from cases.task t join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
   join cases.follow_up f on f.subject_id = t.subject_id and f.case_id = t.case_id and f.id = t.matter
   where t.done_at is null and t.matter is not null and (t.case_id, t.matter) > ($1, $2) order by t.case_id, t.matter limit $3`,
)
const moveMatter = query(
  `update cases.task set agency_id = $4, claimed_by = null, claimed_at = null
   where case_id = $2 and subject_id = $1 and matter = $3 and done_at is null`,
)
const worker = { path: 'worker' } as const
const atOnce = 500

/**
 * 上交: nobody judges what he has handled or decided. Where that leaves nobody in the owning agency, the task of a follow-up lies at
 * the nearest agency above it that has somebody; it comes back when the owner has somebody again.
 * @param failed takes what could not be moved, after which the others are
 * @returns how many tasks were moved
 */
export async function raiseFollowUps(
  deps: CaseDeps,
  system: Context,
  failed: Map<string, unknown>,
): Promise<number> {
  const [holders] = await deps.database.read(
    worker,
    findHolders([...rolesOf.check, ...rolesOf.remedy], system.today),
  )
  let [moved, after] = [0, [firstId, firstId]]
  for (;;) {
    const [matters] = await deps.database.read(worker, findMatters(...after, atOnce))
    for (const matter of matters) {
      const to = placeOf(deps.agencies, matter, holders)
      if (to === matter.agency_id) continue
      await raise(deps, system, matter, to).then(
        (count) => (moved += count),
        (cause: unknown) => failed.set(matter.id, cause),
      )
    }
    const last = matters.at(-1)
    if (last === undefined || matters.length < atOnce) return moved
    after = [last.case_id, last.id]
  }
}

const rolesOf = { check: rolesFor('cases.review'), remedy: rolesFor('cases.decide') } as const

/** The owner, or the nearest agency above it, where somebody may do it; the owner where nobody may anywhere. */
function placeOf(
  agencies: Pick<Agencies, 'find'>,
  { kind, owner, hands, agency_id: lies }: Pick<Matter, 'kind' | 'owner' | 'hands' | 'agency_id'>,
  holders: readonly { readonly staff_id: string; readonly role: Role; readonly agency_id: string }[],
): string {
  if (kind === 'other-record') return lies // it is asked of that agency and of no other
  if (kind === 'delivery' || kind === 'lookalike') return owner // anybody there may
  const asked =
    kind === 'recheck' || kind === 'after-check' || kind === 'objection' ? rolesOf.check : rolesOf.remedy
  const able = new Set(
    holders
      .filter(({ role, staff_id }) => asked.includes(role) && !hands.includes(staff_id))
      .map(({ agency_id }) => agency_id),
  )
  for (let at = agencies.find(owner); at !== undefined; at = above(agencies, at.parent))
    if (able.has(at.id)) return at.id
  return owner
}

function above(agencies: Pick<Agencies, 'find'>, parent: string | null) {
  return parent === null ? undefined : agencies.find(parent)
}

async function raise(deps: CaseDeps, system: Context, matter: Matter, to: string): Promise<number> {
  const { subject_id: subject, case_id: caseId, id } = matter
  return await deps.database.transaction(worker, async (tx) => {
    const [[found], [followUp]] = await tx.load(lockCase(subject, caseId), lockFollowUp(subject, caseId, id))
    if (found === undefined || followUp?.state !== 'due') return 0
    await recordBySystem(deps, system, tx, found, (situation) => decideRaising(situation, followUp, to))
    tx.record(moveMatter(subject, caseId, id, to))
    return 1
  })
}
