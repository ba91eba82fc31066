import type { Task } from '@tongban/contracts/tasks'
import { addDays, type Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { newId } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { tendAbsences } from './tend.ts'

const yuwangtai = '410205-01'
const start = '2026-03-02'
const world = await createWorld({ today: start })
const scene = await openScene(world)
const worker = { path: 'worker' } as const
const endAll = query(
  `update staff.grant set ended_on = '2026-03-01' where agency_id = $1 and role in ('reviewer', 'approver') and staff_id <> all ($2)`,
)
const putGrant = query(`update staff.grant set ended_on = $2, valid_to = $3 where staff_id = $1`)
const putAbsence = query(
  `insert into absences.absence (id, staff_id, agency_id, kind, first_day, last_day, stand_in_id, recorded_by, recorded_at)
   values ($1, $2, '${yuwangtai}', 'leave', $3, $3, $4, $2, now())`,
)
const openTasks = query<{
  id: string
  kind: Task['kind']
  claimed_by: string | null
  handled_by: string[]
  confirmations: { by?: string }[] | null
}>(
  `select t.id, t.kind, t.claimed_by, c.handled_by, c.confirmations from cases.task t
   join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
   where t.agency_id = $1 and t.done_at is null and t.desk = 'office' and t.matter is null and t.kind in ('accept', 'review', 'decide')`,
)
const claimAll = query(
  `update cases.task set claimed_by = $2, handed_to = $2 where case_id = any ($1) and done_at is null`,
)
const asked = query<{ kind: string; about: string | null; matter: string }>(
  `select kind, about, matter from cases.task where agency_id = $1 and done_at is null and desk = 'head'`,
)

/** How somebody can be missing, and how not. */
const ways = ['there', 'away', 'away-with-stand-in', 'grant-ended', 'left'] as const
type Way = (typeof ways)[number]

test('whoever is missing and how: no open task is left to those who are gone without its head being asked, and he is asked for nothing else', async () => {
  const [one, two] = [scene.reviewer, await world.signIn(await world.hire('reviewer', yuwangtai))]
  const approver = scene.approver
  await world.database.transaction(worker, async (tx) =>
    tx.record(endAll(yuwangtai, [one.staffId, two.staffId, approver.staffId])),
  )
  const cases = [
    await scene.caseAt('submitted'),
    await scene.caseAt('accepted'),
    await scene.caseAt('reviewed'),
  ]
  const wrong: string[] = []
  let day: Day = start

  for (const first of ways)
    for (const second of ways)
      for (const third of ways.filter((way) => way !== 'away-with-stand-in')) {
        day = addDays(day, 1)
        world.setDay(day)
        const ids = [one.staffId, two.staffId, approver.staffId] as const
        const states = [first, second, third] as const
        await world.database.transaction(worker, async (tx) => {
          ids.forEach((id, at) => {
            const other = at === 0 ? two.staffId : one.staffId
            tx.record(...stateOf(id, states[at] ?? 'there', day, other))
          })
          tx.record(
            claimAll(
              cases.map(({ id }) => id),
              one.staffId,
            ),
          )
        })

        await tendAbsences(world.cases, world.systemContext())

        const present = ids.filter((_, at) => states[at] === 'there')
        wrong.push(...(await faultsOf(present, ids)).map((fault) => `${states.join(' ')}: ${fault}`))
      }

  expect(wrong).toEqual([])
})

/** What is not as it must be, worked out from the rows alone. */
async function faultsOf(
  present: readonly string[],
  [one, two, approver]: readonly [string, string, string],
): Promise<string[]> {
  const [tasks, open] = await world.database.read(worker, openTasks(yuwangtai), asked(yuwangtai))
  const holders: Readonly<Record<string, readonly string[]>> = {
    accept: [one, two],
    review: [one, two],
    decide: [approver],
  }
  const isStuck = ({ kind, handled_by, confirmations }: (typeof tasks)[number]): boolean => {
    const hands = new Set([...handled_by, ...(confirmations ?? []).map(({ by }) => by)])
    const able = (holders[kind] ?? []).filter((id) => present.includes(id))
    return able.every((id) => kind !== 'accept' && hands.has(id))
  }
  const stuck = new Set<string>(tasks.filter(isStuck).map(({ kind }) => kind))
  const told = new Set(open.flatMap(({ about }) => (about === null ? [] : [about])))
  return [
    ...tasks
      .filter(({ claimed_by: by }) => by !== null && !present.includes(by))
      .map(({ kind }) => `${kind} is in the hands of somebody who is gone`),
    ...[...stuck]
      .filter((kind) => !told.has(kind))
      .map((kind) => `nobody can ${kind}, and the head is not asked`),
    ...['accept', 'review', 'decide']
      .filter((kind) => told.has(kind) && !stuck.has(kind))
      .map((kind) => `the head is asked for ${kind}, which somebody can do`),
  ]
}

function stateOf(id: string, way: Way, day: Day, other: string) {
  const ended = way === 'grant-ended' ? day : null
  const last = way === 'left' ? addDays(day, -1) : null
  return [
    putGrant(id, ended, last),
    ...(way === 'away' ? [putAbsence(newId(), id, day, null)] : []),
    ...(way === 'away-with-stand-in' ? [putAbsence(newId(), id, day, other)] : []),
  ]
}
