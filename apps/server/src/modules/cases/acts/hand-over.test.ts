import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { answer, type KnownCase, openScene } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const agency = '410205-01'
const colleague = await world.signIn(await world.hire('reviewer', agency))
const elsewhere = await world.signIn(await world.hire('reviewer', '410223-01'))
const both = await world.signIn(
  await world.employ({
    grants: (['reviewer', 'approver'] as const).map((role) => ({
      role,
      post: 'business',
      agencyId: agency,
      outletId: null,
      from: '2020-01-01',
      to: null,
    })),
  }),
)

const give = async (who: Signed, { url, version }: KnownCase, to: string, reason = '请假一周') =>
  await who.post(`${url}/handing-over`, { version, to, reason })
const named = async ({ url }: KnownCase): Promise<string[]> => {
  const { rows } = await answer<{ rows: { id: string }[] }>(scene.reviewer.get(`${url}/colleagues`))
  return rows.map(({ id }) => id)
}

test('a task is given to a colleague by name: it is his, and the log says by whom and why', async () => {
  const found = await scene.caseAt('accepted')

  const given = await give(scene.reviewer, found, colleague.staffId)
  const { rows } = await answer<{ rows: { case: string }[] }>(colleague.get('/api/tasks?view=mine'))
  const detail = await answer<{ events: Record<string, unknown>[]; task: object }>(colleague.get(found.url))

  expect(given.json()).toMatchObject({ version: found.version + 1, stage: 'accepted' })
  expect(rows.map((row) => row.case)).toContain(found.id)
  expect(detail.task).toMatchObject({ claimedBy: colleague.staffId })
  expect(detail.events.at(-1)).toMatchObject({ kind: 'handed-over', note: '请假一周', toName: '新来的' })
  expect(await auditFaults(world)).toEqual([])
})

test('whoever puts it back gives it to all again', async () => {
  const found = await scene.caseAt('accepted')
  await answer(give(scene.reviewer, found, colleague.staffId))

  await answer(colleague.post(`${found.url}/release`))

  expect((await scene.reviewer.post(`${found.url}/claim`)).statusCode).toBe(200)
})

test('it is given to nobody without the right, of another agency, or to oneself', async () => {
  const found = await scene.caseAt('accepted')
  const { approver, reviewer } = scene

  const replies = [
    await give(reviewer, found, approver.staffId),
    await give(reviewer, found, elsewhere.staffId),
    await give(reviewer, found, reviewer.staffId),
    await give(elsewhere, found, colleague.staffId),
    await give(reviewer, found, colleague.staffId, ''),
  ]

  expect(replies.map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'cases.no-colleague',
    'cases.no-colleague',
    'cases.no-colleague',
    'cases.not-found',
    'general.invalid',
  ])
  expect(await named(found)).toEqual(expect.arrayContaining([both.staffId, colleague.staffId]))
  for (const who of [approver, reviewer, elsewhere]) expect(await named(found)).not.toContain(who.staffId)
})

test('nobody decides what he has reviewed, also not when it is handed over to him', async () => {
  const found = await scene.caseAt('accepted')
  const opinion = { version: found.version, favourable: true, note: '' }
  await answer(both.post(`${found.url}/opinion`, opinion))
  const reviewed = { ...found, version: found.version + 1 }

  const given = await give(scene.approver, reviewed, both.staffId)
  const decided = await both.post(`${found.url}/decision`, {
    version: reviewed.version,
    grant: true,
    note: '',
  })

  expect(given.json()).toMatchObject({ code: 'cases.no-colleague', fields: [{ field: 'to' }] })
  expect(decided.json()).toMatchObject({ code: 'cases.four-eyes' })
  expect(await named(found)).not.toContain(both.staffId)
})

test('the applicant reads nothing of who works on his case, and what is closed is handed over no more', async () => {
  const found = await scene.caseAt('accepted')
  await answer(give(scene.reviewer, found, colleague.staffId))
  const closed = await scene.caseAt('closed')

  const own = await answer<{ events: { kind: string }[] }>(scene.person.get(found.url))

  expect(own.events.map(({ kind }) => kind)).not.toContain('handed-over')
  expect((await give(scene.reviewer, closed, colleague.staffId)).json()).toMatchObject({
    code: 'cases.wrong-stage',
  })
  expect(await named(closed)).toEqual([])
})

test('however long it lies, it stays with him to whom it was given', async () => {
  const found = await scene.caseAt('accepted')
  await answer(give(scene.reviewer, found, colleague.staffId))

  world.setDay(addDays(ordinaryDay, 1))
  const nextDay = await world.signIn(world.username('reviewer', agency))

  expect((await nextDay.post(`${found.url}/claim`)).json()).toMatchObject({ code: 'cases.claimed' })
})
