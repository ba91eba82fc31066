import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../test/dealings.ts'
import { answer } from '../../../test/scene.ts'
import { createWorld } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { insertEnrolment } from './index.ts'

const world = await createWorld()
const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
const seen = [{ material: 'identity-document', by: 'seen' }]

interface Read {
  readonly enrolments: { validFrom: string; validTo: string | null; suspendedFrom: string | null }[]
}

test('contributions rest from a month on and go on again, while the relation stays open where it is', async () => {
  const subject = await flexibleWorker()

  await ask(subject, 'flexible-suspend', '2026-04')
  const resting = await relationOf(subject)
  await ask(subject, 'flexible-resume', '2026-06')
  const goingOn = await relationOf(subject)

  expect(resting).toMatchObject({ validFrom: '2024-01-01', validTo: null, suspendedFrom: '2026-04' })
  expect(goingOn).toMatchObject({ validFrom: '2024-01-01', validTo: null, suspendedFrom: null })
})

test('what contradicts the record is refused, with the month that does', async () => {
  const subject = await flexibleWorker()

  const early = await tryTo(subject, 'flexible-suspend', '2023-12')
  const idle = await tryTo(subject, 'flexible-resume', '2026-06')
  await ask(subject, 'flexible-suspend', '2026-04')
  const twice = await tryTo(subject, 'flexible-suspend', '2026-05')
  const before = await tryTo(subject, 'flexible-resume', '2026-03')

  for (const refused of [early, idle, twice, before])
    expect(refused).toMatchObject({ code: 'cases.effect', fields: [{ field: 'form.from' }] })
  expect(await relationOf(subject)).toMatchObject({ suspendedFrom: '2026-04' })
})

test('who is not insured as a flexible worker has nothing to suspend', async () => {
  const subject = await meet(clerk, '王秀兰')

  expect(await tryTo(subject, 'flexible-suspend', '2026-04')).toMatchObject({ code: 'cases.effect' })
})

let taken = 0

/** Somebody new who pays for himself since January 2024. */
async function flexibleWorker(): Promise<string> {
  const { subject } = await answer<{ subject: string }>(
    clerk.post('/api/visits', {
      subjectKind: 'person',
      kind: 'passport',
      number: `E1234567${(taken += 1)}`,
      name: '来人',
      identifiedBy: 'document',
      purpose: '办事',
      register: true,
    }),
  )
  await world.database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      insertEnrolment(
        subject,
        newId(),
        'employee-pension',
        '410202-01',
        null,
        '2024-01-01',
        world.clock.now(),
        newId(),
      ),
    ),
  )
  return subject
}

async function tryTo(subject: string, item: string, from: string): Promise<object> {
  const { url } = await takeIn(clerk, subject, { item, form: { from }, materials: seen })
  return (await clerk.post(`${url}/acceptance`, { version: 0 })).json<object>()
}

async function ask(subject: string, item: string, from: string): Promise<void> {
  expect(await tryTo(subject, item, from)).toMatchObject({ outcome: 'completed' })
}

async function relationOf(subject: string): Promise<Read['enrolments'][number] | undefined> {
  return (await answer<Read>(clerk.get(`/api/people/${subject}`))).enrolments[0]
}
