import type { OutletAct } from '@tongban/contracts/outlet'
import type { OutletGrants } from '@tongban/contracts/outlets'

/** To what the address narrows the matrix, and which part of it is shown. */
export interface Filters {
  readonly kind?: string | undefined
  readonly agency?: string | undefined
  readonly category?: string | undefined
  readonly find?: string | undefined
  /** Which page of outlets, and which of items; from 0. */
  readonly column?: string | undefined
  readonly row?: string | undefined
}

type Item = OutletGrants['items'][number]
type MatrixOutlet = OutletGrants['outlets'][number]

/** What an outlet may do with an item, and up to when. */
export interface Cell {
  readonly acts: readonly OutletAct[]
  readonly to: string | null
}

/** A page of a list: what stands on it, from which place on, and of how many. */
export interface Part<T> {
  readonly rows: readonly T[]
  readonly page: number
  readonly first: number
  readonly of: number
}

const columnsAtOnce = 10
const rowsAtOnce = 30

/** The part of the matrix that is shown: so large as it is, only so many cells are drawn at once. */
export function shownOf(
  { items, outlets }: OutletGrants,
  { kind, agency, category, find = '', column, row }: Filters,
): { items: Part<Item>; outlets: Part<MatrixOutlet> } {
  const has = (name: string): boolean => name.includes(find.trim())
  const ofCategory = items.filter((item) => category === undefined || item.category === category)
  const ofKind = outlets.filter(
    (outlet) =>
      (kind === undefined || outlet.kind === kind) && (agency === undefined || outlet.agencyId === agency),
  )
  // What is looked for is an item or an outlet: what has no such name is not narrowed by it.
  const [named, called] = [ofCategory.filter(({ name }) => has(name)), ofKind.filter(({ name }) => has(name))]
  const nothing = named.length === 0 && called.length === 0
  return {
    items: partOf(named.length === 0 && !nothing ? ofCategory : named, row, rowsAtOnce),
    outlets: partOf(called.length === 0 && !nothing ? ofKind : called, column, columnsAtOnce),
  }
}

function partOf<T>(rows: readonly T[], page: string | undefined, size: number): Part<T> {
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const at = Math.min(Math.max(0, Math.trunc(Number(page)) || 0), pages - 1)
  return { rows: rows.slice(at * size, (at + 1) * size), page: at, first: at * size, of: rows.length }
}

/** What each outlet may do with each item, found by both. */
export function cellsOf({ items, outlets }: OutletGrants): (outlet: string, item: string) => Cell {
  const byOutlet = new Map(
    outlets.map(({ id, grants }) => [
      id,
      new Map(
        grants.flatMap(({ acts, to, items: places }) =>
          places.map((place) => [items[place]?.code ?? '', { acts, to }] as const),
        ),
      ),
    ]),
  )
  const nothing: Cell = { acts: [], to: null }
  return (outlet, item) => byOutlet.get(outlet)?.get(item) ?? nothing
}
