import type { BatchDetail } from '@tongban/contracts/batches'
import type { CaseDetail } from '@tongban/contracts/cases'
import { commitmentHash } from '@tongban/contracts/commitment'
import type { Settlement } from '@tongban/contracts/declaration'
import type { RosterMember } from '@tongban/contracts/enrolment'
import { memberAnswer } from '@tongban/contracts/roster-member'
import { addDays, type Day } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { decideCounter } from '../../../test/counter.ts'
import { applyAll, joining, newcomerRow, tried } from '../../../test/lists.ts'
import { answer, employerOf } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { chaseFollowUps } from './desk/follow-up.ts'

const today: Day = '2026-03-10'
const item = 'contribution-declaration'
const world = await createWorld({ people: 120, today })
const { persons, employers } = kaifengCity({ seed: 7, people: 120, today: ordinaryDay })
const enter = async (): Promise<Signed> =>
  await world.actFor(await world.enter(persons[4]?.telephone ?? ''), employers[0]?.name ?? '')
let principal = await enter()
const employer = employerOf(principal)
/** Another day: who was logged in logs in again. */
async function pass(day: Day): Promise<void> {
  world.setDay(day)
  principal = await enter()
}
const hired = [await world.hire('reviewer', '410205-01'), await world.hire('approver', '410205-01')] as const
/** The office of Yuwangtai, signed in today. */
async function office() {
  return {
    clerk: await world.signIn(world.username('reviewer', '410205-01')),
    decider: await world.signIn(world.username('approver', '410205-01')),
    finder: await world.signIn(hired[0]),
    other: await world.signIn(hired[1]),
  }
}
const { clerk: reader } = await office()
const basesOf = query<{ from_month: string; base_fen: number }>(
  `select b.from_month, b.base_fen from enrolment.base b join employers.roster r on r.person_id = b.subject_id and r.superseded_by is null
   where r.id = $1 and b.superseded_by is null order by b.from_month`,
)
const declaration = () => {
  const published = world.cases.catalogue.current(item)
  if (published === undefined) throw new Error(`no ${item}`)
  return published.declaration
}
const roster = async (): Promise<RosterMember[]> =>
  (await answer<{ rows: RosterMember[] }>(principal.get(`/api/enrolment/${employer}/roster?state=present`)))
    .rows
const bases = async ({ id }: RosterMember) => (await world.database.read({ path: 'worker' }, basesOf(id)))[0]

async function member(at: number): Promise<RosterMember> {
  const found = (await roster())[at]
  if (found === undefined) throw new Error('nobody is on this roster')
  return found
}

async function staged(): Promise<string> {
  return (await answer<{ id: string }>(principal.upload(`/api/materials/${employer}/files`, photograph))).id
}

/** The proof, as a signed commitment. */
async function committed(hash?: string): Promise<Settlement> {
  const [material] = declaration().materials
  if (material === undefined) throw new Error('no material')
  const signed = { hash: hash ?? commitmentHash(item, material), file: await staged() }
  return { material: material.key, by: 'commitment', signed }
}

async function handIn(rows: readonly object[], materials: readonly Settlement[]) {
  const itemVersion = world.cases.catalogue.current(item)?.version
  const form = { employees: rows }
  return await principal.post('/api/cases', { subject: employer, item, itemVersion, form, materials })
}

const row = (whom: RosterMember, base: string, from: string, text?: string) => ({
  member: text ?? memberAnswer(whom),
  base,
  from,
})

/** Taken on by one and decided by another. */
async function decide(id: string, grant = true) {
  const { clerk, decider } = await office()
  const url = `/api/cases/${employer}/${id}`
  const { version } = await answer<CaseDetail>(clerk.get(url))
  const accepted = await answer<{ version: number }>(clerk.post(`${url}/acceptance`, { version }))
  const said = { version: accepted.version, grant, note: grant ? '' : '不对' }
  return await decider.post(`${url}/decision`, said)
}

async function declared(rows: readonly object[]): Promise<string> {
  const { id } = await answer<{ id: string }>(handIn(rows, [await committed()]))
  await answer(decide(id))
  return id
}

test('what is declared holds from its month beside what was declared before; for the same month it takes its place', async () => {
  const one = await member(0)
  await declared([row(one, '600000', '2026-03')])

  await declared([row(one, '700000', '2026-05')])
  await declared([row(one, '650050', '2026-03')])

  expect(await bases(one)).toEqual([
    { from_month: '2026-03', base_fen: 650050 },
    { from_month: '2026-05', base_fen: 700000 },
  ])
  expect(await auditFaults(world)).toEqual([])
})

test('a month before somebody came, nothing at all, and another’s name are told with their place, and nothing is recorded', async () => {
  const [one, two] = [await member(1), await member(2)]
  const early = await answer<{ id: string }>(handIn([row(one, '600000', '1990-01')], [await committed()]))
  const renamed = await answer<{ id: string }>(
    handIn(
      [row(one, '600000', '2026-03'), row(two, '600000', '2026-03', `${two.id} 别的人`)],
      [await committed()],
    ),
  )
  const none = await answer<{ id: string }>(handIn([row(one, '0', '2026-03')], [await committed()]))

  const refused = [await decide(early.id), await decide(renamed.id), await decide(none.id)]

  expect(refused.map((reply) => reply.json<{ fields: { field: string }[] }>().fields[0]?.field)).toEqual([
    'form.employees.0.from',
    'form.employees.1.member',
    'form.employees.0.base',
  ])
  expect(await bases(one)).toEqual([])
})

test('of somebody one base is declared for a month: a second one in the same form is told with its place', async () => {
  const one = await member(1)
  const twice = await answer<{ id: string }>(
    handIn([row(one, '600000', '2026-03'), row(one, '700000', '2026-03')], [await committed()]),
  )

  const refused = await decide(twice.id)

  expect(refused.json<{ fields: { field: string }[] }>().fields[0]?.field).toBe('form.employees.1.member')
  expect(await bases(one)).toEqual([])
})

test('a commitment is signed under the text that is published, and under no other', async () => {
  const one = await member(1)
  const { signed: _signed, ...unsigned } = await committed()
  const rows = [row(one, '600000', '2026-03')]

  const replies = [
    await handIn(rows, [unsigned]),
    await handIn(rows, [await committed('0'.repeat(64))]),
    await handIn(rows, [{ ...(await committed()), by: 'debt' }]),
  ]
  const taken = await answer<{ id: string }>(handIn(rows, [await committed()]))

  expect(replies.map((reply) => reply.json<{ fields: { code: string }[] }>().fields[0]?.code)).toEqual([
    'unsigned',
    'other-text',
    'unknown',
  ])
  const { materials } = await answer<CaseDetail>(reader.get(`/api/cases/${employer}/${taken.id}`))
  const [{ signed } = { signed: undefined }] = materials
  const picture = await reader.get(`/api/materials/${employer}/files/${signed?.file ?? ''}?case=${taken.id}`)
  expect(picture.statusCode).toBe(200)
})

test('a false commitment takes the base back by two people, and marks the employer: he is told, brings the proof instead, and is trusted again after the day', async () => {
  const one = await member(3)
  await declared([row(one, '500000', '2026-03')])
  const id = await declared([row(one, '900000', '2026-03')])
  const url = `/api/cases/${employer}/${id}`
  const first = await office()
  const [due] = (await answer<CaseDetail>(first.finder.get(url))).followUps
  await pass(due?.dueOn ?? today)
  await chaseFollowUps(world.cases, world.systemContext())
  const { clerk: again, finder, other } = await office()
  const detail = async (): Promise<CaseDetail> => await answer<CaseDetail>(finder.get(url))
  const { version, task, can } = await detail()
  const byHand = await again.post(`${url}/check`, {
    version,
    followUp: due?.id,
    inOrder: false,
    note: '工资不实',
  })
  await answer(
    finder.post(`${url}/check`, { version, followUp: due?.id, inOrder: false, note: '税务数据是五千' }),
  )
  const trustedYet = await answer<{ distrust: unknown }>(
    principal.post(`/api/cases/${employer}/checks`, { item, form: {} }),
  )
  const before = await tried(principal, employer, joining([newcomerRow({ from: world.clock.today() })]))
  const own = await decideCounter(finder, employer, id)
  const reversed = await decideCounter(other, employer, id)

  expect(due).toMatchObject({ kind: 'after-check', state: 'waiting' })
  expect(task).toMatchObject({ kind: 'after-check' })
  expect(can).toContain('check')
  expect(byHand.json()).toMatchObject({ code: 'cases.four-eyes' })
  expect(trustedYet.distrust).toBeNull() // what one has found is not yet decided
  expect(own.statusCode).toBe(403)
  expect(reversed.json()).toMatchObject({ outcome: 'completed', corrects: { case: id } })
  expect(await bases(one)).toEqual([{ from_month: '2026-03', base_fen: 500000 }])

  const shown = await answer<CaseDetail>(principal.get(url))
  const until = shown.distrustUntil ?? today
  const refused = await handIn([row(one, '600000', '2026-06')], [await committed()])
  const proved = await handIn(
    [row(one, '600000', '2026-06')],
    [{ material: 'wage-proof', by: 'file', files: [await staged()] }],
  )
  expect(shown).toMatchObject({ outcome: 'reversed', number: expect.any(String) })
  expect(until > addDays(world.clock.today(), 360)).toBe(true)
  expect(refused.json()).toMatchObject({
    code: 'cases.form',
    fields: [{ field: 'materials.0', code: 'distrusted' }],
  })
  expect(refused.body).toContain('请交“职工签字确认表或者公示证明”')
  expect(refused.body).toContain(shown.number)
  expect(proved.statusCode).toBe(200)
  expect(await refusedList()).toMatchObject({ code: 'cases.distrusted' })
  expect((await playedOut(before.id)).stopped).toContain('一次承诺经核查不实')
  expect((await bareCommitment()).json()).toMatchObject({ fields: [{ code: 'distrusted' }] })

  await pass(until)
  expect((await handIn([row(one, '600000', '2027-06')], [await committed()])).statusCode).toBe(200)
})

test('who has made good a false commitment is trusted again before the day, when one has asked for it and another has decided; refused he is not', async () => {
  const whom = await member(1)
  const id = await declared([row(whom, '700000', '2027-06')])
  const url = `/api/cases/${employer}/${id}`
  const [check] = (await answer<CaseDetail>((await office()).finder.get(url))).followUps
  await pass(check?.dueOn ?? today)
  await chaseFollowUps(world.cases, world.systemContext())
  await foundFalse(id)
  const { finder, other } = await office()
  const wants = async (who: Signed) =>
    await who.post(`${url}/trust-request`, {
      version: (await answer<CaseDetail>(who.get(url))).version,
      note: '少报的工资已经补报补缴',
    })
  const decides = async (grant: boolean) => {
    const { version, followUps } = await answer<CaseDetail>(other.get(url))
    const due = followUps.find(({ kind, state }) => kind === 'trust' && state === 'due')
    return await other.post(`${url}/trust-decision`, {
      version,
      followUp: due?.id,
      grant,
      note: '核对过补缴凭证',
    })
  }
  const offered = async (who: Signed) =>
    (await answer<CaseDetail>(who.get(url))).can.filter((act) => act.startsWith('trust'))
  const trusted = async () =>
    (await handIn([row(whom, '600000', '2027-06')], [await committed()])).statusCode === 200

  const atFirst = await offered(finder)
  await answer(wants(finder))
  const twice = await wants(finder)
  const [toAsker, toOther] = [await offered(finder), await offered(other)]
  await answer(decides(false))
  const refused = await trusted()
  await answer(wants(finder))
  await answer(decides(true))
  const again = await wants(finder)
  const { events, distrustUntil } = await answer<CaseDetail>(finder.get(url))

  expect([atFirst, toAsker, toOther]).toEqual([['trust-request'], [], ['trust-decision']])
  expect(twice.json()).toMatchObject({ code: 'cases.trust-asked' })
  expect(again.json()).toMatchObject({ code: 'cases.no-distrust' })
  expect(distrustUntil).toBeNull()
  expect(events.filter(({ kind }) => kind === 'trust-decided').map(({ verdict }) => verdict)).toEqual([
    'no',
    'yes',
  ])
  expect([refused, await trusted()]).toEqual([false, true])
})

test('a declaration that others have followed is taken back as well: what was declared since stays, and what was taken back never comes back', async () => {
  const whom = await member(2)
  const ids: string[] = []
  for (const base of ['500000', '900000', '650000']) ids.push(await declared([row(whom, base, '2027-07')]))
  const [, second = '', third = ''] = ids
  const [due] = (await answer<CaseDetail>((await office()).finder.get(`/api/cases/${employer}/${third}`)))
    .followUps
  await pass(due?.dueOn ?? today)
  await chaseFollowUps(world.cases, world.systemContext())

  await foundFalse(second)
  const afterSecond = await bases(whom)
  await foundFalse(third)

  expect(afterSecond).toEqual([{ from_month: '2027-07', base_fen: 650000 }])
  expect(await bases(whom)).toEqual([{ from_month: '2027-07', base_fen: 500000 }])
  expect(await auditFaults(world)).toEqual([])
})

const listUrl = `/api/batches/${employer}`

/** A list puts a commitment in the place of papers. */
async function refusedList(): Promise<unknown> {
  const list = joining([newcomerRow({ from: world.clock.today() })])
  return (await principal.upload(`${listUrl}?item=employee-registration`, list)).json()
}

/** A list that was tried before, handed in and worked through. */
async function playedOut(id: string): Promise<BatchDetail> {
  await answer(principal.post(`${listUrl}/${id}/application`, { good: 1 }))
  await applyAll(world)
  return await answer<BatchDetail>(principal.get(`${listUrl}/${id}`))
}

/** One by one, by a commitment that has no text to be signed. */
async function bareCommitment() {
  const { name, number, from } = newcomerRow({ from: world.clock.today() })
  const person = { name, 'document-kind': 'resident', 'document-number': number, from }
  const itemVersion = world.cases.catalogue.current('employee-registration')?.version
  const materials = [{ material: 'employee-documents', by: 'commitment' }]
  const form = { employees: [person] }
  return await principal.post('/api/cases', {
    subject: employer,
    item: 'employee-registration',
    itemVersion,
    form,
    materials,
  })
}

/** One finds it false, and another decides so. */
async function foundFalse(id: string): Promise<void> {
  const { finder, other } = await office()
  const url = `/api/cases/${employer}/${id}`
  const { version, followUps } = await answer<CaseDetail>(finder.get(url))
  const said = { version, followUp: followUps[0]?.id, inOrder: false, note: '工资不实' }
  await answer(finder.post(`${url}/check`, said))
  const decided = await decideCounter(other, employer, id)
  expect(decided.json()).toMatchObject({ outcome: 'completed' })
}
