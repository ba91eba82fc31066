import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { absenceOf, newReviewer } from '../../../../test/absences.ts'
import { auditFaults } from '../../../../test/audit-faults.ts'
import { askedToSign } from '../../../../test/office-verbs.ts'
import { answer, type KnownCase, openScene, soon } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const { approver, reviewer, manager, person } = scene
const [one, other] = [await newReviewer(world), await newReviewer(world)]
const reason = '档案第 3 页对不上'

interface Detail {
  readonly version: number
  readonly can: readonly string[]
  readonly signing: {
    readonly result: string | null
    readonly signers: readonly { readonly state: string; readonly standsForName: string | null }[]
  } | null
  readonly events: readonly { readonly kind: string; readonly note: string | null }[]
  readonly task: { readonly claimedBy: string | null; readonly delegatedByName: string | null } | null
}

test('of 会签 all must agree: each has a task with his name and term, the case waits for them, and then it is decided', async () => {
  const found = await askedToSign(scene, [one, other])
  const tooEarly = await decide(found)
  const mine = await mineOf(one)

  await answer(sign(one, found, true))
  const half = await decide(found)
  await answer(sign(other, found, true))
  const read = await detailOf(approver, found)
  const decided = await decide(found)

  expect([tooEarly, half].map(codeOf)).toEqual(['cases.signers-open', 'cases.signers-open'])
  expect(mine).toContainEqual(expect.objectContaining({ case: found.id, kind: 'sign', dueOn: soon }))
  expect(read.signing).toMatchObject({ result: 'agreed' })
  expect(read.can).toContain('decision')
  expect(decided.json()).toMatchObject({ outcome: 'completed' })
  expect(await mineOf(one)).not.toContainEqual(expect.objectContaining({ case: found.id }))
  expect(await auditFaults(world)).toEqual([])
})

test('a no of one of them ends 会签, with its reason; nothing is granted to it, and nobody else is asked', async () => {
  const found = await askedToSign(scene, [one, other])

  const unsaid = await sign(one, found, false, '')
  await answer(sign(one, found, false))
  const late = await sign(other, found, true)
  const granted = await decide(found)
  const { version, events, signing } = await detailOf(approver, found)
  const again = { version, mode: 'any', signers: [{ staff: other.staffId, until: soon }], note: '' }
  const anew = await approver.post(`${found.url}/signers`, again)

  expect([unsaid, late, granted, anew].map(codeOf)).toEqual([
    'cases.reason',
    'cases.not-asked-to-sign',
    'cases.signers-disagree',
    'cases.signers-disagree',
  ])
  expect(signing?.signers.map(({ state }) => state)).toEqual(['refused', 'dropped'])
  expect(events.at(-1)).toMatchObject({ kind: 'signed', note: reason })
})

test('of 或签 one yes is enough, and the other is not waited for', async () => {
  const found = await askedToSign(scene, [one, other], 'any')

  await answer(sign(one, found, false))
  const between = (await detailOf(approver, found)).signing?.result
  await answer(sign(other, found, true))

  expect(between).toBeNull()
  expect((await decide(found)).json()).toMatchObject({ outcome: 'completed' })
})

test('nobody signs who had his hands in the case or asks himself, and who has signed does not decide', async () => {
  const found = await scene.caseAt('reviewed')
  const second = await world.signIn(await world.hire('approver', '410205-01'))
  const ask = async (staff: string) =>
    await approver.post(`${found.url}/signers`, {
      version: found.version,
      mode: 'all',
      signers: [{ staff, until: soon }],
      note: '',
    })
  const listed = await answer<{ rows: { id: string }[] }>(approver.get(`${found.url}/signers`))

  const refused = [await ask(reviewer.staffId), await ask(approver.staffId), await ask(manager.staffId)]
  await answer(ask(second.staffId))
  await answer(sign(second, found, true))
  const own = await second.post(`${found.url}/decision`, {
    version: (await detailOf(second, found)).version,
    grant: true,
    note: '',
  })

  expect(refused.map(codeOf)).toEqual(Array.from({ length: 3 }, () => 'cases.no-colleague'))
  expect(listed.rows.map(({ id }) => id)).not.toContain(reviewer.staffId)
  expect(codeOf(own)).toBe('cases.four-eyes')
})

test('whoever does not sign keeps nobody waiting for ever, and what goes back is asked anew', async () => {
  const waited = await askedToSign(scene, [one])
  const back = await askedToSign(scene, [one])

  await answer(approver.post(`${waited.url}/signing-end`, { version: waited.version, reason: '他出差了' }))
  await answer(approver.post(`${back.url}/sending-back`, { version: back.version, reason }))

  expect((await decide(waited)).json()).toMatchObject({ outcome: 'completed' })
  expect((await detailOf(approver, back)).signing).toBeNull()
  expect((await mineOf(one)).filter((row) => [waited.id, back.id].includes(row.case))).toEqual([])
  expect(await auditFaults(world)).toEqual([])
})

test('a signer who is away signs through his stand-in; where there is none the head is asked', async () => {
  const [away, standIn, alone] = [
    await newReviewer(world),
    await newReviewer(world),
    await newReviewer(world),
  ]
  const [found, stuck] = [await askedToSign(scene, [away]), await askedToSign(scene, [alone])]
  const today = { from: ordinaryDay, to: ordinaryDay }
  await answer(manager.post('/api/absences', absenceOf(away, { ...today, standIn: standIn.staffId })))
  await answer(manager.post('/api/absences', absenceOf(alone, today)))

  await world.sweep()
  const asked = await answer<{ rows: { task: string | null; waiting: number }[] }>(
    manager.get('/api/absences/asked'),
  )
  await answer(sign(standIn, found, true))

  expect(asked.rows).toContainEqual(expect.objectContaining({ task: 'sign', waiting: 1 }))
  expect((await detailOf(approver, found)).signing).toMatchObject({
    result: 'agreed',
    signers: [{ state: 'agreed', standsForName: '新来的' }],
  })
  expect((await detailOf(approver, stuck)).signing).toMatchObject({ result: null })
  expect(await auditFaults(world)).toEqual([])
})

test('what colleagues sign is told to nobody outside of the house', async () => {
  const found = await askedToSign(scene, [one])
  await answer(sign(one, found, false))

  const own = await detailOf(person, found)

  expect(own.signing).toBeNull()
  expect(JSON.stringify(own)).not.toContain(reason)
})

test('what is delegated comes back to whoever gave it, with what was found, and only then may be given again', async () => {
  const found = await scene.caseAt('accepted')
  const give = (to: Signed, version: number) =>
    reviewer.post(`${found.url}/delegation`, { version, to: to.staffId, note: '请核对档案' })

  await answer(give(one, found.version))
  const twice = await give(other, found.version + 1)
  const foreign = await other.post(`${found.url}/delegation-return`, {
    version: found.version + 1,
    note: '看过了',
  })
  const during = await detailOf(one, found)
  await answer(
    one.post(`${found.url}/delegation-return`, { version: found.version + 1, note: '核对过，一致' }),
  )
  const after = await detailOf(reviewer, found)

  expect([twice, foreign].map(codeOf)).toEqual(['cases.delegated', 'cases.not-delegated'])
  expect(during).toMatchObject({ task: { claimedBy: one.staffId, delegatedByName: expect.any(String) } })
  expect(during.can).toContain('delegation-return')
  expect(after.task).toMatchObject({ claimedBy: reviewer.staffId, delegatedByName: null })
  expect(after.events.at(-1)).toMatchObject({ kind: 'delegation-returned', note: '核对过，一致' })
})

test('what was delegated to somebody who goes away is again with whoever gave it', async () => {
  const away = await newReviewer(world)
  const found = await scene.caseAt('accepted')
  const body = { version: found.version, to: away.staffId, note: '请核对档案' }
  await answer(reviewer.post(`${found.url}/delegation`, body))
  const today = { from: ordinaryDay, to: addDays(ordinaryDay, 1) }
  await answer(manager.post('/api/absences', absenceOf(away, today)))

  await world.sweep()

  expect((await detailOf(reviewer, found)).task).toMatchObject({
    claimedBy: reviewer.staffId,
    delegatedByName: null,
  })
})

test('what a delegate lays down or hands on is delegated no longer: whoever has it may delegate it again', async () => {
  const [laid, handed] = [await scene.caseAt('accepted'), await scene.caseAt('accepted')]
  for (const { url, version } of [laid, handed])
    await answer(reviewer.post(`${url}/delegation`, { version, to: one.staffId, note: '请核对档案' }))

  await answer(one.post(`${laid.url}/release`))
  const body = { version: handed.version + 1, to: other.staffId, reason: '他更熟悉' }
  await answer(one.post(`${handed.url}/handing-over`, body))
  const again = [
    await reviewer.post(`${laid.url}/delegation`, {
      version: (await detailOf(reviewer, laid)).version,
      to: other.staffId,
      note: '请核对档案',
    }),
    await detailOf(other, handed),
  ] as const

  expect(again[0].statusCode).toBe(200)
  expect(again[1].task).toMatchObject({ claimedBy: other.staffId, delegatedByName: null })
})

function codeOf(reply: { json: () => unknown }): unknown {
  const body = reply.json()
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
}

async function sign(who: Signed, { url }: KnownCase, agrees: boolean, note = agrees ? '' : reason) {
  return await who.post(`${url}/signing`, { agrees, note })
}

async function decide(found: KnownCase) {
  const { version } = await detailOf(approver, found)
  return await approver.post(`${found.url}/decision`, { version, grant: true, note: '' })
}

async function detailOf(who: Signed, { url }: KnownCase): Promise<Detail> {
  return await answer<Detail>(who.get(url))
}

async function mineOf(who: Signed) {
  const { rows } = await answer<{ rows: { case: string; kind: string; dueOn: string }[] }>(
    who.get('/api/tasks?view=mine'),
  )
  return rows
}

test('whoever has signed once does not decide, though others were asked after him', async () => {
  const second = await world.signIn(await world.hire('approver', '410205-01'))
  const found = await askedToSign(scene, [second])
  await answer(sign(second, found, true))
  const { version } = await detailOf(approver, found)
  const again = { version, mode: 'all', signers: [{ staff: other.staffId, until: soon }], note: '' }
  await answer(approver.post(`${found.url}/signers`, again))
  await answer(sign(other, found, true))

  const own = await second.post(`${found.url}/decision`, {
    version: (await detailOf(second, found)).version,
    grant: true,
    note: '',
  })

  expect(codeOf(own)).toBe('cases.four-eyes')
  expect((await decide(found)).json()).toMatchObject({ outcome: 'completed' })
  expect(await auditFaults(world)).toEqual([])
})

test('over a refusal nobody else is asked: it is refused, or goes back to the step before and is asked anew from there', async () => {
  const second = await world.signIn(await world.hire('approver', '410205-01'))
  const found = await askedToSign(scene, [second])
  await answer(sign(second, found, false))
  const { version, can } = await detailOf(approver, found)
  const signers = [{ staff: other.staffId, until: soon }]

  const again = await approver.post(`${found.url}/signers`, { version, mode: 'any', signers, note: '' })
  await answer(approver.post(`${found.url}/sending-back`, { version, reason: '请再核档案' }))
  await answer(
    reviewer.post(`${found.url}/opinion`, { version: version + 1, favourable: true, note: '已再核' }),
  )
  const anew = await approver.post(`${found.url}/signers`, {
    version: version + 2,
    mode: 'any',
    signers,
    note: '',
  })

  expect(codeOf(again)).toBe('cases.signers-disagree')
  expect(can).not.toContain('signers')
  expect(anew.statusCode).toBe(200)
})
