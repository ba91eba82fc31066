import type { CaseDetail } from '@tongban/contracts/cases'
import type { WindowView } from '@tongban/contracts/checks'
import type { RosterMember } from '@tongban/contracts/enrolment'
import { memberAnswer } from '@tongban/contracts/roster-member'
import type { Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { answer, employerOf } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { named } from '../catalogue/index.ts'

const today: Day = '2026-03-10'
const world = await createWorld({ people: 120, today })
const { persons, employers } = kaifengCity({ seed: 7, people: 120, today: ordinaryDay })
const lin = persons[4]
const enter = async (): Promise<Signed> =>
  await world.actFor(await world.enter(lin?.telephone ?? ''), employers[0]?.name ?? '')
const principal = await enter()
const employer = employerOf(principal)
const enrolments = query<{ scheme: string; valid_to: Day | null }>(
  `select e.scheme, e.valid_to from enrolment.enrolment e join employers.roster r on r.person_id = e.subject_id
   where r.id = $1 and e.employer_id = $2 and e.superseded_by is null order by e.scheme`,
)
const messages = query<{ kind: string; facts: object }>(
  `select m.kind, m.facts from messages.message m join employers.roster r on r.person_id = m.subject_id where r.id = $1`,
)
const roster = async (state = 'present', who = principal): Promise<RosterMember[]> =>
  (await answer<{ rows: RosterMember[] }>(who.get(`/api/enrolment/${employer}/roster?state=${state}`))).rows
const leaving = (member: RosterMember | undefined, from: string, text?: string) => ({
  subject: employer,
  item: 'staff-decrease',
  itemVersion: world.cases.catalogue.current('staff-decrease')?.version,
  form: {
    employees: [
      {
        member: text ?? (member === undefined ? '' : memberAnswer(member)),
        from,
        reason: 'contract-ended',
      },
    ],
  },
  materials: [],
})
const standing = async (who: Signed): Promise<WindowView | null> =>
  (
    await answer<{ window: WindowView | null }>(
      who.post(`/api/cases/${employer}/checks`, { item: 'staff-decrease', form: {} }),
    )
  ).window

/** The office of Yuwangtai takes it on, with which it is done. */
async function accept(id: string): ReturnType<Signed['post']> {
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  const url = `/api/cases/${employer}/${id}`
  const { version } = await answer<CaseDetail>(reviewer.get(url))
  return await reviewer.post(`${url}/acceptance`, { version })
}

test('who leaves stands on the roster and in his enrolments to the last day before the month, and taking it back restores both', async () => {
  const [member] = await roster()
  const { id } = await answer<{ id: string }>(principal.post('/api/cases', leaving(member, '2026-03')))
  const underWay = await roster()
  const before = (await world.database.read({ path: 'worker' }, enrolments(member?.id, employer)))[0]

  await answer(accept(id))
  expect(underWay.filter(({ leaving: by }) => by !== null)).toEqual([{ ...member, leaving: id }])

  const left = (await roster('left')).find(({ name }) => name === member?.name)
  const ended = (await world.database.read({ path: 'worker' }, enrolments(left?.id, employer)))[0]
  const [told] = await world.database.read({ path: 'worker' }, messages(left?.id))
  expect(told).toMatchObject([{ kind: 'enrolment-ended', facts: { until: '2026-02-28' } }])
  expect(left).toMatchObject({ to: '2026-02-28', present: false, number: member?.number })
  expect((await roster()).map(({ name }) => name)).not.toContain(member?.name)
  expect(before.map(({ valid_to }) => valid_to)).toEqual([null, null, null])
  expect(ended).toEqual(before.map(({ scheme }) => ({ scheme, valid_to: '2026-02-28' })))

  const effect = named(world.registry.effects, 'employers.end-employees')
  const facts = {
    caseId: newId(),
    subjectId: employer,
    agencyId: '410205-01',
    byAgent: false,
    handedInOn: world.clock.today(),
    context: world.systemContext(),
  }
  await world.database.transaction({ path: 'office', subjects: [employer] }, async (tx) =>
    tx.record(...effect.reverse(facts, id, await tx.load(...(effect.loadReverse?.(facts, id) ?? [])))),
  )

  expect(await roster()).toContainEqual(member)
  expect((await world.database.read({ path: 'worker' }, enrolments(member?.id, employer)))[0]).toEqual(before)
})

test('nobody leaves twice, or under another’s name', async () => {
  const [, one, other] = await roster()
  const twice = await Promise.all(
    [1, 2].map(
      async () => await answer<{ id: string }>(principal.post('/api/cases', leaving(one, '2026-03'))),
    ),
  )
  await answer(accept(twice[0]?.id ?? ''))
  const renamed = await answer<{ id: string }>(
    principal.post('/api/cases', leaving(other, '2026-03', `${other?.id} 别的人`)),
  )

  const again = await accept(twice[1]?.id ?? '')
  const asAnother = await accept(renamed.id)

  expect(again.json()).toMatchObject({ code: 'cases.effect', fields: [{ field: 'form.employees.0.member' }] })
  expect(asAnother.json()).toMatchObject({
    code: 'cases.effect',
    fields: [{ field: 'form.employees.0.member' }],
  })
  expect(await roster()).toContainEqual({ ...other, leaving: renamed.id })
})

test('before handing in it is said until when it counts for which month, and after the cut-off a month that has closed is refused', async () => {
  const member = (await roster()).at(-1)
  world.setDay('2026-03-20')
  const onTheDay = await standing(await enter())
  world.setDay('2026-03-21') // a Saturday
  const late = await enter()

  const after = await standing(late)
  const refused = await late.post('/api/cases', leaving(member, '2026-03'))
  const handed = await late.post('/api/cases', leaving(member, '2026-04'))

  expect(onTheDay).toMatchObject({ closes: '2026-03-20', effect: '2026-03', missed: null, isDayOff: false })
  expect(after).toMatchObject({
    isDayOff: true,
    counted: '2026-03-23',
    closes: '2026-04-20',
    effect: '2026-04',
    missed: { month: '2026-03', closes: '2026-03-20' },
  })
  expect(refused.json()).toMatchObject({
    code: 'cases.form',
    fields: [{ field: 'form.employees.0.from', code: 'window' }],
  })
  expect(handed.statusCode).toBe(200)
})
