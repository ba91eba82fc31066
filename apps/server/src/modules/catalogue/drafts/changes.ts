import type { DeclarationChange } from '@tongban/contracts/item-drafts'
import { partOfPlace } from '@tongban/contracts/item-parts'

/** Where the name of a thing stands. */
const namedBy = ['name', 'label'] as const

type Plain = Readonly<Record<string, unknown>>
type Said = Pick<DeclarationChange, 'place' | 'name' | 'kind' | 'before' | 'after'>

/** What is different in the second of two declarations, place by place in the order of the first, things with a key by their key. */
export function changesBetween(before: unknown, after: unknown): DeclarationChange[] {
  return walk(before, after, '', null).map((said) => ({
    ...said,
    part: partOfPlace(said.place),
  }))
}

function walk(was: unknown, is: unknown, place: string, name: string | null): Said[] {
  const [before, after] = [was ?? emptyLike(is), is ?? emptyLike(was)]
  if (isPlain(before) && isPlain(after)) return walkPlain(before, after, place, name)
  if (isKeyed(before) && isKeyed(after)) return walkKeyed(before, after, place, name)
  if (isPlains(before) && isPlains(after)) return walkPlain(byPlace(before), byPlace(after), place, name)
  const said = { before: textOf(before), after: textOf(after) }
  if (said.before === said.after) return []
  const kind = said.before === null ? 'added' : said.after === null ? 'removed' : 'changed'
  return [{ place, name, kind, ...said }]
}

/** What is not there yet is compared as if it were empty, so that each place of the new one is told. */
function emptyLike(other: unknown): unknown {
  if (isKeyed(other)) return []
  return isPlain(other) && own(other, 'zh-CN') === undefined ? {} : undefined
}

function walkPlain(before: Plain, after: Plain, place: string, name: string | null): Said[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    walk(own(before, key), own(after, key), place === '' ? key : `${place}.${key}`, name),
  )
}

function walkKeyed(
  before: readonly Keyed[],
  after: readonly Keyed[],
  place: string,
  above: string | null,
): Said[] {
  const keys = [...new Set([...before, ...after].map(keyOf))]
  return [
    ...keys.flatMap((key) => {
      const [was, is] = [withKey(before, key), withKey(after, key)]
      const name = nameOf(is ?? was) ?? above
      const at = `${place}.${key}`
      if (was !== undefined && is !== undefined) return walkPlain(was, is, at, name)
      return is === undefined
        ? [
            {
              place: at,
              name,
              kind: 'removed',
              before: was === undefined ? null : titleOf(was),
              after: null,
            } as const,
          ]
        : [{ place: at, name, kind: 'added', before: null, after: titleOf(is) } as const]
    }),
    ...movedOf(before, after, place, above),
  ]
}

/** Whether those that stay stand in another order. */
function movedOf(
  before: readonly Keyed[],
  after: readonly Keyed[],
  place: string,
  name: string | null,
): Said[] {
  const staying = (list: readonly Keyed[], other: readonly Keyed[]): string =>
    list
      .map(keyOf)
      .filter((key) => withKey(other, key) !== undefined)
      .join()
  if (staying(before, after) === staying(after, before)) return []
  const titles = (list: readonly Keyed[]): string => list.map(titleOf).join('、')
  return [{ place, name, kind: 'moved', before: titles(before), after: titles(after) }]
}

/** A thing in a list, with its key or, of a choice, its value. */
type Keyed = Plain & ({ readonly key: string } | { readonly value: string })

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPlains(value: unknown): value is readonly Plain[] {
  return Array.isArray(value) && value.every(isPlain)
}

const byPlace = (list: readonly Plain[]): Plain =>
  Object.fromEntries(list.map((thing, at) => [String(at), thing]))

function isKeyed(value: unknown): value is readonly Keyed[] {
  if (!isPlains(value)) return false
  const keys = value.map((thing) => own(thing, 'key') ?? own(thing, 'value'))
  return keys.every((key) => typeof key === 'string') && new Set(keys).size === keys.length
}

function keyOf(thing: Keyed): string {
  return 'key' in thing && typeof thing.key === 'string' ? thing.key : String(own(thing, 'value'))
}

function withKey(list: readonly Keyed[], key: string): Keyed | undefined {
  return list.find((one) => keyOf(one) === key)
}

function own(value: Plain, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}

function nameOf(thing: Plain | undefined): string | null {
  const text = namedBy.map((key) => (thing === undefined ? undefined : own(thing, key))).find(isPlain)
  const chinese = text === undefined ? undefined : own(text, 'zh-CN')
  return typeof chinese === 'string' ? chinese : null
}

const titleOf = (thing: Keyed): string => nameOf(thing) ?? keyOf(thing)

/** A value as it is shown beside another one; null where there is nothing. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return value
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((one) => textOf(one) ?? '').join('、')
  if (isPlain(value)) {
    const chinese = own(value, 'zh-CN')
    return typeof chinese === 'string' ? chinese : JSON.stringify(value)
  }
  return JSON.stringify(value)
}
