import { type PaperKind, paperKinds } from '@tongban/contracts/papers'
import { groupOf, type MessageKind, messageKinds } from '@tongban/contracts/sending'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { answer, openScene } from '../../../test/scene.ts'
import { startGateway } from '../../../test/sms-gateway.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { instantOf } from '../../platform/instants.ts'
import { createSms } from '../../platform/sms.ts'
import { deliverMessages, type MessageDeps, tell } from './index.ts'
import { atOnce, mustReach } from './kinds.ts'
import { afterBoth } from './preferences.ts'
import { afterQuiet } from './quiet.ts'

const gateway = await startGateway()
afterAll(() => gateway.close())
gateway.play()
const world = await createWorld()
const { person, subject } = await openScene(world)
const messages: MessageDeps = {
  ...world.messages,
  sms: createSms({ url: gateway.url, secret: 'shared' }, { timeoutMs: 1000 }),
}
const url = `/api/messages/${subject}/preferences`
const morning = instantOf(`${ordinaryDay}T10:00:00+08:00`)
const plain = { off: [], quiet: null, language: 'zh-CN' }
const facts = {
  item: 'person-record',
  itemVersion: 1,
  caseNumber: '41020226000017',
  on: ordinaryDay,
  due: ordinaryDay,
  until: ordinaryDay,
  missing: 1,
  from: '410202-01',
}
const planned = query<{ kind: string; planned: string }>(
  'select kind, planned from messages.message where subject_id = $1 and id = any ($2) order by kind',
)
let told = 0

/** Tells her of these, and sends what may go out at an instant. @returns the texts that her telephone got, and what was planned */
async function tellAt(instant: Date, kinds: readonly ('forwarded' | 'deficiencies' | 'login-added')[]) {
  await deliverAll(instant)
  gateway.arrived.clear()
  const before = query<{ id: string }>('select id from messages.message where subject_id = $1')
  const [known] = await world.database.read({ path: 'worker' }, before(subject))
  await world.database.transaction({ path: 'worker' }, async (tx) => {
    await Promise.resolve()
    for (const kind of kinds)
      tx.record(
        ...tell(
          { now: instant },
          { subjectId: subject, caseId: null, seq: (told += 1), agencyId: '410202-01' },
          [{ kind, facts }],
        ),
      )
  })
  await deliverAll(instant)
  const [all] = await world.database.read({ path: 'worker' }, before(subject))
  const fresh = all.map(({ id }) => id).filter((id) => !known.some((one) => one.id === id))
  const [rows] = await world.database.read({ path: 'worker' }, planned(subject, fresh))
  return { texts: [...gateway.arrived.values()].map(({ text }) => text), planned: rows }
}

async function deliverAll(instant: Date): Promise<void> {
  while ((await deliverMessages(messages, () => instant)) > 0);
}

test('what must reach somebody, and what warns him of another’s hand, can never be switched off', () => {
  const off = messageKinds.filter((kind) => groupOf[kind] !== null)

  expect(off.filter((kind) => mustReach.has(kind) || atOnce.has(kind))).toEqual([])
  expect(off.length).toBeGreaterThan(0)
})

/** 文书: by which message the reader of each learns of it; who hands in himself has his receipt at once. */
const toldWith: Readonly<Record<PaperKind, readonly MessageKind[]>> = {
  receipt: ['handed-in-by-agent'],
  acceptance: ['accepted'],
  deficiencies: ['deficiencies'],
  'non-acceptance': ['not-accepted'],
  refusal: ['refused'],
  completion: ['completed'],
  revocation: ['reversed'],
  extension: ['extended'],
  procedure: ['procedure-begun'],
}

test('what goes with a paper that is to be signed for, or ends a guardianship, can never be switched off', () => {
  const withPaper = paperKinds.flatMap((kind) => toldWith[kind])

  expect(withPaper.filter((kind) => groupOf[kind] !== null)).toEqual([])
  expect(groupOf['acting-ended']).toBeNull()
})

test('who wants no news of progress by text message gets none, has it in his inbox, and is told what is missing all the same', async () => {
  const chosen = { ...plain, off: [{ group: 'progress', channel: 'sms' }] }
  const kept = await answer(person.post(url, chosen))
  const switched = await tellAt(morning, ['forwarded', 'deficiencies'])
  await answer(person.post(url, plain))
  const on = await tellAt(morning, ['forwarded'])

  expect(kept).toEqual(chosen)
  expect(switched.planned).toEqual([
    { kind: 'deficiencies', planned: 'sendings' },
    { kind: 'forwarded', planned: 'switched-off' },
  ])
  expect(switched.texts).toHaveLength(1)
  expect(on.texts).toHaveLength(1)
})

test('in his own quiet hours only what cannot wait comes; the rest comes at their end', async () => {
  await answer(person.post(url, { ...plain, quiet: { from: '09:30', to: '11:00' } }))
  const quiet = await tellAt(morning, ['deficiencies', 'login-added'])
  gateway.arrived.clear()
  await deliverAll(instantOf(`${ordinaryDay}T10:59:00+08:00`))
  const before = gateway.arrived.size
  await deliverAll(instantOf(`${ordinaryDay}T11:00:00+08:00`))
  const after = gateway.arrived.size
  await answer(person.post(url, plain))

  expect(quiet.texts).toHaveLength(1)
  expect([before, after]).toEqual([0, 1])
})

test('what was to go out already waits when he has chosen quiet hours meanwhile, and loses no attempt', async () => {
  await answer(person.post(url, { ...plain, quiet: { from: '09:00', to: '09:59' } }))
  const noon = instantOf(`${ordinaryDay}T12:00:00+08:00`)
  await tellAt(instantOf(`${ordinaryDay}T09:30:00+08:00`), ['forwarded'])
  gateway.arrived.clear()
  await answer(person.post(url, { ...plain, quiet: { from: '11:30', to: '12:30' } }))
  await deliverAll(noon)
  const quiet = gateway.arrived.size
  await deliverAll(instantOf(`${ordinaryDay}T12:30:00+08:00`))
  const [sent] = await world.database.read(
    { path: 'worker' },
    query<{ attempts: number }>(
      `select attempts from messages.sending where subject_id = $1 and state = 'sent' order by sent_at desc, id desc limit 1`,
    )(subject),
  )
  await answer(person.post(url, plain))

  expect([quiet, gateway.arrived.size]).toEqual([0, 1])
  expect(sent).toEqual([{ attempts: 1 }])
})

test('what he has switched off meanwhile does not go out any more, not even after he has switched it on again', async () => {
  await answer(person.post(url, { ...plain, quiet: { from: '12:40', to: '13:10' } }))
  const { planned: before } = await tellAt(instantOf(`${ordinaryDay}T12:45:00+08:00`), ['forwarded'])
  gateway.arrived.clear()
  await answer(person.post(url, { ...plain, off: [{ group: 'progress', channel: 'sms' }] }))
  await deliverAll(instantOf(`${ordinaryDay}T13:20:00+08:00`))
  await answer(person.post(url, plain))
  await deliverAll(instantOf(`${ordinaryDay}T13:30:00+08:00`))
  const [ended] = await world.database.read(
    { path: 'worker' },
    query<{ state: string; attempts: number }>(
      `select state, attempts from messages.sending where subject_id = $1 order by created_at desc, id desc limit 1`,
    )(subject),
  )

  expect(before).toEqual([{ kind: 'forwarded', planned: 'sendings' }])
  expect(gateway.arrived.size).toBe(0)
  expect(ended).toEqual([{ state: 'switched-off', attempts: 0 }])
})

test('messages come in the language that he has chosen', async () => {
  await answer(person.post(url, { ...plain, language: 'en' }))
  const { texts } = await tellAt(instantOf(`${ordinaryDay}T14:00:00+08:00`), ['forwarded'])
  await answer(person.post(url, plain))

  expect(texts[0]).toMatch(/[a-z]{4}/)
  expect(texts[0]).not.toContain('转到')
})

test.each([
  ['08:00', '08:00'],
  ['08:00', '20:01'],
])('quiet hours from %s to %s are refused', async (from, to) => {
  const reply = await person.post(url, { ...plain, quiet: { from, to } })

  expect(reply.json()).toMatchObject({ code: 'messages.quiet', fields: [{ field: 'quiet' }] })
})

test('whatever the hours of house and person, nothing is early, nothing waits a whole day, and it never comes in those of the house', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  const hours = fc.record({ from: minute, to: minute })
  fc.assert(
    fc.property(hours, hours, fc.integer({ min: 0, max: 2879 }), (house, own, since) => {
      const comes = new Date(morning.getTime() + since * 60_000) // oxlint-disable-line no-restricted-globals -- an instant of the property
      const goes = afterBoth(house, own, comes)

      expect(goes.getTime()).toBeGreaterThanOrEqual(comes.getTime())
      expect(goes.getTime() - comes.getTime()).toBeLessThan(24 * 3_600_000)
      expect(afterQuiet(house, goes)).toEqual(goes)
    }),
  )
})
