/** A declaration as somebody is writing it: any JSON object. */
export type Content = Readonly<Record<string, unknown>>

export function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands at a place of a thing; the thing itself at no place. */
export function valueAt(thing: unknown, place: string): unknown {
  if (place === '') return thing
  return place
    .split('.')
    .reduce<unknown>(
      (value, key) => (isContent(value) && Object.hasOwn(value, key) ? value[key] : undefined),
      thing,
    )
}

/** The thing with something else at a place; `undefined` takes away what stands there. */
export function withValue(thing: unknown, place: string, value: unknown): unknown {
  if (place === '') return value
  const [key = '', ...rest] = place.split('.')
  const before: Content = isContent(thing) ? thing : {}
  const inner = rest.length === 0 ? value : withValue(before[key], rest.join('.'), value)
  if (inner !== undefined) return { ...before, [key]: inner }
  const { [key]: _gone, ...left } = before
  return left
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** The things of a list, each as an object; what is no list has none. */
export function thingsOf(value: unknown): readonly Content[] {
  return Array.isArray(value) ? value.map((one: unknown) => (isContent(one) ? one : {})) : []
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** What people call a thing: its name, what it asks, or itself where it is a text. */
export function nameOf(thing: Content): string {
  const text = [thing['name'], thing['label'], thing].find(isContent)
  return textOf(valueAt(text, 'zh-CN'))
}

/** Where a thing stands: by its key where it has one of its own, else by its place. */
export function placeOf(things: readonly Content[], at: number): string {
  const key = textOf(things[at]?.['key'])
  return key !== '' && things.filter((one) => one['key'] === key).length === 1 ? key : String(at)
}

/** The id on the page of what stands at a place. */
export function idOfPlace(place: string): string {
  return `item-${place.replaceAll('.', '-')}`
}

/** A key that none of the things has. */
export function freeKey(prefix: string, things: readonly Content[]): string {
  let at = things.length + 1
  while (things.some((one) => one['key'] === `${prefix}-${at}`)) at += 1
  return `${prefix}-${at}`
}
