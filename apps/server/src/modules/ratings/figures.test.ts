import { addDays } from '@tongban/policy'
import { expect, test } from 'vitest'

import { badly, calledBack, caseToRate, notDone, visitToRate, well } from '../../../test/ratings.ts'
import { answer, openScene } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'

const world = await createWorld()
const scene = await openScene(world)

interface Group {
  readonly key: string
  readonly grades: Readonly<Record<string, number>>
  readonly rated: number
  readonly content: number
  readonly due: number
  readonly inTime: number
}

/** What the log says happened, in codes. */
interface Event {
  readonly agency_id: string
  readonly rating_id: string
  readonly kind: 'given' | 'declined' | 'answered'
  readonly day: string
  readonly body: {
    readonly grade: string | null
    readonly item: string | null
    readonly outlet: string | null
    readonly hour: number
    readonly due: string | null
  }
}

const keyOf = {
  agency: ({ agency_id: agency }: Event) => agency,
  item: ({ body }: Event) => body.item ?? '-',
  outlet: ({ body }: Event) => body.outlet ?? '-',
  hour: ({ body }: Event) => String(body.hour).padStart(2, '0'),
}
const grades = [
  'very-satisfied',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'very-dissatisfied',
  'not-done',
]
const bad = grades.slice(3)

/** The second formula: the same figures from the log alone. */
function recomputed(log: readonly Event[], by: keyof typeof keyOf, today: string): Group[] {
  const given = log.filter(({ kind }) => kind === 'given')
  const answered = new Map(
    log.flatMap((one) => (one.kind === 'answered' ? [[one.rating_id, one.day] as const] : [])),
  )
  return [...Map.groupBy(given, keyOf[by])].map(([key, all]) => {
    const of = (wanted: readonly string[]) => all.filter(({ body }) => wanted.includes(body.grade ?? ''))
    const ended = of(bad).filter(({ rating_id: id, body }) => answered.has(id) || (body.due ?? '') < today)
    return {
      key,
      grades: Object.fromEntries(grades.map((grade) => [grade, of([grade]).length])),
      rated: of(grades.slice(0, 5)).length,
      content: of(grades.slice(0, 3)).length,
      due: ended.length,
      inTime: ended.filter(({ rating_id: id, body }) => (answered.get(id) ?? '9') <= (body.due ?? '')).length,
    }
  })
}

test('each figure by agency, item, hour and outlet is what the log says, and opens the ratings it is made of', async () => {
  const { person, clerk, manager, subject } = scene
  for (const said of [
    well,
    { ...well, grade: 'satisfied' },
    badly,
    badly,
    { ...badly, grade: 'basically-satisfied' },
  ])
    await answer(person.post((await caseToRate(scene)).url, said))
  await answer(person.post((await caseToRate(scene)).url, { grade: null, reasons: [], words: '' }))
  await answer(clerk.post(await visitToRate(scene), { ...badly, grade: 'very-dissatisfied' }))
  await answer(person.post(`/api/ratings/${subject}/not-done`, notDone('')))
  const { rows } = await answer<{ rows: { id: string }[] }>(manager.get('/api/call-backs'))
  const [inTime, late, open] = rows
  await answer(manager.post(`/api/call-backs/${inTime?.id}/answer`, calledBack))
  world.setDay(addDays(ordinaryDay, 8))
  const later = await world.signIn(world.username('manager', '410200-01'))
  await answer(later.post(`/api/call-backs/${late?.id}/answer`, calledBack))
  const log = await withClient(
    world.connection,
    async (owner) => (await owner.query<Event>('select * from ratings.event order by at')).rows,
  )
  const today = addDays(ordinaryDay, 8)
  const period = `from=${ordinaryDay}&to=${today}`

  expect(open).toBeDefined()
  for (const by of ['agency', 'item', 'outlet', 'hour'] as const) {
    const answered = await answer<Group & { rows: Group[] }>(
      later.get(`/api/ratings/figures?by=${by}&${period}`),
    )
    const expected = recomputed(log, by, today)
    const byKey = (one: Group, other: Group): number => (one.key < other.key ? -1 : 1)
    expect(answered.rows.toSorted(byKey)).toMatchObject(expected.toSorted(byKey))
    expect(answered).toMatchObject({ rated: 6, content: 3, due: 4, inTime: 1 })
    for (const { key, rated, grades: counted } of expected.filter((group) => group.key !== '-')) {
      const behind = await answer<{ rows: object[] }>(later.get(`/api/ratings/list?${period}&${by}=${key}`))
      expect(behind.rows).toHaveLength(rated + (counted['not-done'] ?? 0))
    }
  }
  const badOnes = await answer<{ rows: object[] }>(later.get(`/api/ratings/list?${period}&grade=bad`))
  expect(badOnes.rows).toHaveLength(4)
})

test('words are read only where at least five were found, and names never', async () => {
  const manager = await world.signIn(world.username('manager', '410200-01'))
  const period = `from=${ordinaryDay}&to=${addDays(ordinaryDay, 8)}`

  const all = await manager.get(`/api/ratings/list?${period}`)
  const few = await manager.get(`/api/ratings/list?${period}&grade=dissatisfied`)

  expect(all.json<{ rows: object[] }>().rows.length).toBeGreaterThanOrEqual(5)
  expect(all.body).toContain(badly.words)
  expect(few.json<{ rows: { words: string | null }[] }>().rows.map(({ words }) => words)).toEqual([
    null,
    null,
  ])
  expect(all.body + few.body).not.toMatch(/王秀兰|张福生|19900010000/)
})
