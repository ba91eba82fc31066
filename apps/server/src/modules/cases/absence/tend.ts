import type { Context } from '../../../platform/context.ts'
import { firstId } from '../../../platform/cursor.ts'
import { query, type Statement } from '../../../platform/database.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import { ableAmong, actOfTask, kindsOf, taskOf } from '../acts/able.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { addressee } from '../acts/hand-over.ts'
import type { Case, NextTask, Transition } from '../case.ts'
import { declarationFor } from '../counter/declaration.ts'
import type { CaseDeps } from '../deps.ts'
import { askOfficers } from '../officers/tasks.ts'
import { passedTo } from '../signing/signing.ts'
import { lockCase } from '../store.ts'
import { askForStandIns, askForUnheld } from './ask-head.ts'
import { type Attendance, readAttendance } from './attendance.ts'

/** An open task that somebody has in hand. */
interface Taken {
  readonly id: string
  readonly subject_id: string
  readonly case_id: string
  readonly agency_id: string
  readonly kind: NextTask['kind']
  readonly claimed_by: string
  readonly stands_for: string | null
  readonly matter: string | null
  readonly delegated_by: string | null
}

const columns = 'id, subject_id, case_id, agency_id, kind, claimed_by, stands_for, matter, delegated_by'
/**
 * What is in the hands of somebody who is not there, or was given by name to somebody who has not the right to it any more; found alike whatever
 * day it is. A claim of who is there is a hint that goes back by itself.
 */
const findTaken = query<Taken>(
  `select ${columns} from cases.task t where done_at is null and desk = 'office' and claimed_by is not null and id > $5
     and (claimed_by <> all ($1::uuid[]) or (handed_to is not null and not exists (
       select from unnest($2::uuid[], $3::text[], $4::text[]) p (id, agency_id, kind)
       where p.id = t.claimed_by and p.agency_id = t.agency_id and p.kind = t.kind))) order by id limit $6`,
)
const findStoodFor = query<Taken>(
  `select ${columns} from cases.task where done_at is null and desk = 'office' and stands_for = any ($1::uuid[]) and id > $2 order by id limit $3`,
)
const lockTaken = query<Taken>(
  `select ${columns} from cases.task where id = $1 and case_id = $2 and subject_id = $3 and done_at is null and claimed_by = $4 for update`,
)
const worker = { path: 'worker' } as const
const atOnce = 200
const faultsNamedMax = 20

/**
 * 不在岗的待办: what somebody who is away, has left or lost his post has in hand goes to his stand-in, or is open again to all of the desk; whoever is
 * back has again what is still open; and the head is asked where nobody stands in, or nobody who is there can do what waits. Each case
 * in a transaction of its own, and again after a crash.
 * @returns how many tasks were moved
 * @throws PlainFault naming what could not be moved, after all others were
 */
export async function tendAbsences(deps: CaseDeps, system: Context): Promise<number> {
  const attendance = await readAttendance(deps, system)
  const failed = new Map<string, unknown>()
  const present = [...new Set(attendance.present.map(({ staff_id: id }) => id))]
  const held = tasksHeld(deps, attendance)
  const moved =
    (await eachOf(
      deps,
      (after) => findStoodFor(present, after, atOnce),
      failed,
      async (task) => {
        await giveBack(deps, system, task)
      },
    )) +
    (await eachOf(
      deps,
      (after) => findTaken(present, ...held, after, atOnce),
      failed,
      async (task) => {
        await moveAway(deps, system, attendance, task)
      },
    ))
  await askForStandIns(deps, system, attendance)
  await askForUnheld(deps, system, attendance)
  await askOfficers(deps, system, attendance.officers)
  const faults = [...failed].map(([id, cause]) => `${id} cannot be moved: ${faultOf(cause)}`)
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
  return moved
}

/** What each of those who are there may have in hand, and where: a right holds for an agency and those under it. */
function tasksHeld(
  { agencies }: Pick<CaseDeps, 'agencies'>,
  { present }: Attendance,
): [ids: string[], agencies: string[], kinds: string[]] {
  const rows = present.flatMap(({ staff_id: id, role, agency_id }) =>
    agencies.subtree(agency_id).flatMap((agency) => kindsOf(role).map((kind) => [id, agency, kind] as const)),
  )
  return [rows.map(([id]) => id), rows.map(([, agency]) => agency), rows.map(([, , kind]) => kind)]
}

async function eachOf(
  { database }: CaseDeps,
  find: (after: string) => Statement<Taken>,
  failed: Map<string, unknown>,
  step: (task: Taken) => Promise<void>,
): Promise<number> {
  let [done, after] = [0, firstId]
  for (;;) {
    const [rows] = await database.read(worker, find(after))
    for (const task of rows)
      await step(task).then(
        () => (done += 1),
        (cause: unknown) => failed.set(task.case_id, cause),
      )
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) return done
    after = last.id
  }
}

/** Whoever is back has again what his stand-in has not done. */
async function giveBack(deps: CaseDeps, system: Context, task: Taken): Promise<void> {
  const to = task.stands_for
  if (to === null) return
  await withTask(deps, system, task, (found) => ({
    event: { kind: 'came-back', body: { from: task.claimed_by, to, ...signerOf(task) } },
    moves: { from: task.claimed_by, to, standsFor: null, ...signerOf(task) },
    next: passed(found, task, to, null),
  }))
}

/** Who is gone has nothing in hand any more: his stand-in has it where he may, else all of the desk. */
async function moveAway(
  deps: CaseDeps,
  system: Context,
  attendance: Attendance,
  { claimed_by: from, ...task }: Taken,
): Promise<void> {
  // what a stand-in who is now away himself had for another is meant for that other still
  const meantFor = task.stands_for ?? from
  const given = addressee(attendance, meantFor, system.today)
  const standIn = given?.to === meantFor ? undefined : given?.to
  await withTask(deps, system, { claimed_by: from, ...task }, (found) => {
    if (standIn !== undefined && mayDo(deps, attendance, found, task, standIn))
      return {
        event: { kind: 'stood-in', body: { from, to: standIn, for: meantFor, ...signerOf(task) } },
        moves: { from, to: standIn, standsFor: meantFor, ...signerOf(task) },
        next: passed(found, task, standIn, meantFor),
      }
    if (task.kind === 'sign') return undefined // his alone: the head is asked
    const back = whoGave(attendance, task)
    return {
      event: { kind: 'put-back', body: { from, ...(back === null ? {} : { to: back }) } },
      moves: { from, to: back, standsFor: null },
      delegates: { by: null },
    }
  })
}

/** What was only delegated goes back to whoever gave it, if he is there. */
function whoGave({ present }: Attendance, { delegated_by: by }: Pick<Taken, 'delegated_by'>): string | null {
  return present.some(({ staff_id: id }) => id === by) ? by : null
}

function signerOf({ kind, matter }: Pick<Taken, 'kind' | 'matter'>): { signer?: string } {
  return kind === 'sign' && matter !== null ? { signer: matter } : {}
}

/** The case after what is to be signed was given to somebody else. */
function passed(
  found: Case,
  task: Pick<Taken, 'kind' | 'matter'>,
  to: string,
  standsFor: string | null,
): Case {
  const { signer } = signerOf(task)
  return signer === undefined ? found : { ...found, signing: passedTo(found.signing, signer, to, standsFor) }
}

/** Whether a stand-in may do the task of the step; what is looked at again or put right is for all of the desk. */
function mayDo(
  deps: CaseDeps,
  { present }: Attendance,
  found: Case,
  { kind }: Pick<Taken, 'kind'>,
  standIn: string,
): boolean {
  if (kind === 'sign') return maySign(present, found, standIn)
  const declaration = declarationFor(deps.catalogue, found)
  if (declaration === undefined || taskOf(found, declaration) !== kind || !(kind in actOfTask)) return false
  return ableAmong(present, found, declaration, kind).some(({ staff_id: id }) => id === standIn)
}

function maySign(present: Attendance['present'], found: Case, standIn: string): boolean {
  const known = found.signing?.signers.some(({ staff }) => staff === standIn) === true
  const isOther = !known && standIn !== found.signing?.by && !found.handled_by.includes(standIn)
  return (
    isOther &&
    present.some(({ staff_id, closed }) => staff_id === standIn && !closed.includes(found.subject_id))
  )
}

async function withTask(
  deps: CaseDeps,
  system: Context,
  { id, subject_id: subject, case_id: caseId, claimed_by: by }: Taken,
  decide: (
    found: Case,
  ) => (Pick<Transition, 'event' | 'moves' | 'delegates'> & { readonly next?: Case }) | undefined,
): Promise<void> {
  await deps.database.transaction(worker, async (tx) => {
    const [[found], [task]] = await tx.load(lockCase(subject, caseId), lockTaken(id, caseId, subject, by))
    if (found === undefined || task === undefined) return
    const decided = decide(found)
    if (decided === undefined) return
    await recordBySystem(deps, system, tx, found, () => ({
      next: found,
      task: 'stays',
      effect: false,
      ...decided,
    }))
  })
}
