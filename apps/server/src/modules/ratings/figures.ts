import type { Judgement } from '@tongban/contracts/grade'
import type { ListedRating, ratingsRoutes } from '@tongban/contracts/ratings'
import type { Answer, Input } from '@tongban/contracts/routes'

import { type Context, scopeOf } from '../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import type { Scope } from '../../platform/database.ts'
import type { RatingDeps } from './deps.ts'
import { opened } from './own.ts'
import { countFew, countRatings, type FigureRow, listRatings, noKey, type RatingRow } from './store.ts'

type Table = typeof ratingsRoutes
type Figures = Answer<Table['GET /api/ratings/figures']>
type Filter = Omit<Input<Table['GET /api/ratings/figures']>['query'], 'by'>
type By = Input<Table['GET /api/ratings/figures']>['query']['by']

/** Words of fewer people than these might tell who they are. */
const fewest = 5
const pageSize = 50

/** How people rated in a period, in groups: each grade, the share that is content, and of bad ones how many were answered in time. */
export async function ratingFigures(
  deps: RatingDeps,
  context: Context,
  { by, ...filter }: Filter & { readonly by: By },
  scope: Scope = scopeOf(context),
): Promise<Figures> {
  const [rows] = await deps.database.read(
    scope,
    countRatings(...narrowing(context, filter), by, context.today),
  )
  const groups = rows.map((row) => ({ key: row.key, name: nameOf(deps, by, row.key), ...countsOf(row) }))
  return { ...sumOf(groups), rows: groups }
}

/** The ratings behind a figure, the newest first; the words only where at least five were found. */
export async function ratingsBehind(
  deps: RatingDeps,
  context: Context,
  { grade, after, ...filter }: Input<Table['GET /api/ratings/list']>['query'],
): Promise<{ rows: ListedRating[]; next: string | null }> {
  const [day, id] = readCursor(after, dayCursor, ['infinity', lastId])
  const narrowed = [...narrowing(context, filter), grade ?? null]
  const [[few], rows] = await deps.database.read(
    scopeOf(context),
    countFew(...narrowed, fewest),
    listRatings(...narrowed, day, id, pageSize + 1),
  )
  const { page, next } = pageFrom(rows, pageSize, (last) => `${last.given_on}_${last.id}`)
  const isKnown = (few?.found ?? 0) < fewest
  return { rows: page.map((row) => listedView(deps, row, isKnown)), next }
}

function narrowing({ agencies }: Context, { from, to, item, outlet, agency, hour }: Filter) {
  return [
    agencies,
    from,
    to,
    item ?? null,
    outlet ?? null,
    agency ?? null,
    hour === undefined ? null : Number(hour),
  ]
}

function countsOf(row: FigureRow): Omit<Figures, 'rows'> {
  const content = row.very_satisfied + row.satisfied + row.basically_satisfied
  return {
    grades: countEach((grade) => row[columnOf[grade]]),
    rated: content + row.dissatisfied + row.very_dissatisfied,
    content,
    due: row.due,
    inTime: row.in_time,
  }
}

const columnOf = {
  'very-satisfied': 'very_satisfied',
  satisfied: 'satisfied',
  'basically-satisfied': 'basically_satisfied',
  dissatisfied: 'dissatisfied',
  'very-dissatisfied': 'very_dissatisfied',
  'not-done': 'not_done',
} as const satisfies Record<Judgement, keyof FigureRow>

function countEach(count: (grade: Judgement) => number): Figures['grades'] {
  return {
    'very-satisfied': count('very-satisfied'),
    satisfied: count('satisfied'),
    'basically-satisfied': count('basically-satisfied'),
    dissatisfied: count('dissatisfied'),
    'very-dissatisfied': count('very-dissatisfied'),
    'not-done': count('not-done'),
  }
}

function sumOf(groups: readonly Omit<Figures, 'rows'>[]): Omit<Figures, 'rows'> {
  const sum = (count: (group: Omit<Figures, 'rows'>) => number): number =>
    groups.reduce((total, group) => total + count(group), 0)
  return {
    grades: countEach((grade) => sum(({ grades }) => grades[grade])),
    rated: sum(({ rated }) => rated),
    content: sum(({ content }) => content),
    due: sum(({ due }) => due),
    inTime: sum(({ inTime }) => inTime),
  }
}

function nameOf({ agencies, outlets, catalogue }: RatingDeps, by: By, key: string): string {
  if (by === 'agency') return agencies.nameOf(key)
  if (by === 'hour') return `${Number(key)} 点到 ${Number(key) + 1} 点`
  if (by === 'item') return key === noKey ? '窗口接待（不分事项）' : catalogue.nameOf(key)
  return key === noKey ? '网上，或没说在哪里' : outlets.nameOf(key)
}

function listedView(
  { secrets, agencies, outlets, catalogue }: RatingDeps,
  row: RatingRow,
  isKnown: boolean,
): ListedRating {
  return {
    id: row.id,
    givenOn: row.given_on,
    hour: row.served_hour,
    grade: row.grade,
    itemName: row.item === null ? null : catalogue.nameOf(row.item),
    agencyName: agencies.nameOf(row.agency_id),
    outletName: row.outlet_id === null ? null : outlets.nameOf(row.outlet_id),
    reasons: [...row.reasons],
    words: isKnown ? null : opened(secrets, row.words),
    dueOn: row.due_on,
    answeredOn: row.answered_on,
    corrected: row.corrected,
  }
}
