import type { CaseView } from '@tongban/contracts/cases'
import type { officeVerbRoutes } from '@tongban/contracts/office-verbs'
import type { Answer } from '@tongban/contracts/routes'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { type AbsenceRow, isAway, mayStandIn, officeRoles, whoIsThere } from '../../absences/index.ts'
import { type Colleague, findColleagues, withHidden } from '../../staff/index.ts'
import type { Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { opening } from '../reading/record.ts'
import { findCase, findTask } from '../store.ts'
import { ableAmong, taskOf } from './able.ts'
import { actOnCase } from './act.ts'
import type { Acted } from './commands.ts'
import { declarationOf } from './record-act.ts'
import { requireStage, type Situation } from './situation.ts'

const worker = { path: 'worker' } as const

type ColleagueShown = Answer<
  (typeof officeVerbRoutes)['GET /api/cases/:subject/:id/colleagues']
>['rows'][number]

/** Who works at the agencies of the reader, and who of them is away today. */
interface Office {
  readonly colleagues: readonly Colleague[]
  readonly away: readonly AbsenceRow[]
}

/** To whom a task is given: to whom it was meant for, or to who stands in for him. */
export interface Addressed {
  readonly to: string
  readonly standsFor: string | null
}

/**
 * 转办: gives the task of a case to a colleague of the same agency by name, with a reason. Whoever has had his hands in the case, or whose
 * own record it is, is given nothing that another must look at. Whoever is away is given nothing either: his stand-in is.
 * @throws Refusal cases.no-colleague, cases.away and what every act may refuse
 */
export async function handOver(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { to, reason, ...acted }: Acted & { readonly to: string; readonly reason: string },
): Promise<CaseView> {
  const office = await officeOf(deps, context)
  return await actOnCase(deps, context, command, acted, (situation) =>
    decideHandingOver(situation, office, to, reason),
  )
}

/** Who may be given the task of a case, and who of them is away until when. @throws Refusal cases.not-found */
export async function findAble(
  deps: CaseDeps,
  context: Context,
  { subject, id }: Pick<Acted, 'subject' | 'id'>,
): Promise<{ rows: ColleagueShown[] }> {
  const [, [found], [waiting]] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, id),
    findCase(subject, id),
    findTask(id, subject),
  )
  if (found === undefined || !context.agencies.includes(found.agency_id)) throw new Refusal('cases.not-found')
  const declaration = declarationOf(deps, found)
  const task = taskOf(found, declaration)
  const office = await officeOf(deps, context)
  const able = task === undefined ? [] : ableAmong(office.colleagues, found, declaration, task)
  const names = new Map(able.map((one) => [one.staff_id, one.name]))
  names.delete(context.actorId)
  const members = membersOf(deps, waiting?.team_id ?? null, context.today)
  const rows = [...names].map(([staffId, name]) => {
    const absence = absenceOf(office.away, staffId)
    const standIn = addressee(office, staffId, context.today)
    return {
      id: staffId,
      name,
      awayTo: absence?.last_day ?? null,
      standInName: standIn?.standsFor === staffId ? deps.staffName(standIn.to) : null,
      inTeam: members.includes(staffId),
    }
  })
  return { rows }
}

function membersOf({ teams }: CaseDeps, id: string | null, today: Day): readonly string[] {
  const team = id === null ? undefined : teams.find(id)
  return team === undefined ? [] : teams.working(team, today).map(({ staff_id: staffId }) => staffId)
}

/**
 * 分件: the head of a team gives its task to one of its members; as any handing over, but without a reason and without a version, for nothing
 * of the case was judged.
 * @throws Refusal cases.not-found, cases.not-head, cases.no-colleague, cases.away, cases.wrong-stage
 */
export async function giveToMember(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { to, subject, id }: Pick<Acted, 'subject' | 'id'> & { readonly to: string },
): Promise<CaseView> {
  const { today, actorId } = context
  const [, [found], [waiting]] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, id),
    findCase(subject, id),
    findTask(id, subject),
  )
  if (found === undefined || !context.agencies.includes(found.agency_id)) throw new Refusal('cases.not-found')
  const team = waiting?.matter === null ? waiting.team_id : null
  if (team === null || !deps.teams.ofMember(actorId, today, true).includes(team))
    throw new Refusal('cases.not-head')
  if (!membersOf(deps, team, today).includes(to)) throw refusalAt('cases.no-colleague', 'to')
  const office = await officeOf(deps, context)
  return await actOnCase(deps, context, command, { subject, id, version: found.version }, (situation) =>
    decideHandingOver(situation, office, to),
  )
}

/** The decision: the case stays where it is, and its task has a name on it. */
function decideHandingOver(situation: Situation, office: Office, to: string, reason?: string): Transition {
  const { found, declaration, actorId, today } = requireStage(situation, ['submitted', 'accepted', 'review'])
  const task = taskOf(found, declaration)
  if (task === undefined) throw new Refusal('cases.wrong-stage')
  const able = new Set(ableAmong(office.colleagues, found, declaration, task).map(({ staff_id: id }) => id))
  if (to === actorId || !able.has(to)) throw refusalAt('cases.no-colleague', 'to')
  const given = addressee(office, to, today)
  if (given === undefined || !able.has(given.to) || given.to === actorId) throw refusalAt('cases.away', 'to')
  return {
    next: found,
    event: {
      kind: 'handed-over',
      body: { task, to: given.to, ...(given.standsFor === null ? {} : { for: given.standsFor }) },
      ...(reason === undefined ? {} : { note: reason }),
    },
    task: 'stays',
    effect: false,
    handsTo: given,
    delegates: { by: null },
  }
}

function absenceOf(away: readonly AbsenceRow[], staffId: string): AbsenceRow | undefined {
  return away.find(({ staff_id }) => staff_id === staffId)
}

/** Whoever gets what is meant for somebody: himself, or his stand-in while he is away; undefined where there is none. */
export function addressee(
  { colleagues, away }: Office,
  staffId: string,
  today: AbsenceRow['first_day'],
): Addressed | undefined {
  const absence = absenceOf(away, staffId)
  if (absence === undefined || !isAway(away, staffId, today)) return { to: staffId, standsFor: null }
  const standIn = absence.stand_in_id
  return standIn !== null && mayStandIn(colleagues, away, { staffId, standIn, from: today, to: today })
    ? { to: standIn, standsFor: staffId }
    : undefined
}

/** Everybody who works at the agencies of the reader, and who is away. */
export async function officeOf(
  { database, hidden, agencies: tree }: CaseDeps,
  { agencies, today }: Pick<Context, 'agencies' | 'today'>,
): Promise<Office> {
  const [[colleagues], [, away]] = await Promise.all([
    database.read(worker, findColleagues(agencies, officeRoles, today)),
    whoIsThere({ database }, today, today),
  ])
  return { colleagues: withHidden(colleagues, hidden.by(), tree.subtree), away }
}
