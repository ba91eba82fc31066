import { type Day, dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { acceptKind, plantKinds } from '../../../../test/kinds.ts'
import { answer, identification, openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'

const start = '2026-03-02'
const world = await createWorld({ today: start })
const scene = await openScene(world)
const { head, reviewer, person, clerk, subject } = scene
await plantKinds(world, scene.system)
const reason = '要向原单位核实档案'

interface Standing {
  readonly version: number
  readonly dueOn: string
  readonly dueSaid: string
  readonly can: readonly string[]
}

test('the head extends a case once before its day: due day, inbox and what the person reads move, and he has a paper that says why', async () => {
  const found = await acceptKind(clerk, subject, 'planted-spot')
  const before = await answer<Standing>(head.get(found.url))

  const extended = await head.post(`${found.url}/extension`, { version: before.version, reason })
  const again = await head.post(`${found.url}/extension`, { version: before.version + 1, reason })
  await world.deliverEvents()
  const own = await answer<Standing & { events: { kind: string; note: string | null }[] }>(
    person.get(found.url),
  )
  const inbox = await answer<{ rows: { case: string; dueOn: string }[] }>(
    reviewer.get('/api/tasks?view=agency'),
  )
  const papers = await answer<{ rows: { id: string; kind: string }[] }>(
    person.get(`/api/papers/${subject}?case=${found.id}`),
  )
  const id = papers.rows.find(({ kind }) => kind === 'extension')?.id ?? ''
  const paper = await person.get(`/api/papers/${subject}/${id}`)
  const messages = await person.get(`/api/messages/${subject}`)

  expect(before.can).toContain('extension')
  expect(extended.statusCode).toBe(200)
  expect(again.json()).toMatchObject({ code: 'cases.extended' })
  expect([before.dueOn, own.dueOn]).toEqual(['2026-03-16', '2026-03-23'])
  expect(own.dueSaid).toBe('10个工作日，延长5个工作日')
  expect(own.events.find(({ kind }) => kind === 'extended')).toMatchObject({ note: reason })
  expect(inbox.rows.find((row) => row.case === found.id)).toMatchObject({ dueOn: '2026-03-23' })
  for (const said of [reason, '社会保险经办条例第10条', '2026年3月16日', '2026年3月23日', '5个工作日'])
    expect(paper.body).toContain(said)
  expect(messages.body).toContain('延期告知书')
  expect((await answer<Standing>(head.get(found.url))).can).not.toContain('extension')
  expect(await auditFaults(world)).toEqual([])
})

test('a hold after it stops the longer limit as it stopped the shorter one', async () => {
  const found = await acceptKind(clerk, subject, 'planted-spot')
  const { version } = await found.read(reviewer)
  await answer(head.post(`${found.url}/extension`, { version, reason }))

  await found.read(reviewer)
  await answer(found.act(reviewer, 'procedure', { procedure: 'assessment', note: '' }))
  world.setDay('2026-03-04')
  const later = await world.signIn(world.username('reviewer', '410205-01'))
  await found.read(later)
  await answer(found.act(later, 'procedure-end', { note: '' }))

  expect(await found.read(later)).toMatchObject({ dueOn: '2026-03-25' })
})

test('what the item does not allow, what is not accepted or is over is not extended, nor by anybody else', async () => {
  const chief = await world.signIn(world.username('agency-head', '410200-01'))
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const counter = await world.signIn(world.username('counter-clerk', '410202-01'))
  await answer(counter.post('/api/visits', identification))
  const found = await acceptKind(counter, subject, 'planted-spot')
  const other = await acceptKind(counter, subject, 'planted-forwarded')
  const codeOf = async (who: typeof chief, { url }: typeof found): Promise<string> => {
    const { version } = await answer<Standing>(chief.get(url))
    return (await who.post(`${url}/extension`, { version, reason })).json<{ code: string }>().code
  }

  expect(await codeOf(chief, other)).toBe('cases.no-extension')
  expect(await codeOf(manager, found)).toBe('general.not-allowed')
  world.setDay('2026-05-08')
  const late = await world.signIn(world.username('agency-head', '410200-01'))
  const { version } = await answer<Standing>(late.get(found.url))
  const over = await late.post(`${found.url}/extension`, { version, reason })
  expect(over.json()).toMatchObject({ code: 'cases.overdue' })
})

test('ended after the day that was first said and before the one that it was extended to, it counts as in time', async () => {
  const hired = async (day: Day) => {
    world.setDay(day)
    const counter = await world.signIn(world.username('counter-clerk', '410202-01'))
    await answer(counter.post('/api/visits', identification))
    return counter
  }
  const found = await acceptKind(await hired(dayOf('2026-05-11')), subject, 'planted-spot')
  const chief = await world.signIn(world.username('agency-head', '410200-01'))
  const { version } = await answer<Standing>(chief.get(found.url))
  await answer(chief.post(`${found.url}/extension`, { version, reason }))
  const later = await hired(dayOf('2026-05-27'))
  await answer(later.post(`${found.url}/withdrawal`, { version: version + 1, reason: '不办了' }))
  await world.deliverEvents()

  const late = query<{ late_statutory: boolean | null; late_promised: boolean | null }>(
    `select late_statutory, late_promised from analytics.act where case_id = $1 and kind = 'closed'`,
  )
  const [[row]] = await world.database.read({ path: 'worker' }, late(found.id))
  expect(Object.values(row ?? {})).toContain(false)
  expect(Object.values(row ?? {})).not.toContain(true)
})
