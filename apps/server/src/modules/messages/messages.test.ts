import { addDays } from '@tongban/policy'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'

import { answer, caseOf, form, openScene, papers } from '../../../test/scene.ts'
import { type Behaviour, startGateway } from '../../../test/sms-gateway.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { instantOf, minutesFrom } from '../../platform/instants.ts'
import { createSms } from '../../platform/sms.ts'
import { deliverMessages, type MessageDeps, tell } from './index.ts'

const gateway = await startGateway()
afterAll(() => gateway.close())
const world = await createWorld()
const scene = await openScene(world)
const messages: MessageDeps = {
  ...world.messages,
  sms: createSms({ url: gateway.url, secret: 'shared' }, { timeoutMs: 150 }),
}
const morning = instantOf(`${ordinaryDay}T10:00:00+08:00`)
const inTheMorning = (): Date => morning

const readSendings = query<{ id: string; state: string; attempts: number; fault: string | null }>(
  'select s.id, s.state, s.attempts, s.fault from messages.sending s where s.case_id = $1 order by s.id',
)
const readMessages = query<{ seq: number; kind: string; planned: string | null; facts: object }>(
  'select seq, kind, planned, facts from messages.message where case_id = $1 order by seq, kind',
)
const warnings = query<{ kind: string; state: string; fault: string | null }>(
  `select kind, state, fault from messages.sending where subject_id = $1 and kind in ('login-added', 'telephone-changed') order by created_at, kind`,
)
const onlyLandline = query('update people.contact set telephone = $2 where subject_id = $1')
const noContact = query('update people.contact set telephone = null where subject_id = $1')

beforeEach(async () => {
  gateway.play()
  await deliverAll(morning)
  gateway.arrived.clear()
  gateway.asked.length = 0
})

test('from counter to decision the person is told once a stage, signed, and nothing that is not for a telephone', async () => {
  const { id } = await scene.caseAt('closed')

  await deliverAll(morning)

  expect((await told(id)).map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'forwarded'],
    [2, 'accepted'],
    [4, 'completed'],
  ])
  const texts = [...gateway.arrived.values()].map(({ text }) => text)
  expect(texts.toSorted()).toEqual([
    expect.stringMatching(/^【禹王台区社保中心】您在龙亭区社保中心交的“.+”已转到禹王台区社保中心办理/),
    expect.stringMatching(/^【禹王台区社保中心】您的“.+”办好了。/),
    expect.stringMatching(
      /^【禹王台区社保中心】您的“.+”已受理，\d+月\d+日前办好。办件号后六位\d{6}。咨询0371-\d+。$/,
    ),
  ])
  expect(texts.join('')).not.toMatch(/https?:|\d{15}/)
})

test('deficiencies say how many and until when; refusal and withdrawal say whom to ask', async () => {
  const held = await scene.caseAt('held')
  const { url, version } = await scene.caseAt('accepted')
  await answer(scene.clerk.post(`${url}/withdrawal`, { version, reason: '本人不办了' }))

  await deliverAll(morning)

  const texts = [...gateway.arrived.values()].map(({ text }) => text).join('\n')
  expect(texts).toMatch(/还差2样材料，清单见办事大厅“我的办件”或任一网点，\d+月\d+日前补齐就行。/)
  expect(texts).toMatch(/已经撤回，不再办理。如果不是您要撤的，请打0371-\d+。/)
  expect((await told(held.id)).map(({ kind }) => kind)).toEqual(['forwarded', 'deficiencies'])
})

test('what an agent hands in is told to the person with the name of the agent, which rests sealed', async () => {
  const agent = {
    name: '代办人甲乙',
    kind: 'resident',
    number: '11010519491231002X',
    telephone: '13900000009',
    relation: 'family',
    mandate: [await scene.stage()],
  }
  const opened = await answer<{ id: string }>(
    scene.clerk.post('/api/cases', { ...caseOf(scene.subject, await papers(scene.stage)), agent }),
  )

  await deliverAll(morning)

  const [first] = await told(opened.id)
  expect(JSON.stringify(first?.facts)).not.toContain(agent.name)
  expect([...gateway.arrived.values()].map(({ text }) => text).join('')).toMatch(
    /代办人甲乙\d+月\d+日在.+替您交了“.+”。如果您没有托他办，请在\d+月\d+日前打0371-\d+或到任一窗口，我们马上停办。/,
  )
})

test('once for each event and person, however often and by how many the act is sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }), async (times, keys) => {
      await scene.identify()
      const { id, url, version } = await scene.caseAt('submitted')
      const sent = Array.from({ length: times * keys }, (_, index) => `key-${id}-${index % keys}`)

      await Promise.all(sent.map((key) => scene.clerk.post(`${url}/acceptance`, { version }, key)))

      expect((await told(id)).map(({ seq, kind }) => [seq, kind])).toEqual([
        [1, 'forwarded'],
        [2, 'accepted'],
      ])
    }),
    { numRuns: 6 },
  )
})

test('an act that is refused tells nothing', async () => {
  const { id, url } = await scene.caseAt('incomplete')

  const refused = await scene.clerk.post(`${url}/acceptance`, { version: 0 })

  expect(refused.json()).toMatchObject({ code: 'cases.incomplete' })
  expect((await told(id)).map(({ kind }) => kind)).toEqual(['forwarded'])
})

test('whatever the gateway does, each message arrives at most once, and is in the end sent or a dead letter', async () => {
  const behaviour = fc.constantFrom<Behaviour>(
    'takes',
    'busy',
    'slow',
    'takes-and-hangs-up',
    'hangs-up',
    'refuses',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(behaviour, { maxLength: 14 }), async (behaviours) => {
      await scene.identify()
      gateway.arrived.clear()
      const { id } = await scene.caseAt('submitted')
      gateway.play(...behaviours)

      await deliverAll(morning)

      const [sending] = await sendings(id)
      const first = behaviours.findIndex((one) => one === 'takes' || one === 'refuses')
      const tries = first < 0 ? behaviours.length + 1 : first + 1
      const refused = first >= 0 && behaviours[first] === 'refuses'
      expect(sending).toMatchObject({
        state: refused || tries > 12 ? 'dead' : 'sent',
        attempts: Math.min(tries, 12),
      })
      const taken = behaviours.slice(0, Math.min(tries, 12)).some((one) => one.startsWith('takes'))
      expect([...gateway.arrived.keys()]).toEqual(taken || sending?.state === 'sent' ? [sending?.id] : [])
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('killed between sending and marking, it goes out again under the same key, and arrives once', async () => {
  const { id } = await scene.caseAt('submitted')
  let asked = 0
  const dies = (): Date => {
    asked += 1
    if (asked > 2) throw new Error('killed') // planned and sent, and not marked
    return morning
  }

  await expect(deliverMessages(messages, dies)).rejects.toThrow('killed')
  expect(await sendings(id)).toMatchObject([{ state: 'waiting', attempts: 1 }])
  expect(await deliverMessages(messages, () => minutesFrom(morning, 1))).toBe(0) // somebody may still be at it
  await deliverMessages(messages, () => minutesFrom(morning, 2))

  const [sending] = await sendings(id)
  expect(sending).toMatchObject({ state: 'sent', attempts: 2 })
  expect(gateway.asked).toEqual([sending?.id, sending?.id])
  expect(gateway.arrived.size).toBe(1)
})

test('two who send at once do not send the same', async () => {
  await Promise.all([scene.caseAt('submitted'), scene.caseAt('submitted'), scene.caseAt('submitted')])

  await Promise.all([deliverMessages(messages, inTheMorning), deliverMessages(messages, inTheMorning)])
  await Promise.all([deliverMessages(messages, inTheMorning), deliverMessages(messages, inTheMorning)])

  expect(gateway.asked).toHaveLength(3)
  expect(gateway.arrived.size).toBe(3)
})

test('at night nothing goes out; in the morning everything does', async () => {
  const quiet = { ...messages, quiet: { from: 21 * 60, to: 8 * 60 } }
  const { id } = await scene.caseAt('submitted')
  const at = async (days: number, time: string) =>
    await deliverMessages(quiet, () => instantOf(`${addDays(ordinaryDay, days)}T${time}+08:00`))

  await at(0, '23:30:00')
  await at(1, '07:59:00')
  expect(gateway.asked).toEqual([])
  gateway.play('busy')
  await at(1, '20:59:50')
  await at(1, '21:00:10')
  expect(await sendings(id)).toMatchObject([{ state: 'waiting', attempts: 1 }])
  await at(2, '08:00:00')

  expect(await sendings(id)).toMatchObject([{ state: 'sent', attempts: 2 }])
})

test('a warning of a new login or telephone goes out in the middle of the night', async () => {
  const quiet = { ...messages, quiet: { from: 21 * 60, to: 8 * 60 } }
  const night = instantOf(`${ordinaryDay}T23:30:00+08:00`)
  await scene.caseAt('submitted')
  await warn(night)
  gateway.play('takes', 'busy')

  await deliverMessages(quiet, () => night)
  await deliverMessages(quiet, () => minutesFrom(night, 1))

  const texts = [...gateway.arrived.values()].map(({ to, text }) => `${to} ${text}`)
  expect(texts.toSorted()).toEqual([
    expect.stringMatching(/^13300000051 .*改成了另一个号码/),
    expect.stringMatching(/^1\d+ .*加了一个登录方式/),
  ])
})

test('a warning that no gateway takes waits for a human', async () => {
  await warn(morning)

  await deliverMessages({ ...messages, sms: undefined, mail: undefined }, inTheMorning)

  const [rows] = await world.database.read({ path: 'worker' }, warnings(scene.subject))
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([
    { kind: 'login-added', state: 'dead', fault: 'not-set' },
    { kind: 'telephone-changed', state: 'dead', fault: 'not-set' },
  ])
})

test('who has no telephone is told in his inbox only, and that is marked', async () => {
  const { subject, id } = await handedInWithoutTelephone('X7654321')
  await answer(scene.clerk.post(`/api/cases/${subject}/${id}/withdrawal`, { version: 0, reason: '不办' }))

  await deliverAll(morning)

  expect((await told(id)).map(({ planned }) => planned)).toEqual(['no-address', 'no-address'])
  expect(await sendings(id)).toEqual([])
})

test('who has a landline only gets no text message on it, and must be told by a human', async () => {
  const { subject, id } = await handedInWithoutTelephone('X7654323')
  const landline = world.secrets.seal('0371-23105678')
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(onlyLandline(subject, landline)),
  )
  const body = { version: 0, reason: '不归这里管' }
  await answer(scene.clerk.post(`/api/cases/${subject}/${id}/non-acceptance`, body))

  await deliverAll(morning)

  expect(await sendings(id)).toMatchObject([{ state: 'dead', fault: 'no-address', attempts: 0 }])
})

test('who has no telephone and must know something is told by a human: it waits among the dead letters', async () => {
  const { subject, id } = await handedInWithoutTelephone('X7654322')
  const body = { version: 0, reason: '不归这里管' }
  await answer(scene.clerk.post(`/api/cases/${subject}/${id}/non-acceptance`, body))

  await deliverAll(morning)

  expect(await sendings(id)).toMatchObject([{ state: 'dead', fault: 'no-address', attempts: 0 }])
  const { rows } = await answer<{ rows: { case: string; kind: string }[] }>(
    scene.system.get('/api/messages/dead'),
  )
  expect(rows.filter((row) => row.case === id)).toMatchObject([{ kind: 'not-accepted' }])
  expect(gateway.arrived.size).toBe(0)
})

test('after days without a sender news is passed over, and what must be known goes out however late', async () => {
  const { id, url } = await scene.caseAt('submitted')
  await answer(scene.clerk.post(`${url}/non-acceptance`, { version: 0, reason: '不归这里管' }))

  await deliverAll(minutesFrom(morning, 4 * 24 * 60))

  expect((await told(id)).map(({ kind, planned }) => [kind, planned])).toEqual([
    ['forwarded', 'expired'],
    ['not-accepted', 'sendings'],
  ])
  expect(gateway.arrived.size).toBe(1)
})

test('a dead letter is seen by the administrator of the agency, sent again under its key, and stands in the audit', async () => {
  const { id } = await scene.caseAt('submitted')
  gateway.play('refuses')
  await deliverAll(morning)
  const { rows } = await answer<{ rows: { id: string; subject: string; case: string; fault: string }[] }>(
    scene.system.get('/api/messages/dead'),
  )
  const dead = rows.find((row) => row.case === id)

  expect(dead).toMatchObject({
    fault: 'http-400',
    agencyId: '410205-01',
    kind: 'forwarded',
    channel: 'sms',
    attempts: 1,
  })
  const url = `/api/messages/dead/${scene.subject}/${dead?.id ?? ''}`
  await answer(scene.system.post(`${url}/retry`, { reason: 'gateway-mended' }))
  expect((await scene.system.post(`${url}/retry`, { reason: 'gateway-mended' }, newId())).statusCode).toBe(
    404,
  )
  await deliverAll(morning)

  expect(await sendings(id)).toMatchObject([{ state: 'sent' }])
  expect([...gateway.arrived.keys()]).toEqual([dead?.id])
  const looks = await answer<{ rows: { act: string; purpose: string | null }[] }>(
    scene.auditor.get('/api/audit/looks'),
  )
  expect(looks.rows.filter(({ act }) => act === 'messages.mend')).toMatchObject([
    { purpose: 'retry: gateway-mended' },
  ])
})

test('who was told otherwise is sent nothing any more', async () => {
  const { id } = await scene.caseAt('submitted')
  gateway.play('refuses')
  await deliverAll(morning)
  const [dead] = await sendings(id)

  const url = `/api/unreached/${scene.subject}/${dead?.id ?? ''}/told`
  await answer(scene.reviewer.post(url, { how: 'telephone', on: ordinaryDay }))
  await deliverAll(morning)

  expect(await sendings(id)).toMatchObject([{ state: 'told-otherwise' }])
  expect(gateway.arrived.size).toBe(0)
})

async function told(caseId: string) {
  const [rows] = await world.database.read({ path: 'worker' }, readMessages(caseId))
  return rows
}

/** 王秀兰 is told of a new login, and the telephone that she gave up of the new one. */
async function warn(now: Date): Promise<void> {
  const about = { subjectId: scene.subject, caseId: null, seq: 0, agencyId: '410205-01' }
  const to = world.secrets.seal('13300000051').toString('base64')
  const warned = [
    { kind: 'login-added', facts: { on: ordinaryDay, outlet: null } },
    { kind: 'telephone-changed', facts: { on: ordinaryDay, to } },
  ] as const
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(...tell({ now }, about, warned)),
  )
}

async function sendings(caseId: string) {
  const [rows] = await world.database.read({ path: 'worker' }, readSendings(caseId))
  return rows
}

/** Lets two days pass quickly. */
async function deliverAll(from: Date): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1)
    while ((await deliverMessages(messages, () => minutesFrom(from, turn * 120))) > 0);
}

async function handedInWithoutTelephone(number: string): Promise<{ subject: string; id: string }> {
  const { subject } = await answer<{ subject: string }>(
    scene.clerk.post('/api/visits', {
      subjectKind: 'person',
      kind: 'passport',
      number,
      issuer: 'FRA',
      name: 'ANNE',
      identifiedBy: 'document',
      purpose: '改联系方式',
      register: true,
    }),
  )
  await world.database.transaction({ path: 'worker' }, async (tx) => tx.record(noContact(subject)))
  const body = { ...caseOf(subject, []), form }
  const { id } = await answer<{ id: string }>(scene.clerk.post('/api/cases', body))
  return { subject, id }
}
