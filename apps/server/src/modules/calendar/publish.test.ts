import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld({ today: '2026-12-28' })
const publishersOfDay = query<{ published_by: string }>(
  "select published_by from calendar.exception where day = '2028-01-03'",
)
const publishersOfKnown = query<{ published_by: string }>(
  "select published_by from calendar.known where until = '2028-12-31'",
)
const notice = {
  source: '关于2027年部分节假日安排的通知（样例）',
  publishedOn: '2026-12-29',
  knownUntil: '2027-12-31',
  days: [
    { date: '2027-01-01', kind: 'off', name: '元旦' },
    { date: '2027-01-09', kind: 'work', name: '元旦' },
  ],
}

test('a notice is laid over the calendar: its days are told, and until when it is known', async () => {
  const published = await publish(notice)

  expect(published.json()).toMatchObject({
    knownUntil: '2027-12-31',
    exceptions: [
      { date: '2027-01-01', kind: 'off', name: '元旦', source: notice.source },
      { date: '2027-01-09', kind: 'work' },
    ],
  })
  expect((await calendar()).json()).toEqual(published.json())
})

test('a wrong notice is refused with every wrong day, and changes nothing', async () => {
  const before = (await calendar()).body

  const wrong = await publish({
    ...notice,
    publishedOn: '2026-12-31',
    days: [
      { date: '2027-02-01', kind: 'work', name: '春节' },
      { date: '2028-01-01', kind: 'off', name: '元旦' },
      { date: '2027-02-02', kind: 'off', name: '春节' },
      { date: '2027-02-02', kind: 'off', name: '春节' },
    ],
  })
  const back = await publish({ ...notice, publishedOn: '2026-12-31', knownUntil: '2026-12-31' })
  const twice = await publish(notice)

  expect(wrong.statusCode).toBe(422)
  expect(wrong.json()).toMatchObject({
    code: 'calendar.days',
    fields: [{ field: 'days.0.date' }, { field: 'days.1.date' }, { field: 'days.3.date' }],
  })
  expect(back.json()).toMatchObject({ code: 'calendar.back' })
  expect(twice.json()).toMatchObject({ code: 'calendar.published' })
  expect((await calendar()).body).toBe(before)
})

test('a wrong day off is taken back by a correction, and a worked weekend is free again', async () => {
  const friday = '2027-03-05'
  const sunday = '2027-03-07'
  const mistaken = { ...notice, publishedOn: '2027-01-04' }
  await publish({
    ...mistaken,
    days: [
      { date: friday, kind: 'off', name: '写错' },
      { date: sunday, kind: 'work', name: '写错' },
    ],
  })

  const corrected = await publish({
    ...mistaken,
    publishedOn: '2027-01-05',
    days: [
      { date: friday, kind: 'work', name: '更正' },
      { date: sunday, kind: 'off', name: '更正' },
    ],
  })
  const again = await publish({
    ...mistaken,
    publishedOn: '2027-01-06',
    days: [{ date: friday, kind: 'work', name: '更正' }],
  })

  expect(corrected.statusCode).toBe(200)
  expect(again.json()).toMatchObject({ code: 'calendar.days', fields: [{ code: 'weekday' }] })
  const { exceptions } = corrected.json<{ exceptions: { date: string; kind: string }[] }>()
  expect(exceptions.filter(({ date }) => date === friday || date === sunday)).toMatchObject([
    { date: friday, kind: 'work' },
    { date: sunday, kind: 'off' },
  ])
})

test('a notice keeps who published it', async () => {
  const administrator = await world.signIn(world.username('system-administrator', '410200-01'))
  await administrator.post('/api/calendar/notices', {
    ...notice,
    publishedOn: '2027-01-07',
    knownUntil: '2028-12-31',
    days: [{ date: '2028-01-03', kind: 'off', name: '元旦' }],
  })

  const [days, known] = await world.database.read({ path: 'worker' }, publishersOfDay(), publishersOfKnown())

  expect([...days, ...known]).toEqual([
    { published_by: administrator.staffId },
    { published_by: administrator.staffId },
  ])
})

async function publish(body: object) {
  const administrator = await world.signIn(world.username('system-administrator', '410200-01'))
  return await administrator.post('/api/calendar/notices', body, newId())
}

async function calendar() {
  const administrator = await world.signIn(world.username('system-administrator', '410200-01'))
  return await administrator.get('/api/calendar?year=2027')
}
