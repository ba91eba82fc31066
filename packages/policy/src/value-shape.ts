/** What is wrong inside a value: where, as `steps.0.months`, and of what kind. */
export interface ShapeFault {
  readonly path: string
  /** `shape`: another kind of value stands there, or something is missing or too much; `word`: a word that formulas do not know. */
  readonly kind: 'shape' | 'word'
}

const decimal = /^\d+(\.\d+)?$/
const time = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/
/** Fields whose texts no formula compares with words of its own. */
const free = new Set(['group', 'id'])

/**
 * What in a value is not as in values that formulas have read: a figure's values are alike, so that those which are shipped say what a
 * further one must look like. Numbers are not negative, and whole where all of them are.
 * @param like the values that there are of the same figure
 */
export function shapeFaults(value: unknown, like: readonly unknown[], path = ''): ShapeFault[] {
  const fault: ShapeFault = { path, kind: 'shape' }
  if (value === null) return like.includes(null) ? [] : [fault]
  const alike = like.filter((one) => one !== null && kindOf(one) === kindOf(value))
  if (alike.length === 0) return isOpen(like) && typeof value !== 'object' ? [] : [fault]
  if (Array.isArray(value)) return listFaults(value, alike.filter(Array.isArray), path)
  return typeof value === 'object' ? fieldFaults(value, alike, path) : plainFaults(value, alike, path)
}

/** Of what is open everywhere so far the first answer may be any. */
function isOpen(like: readonly unknown[]): boolean {
  return like.length > 0 && like.every((one) => one === null)
}

function plainFaults(value: unknown, alike: readonly unknown[], path: string): ShapeFault[] {
  if (typeof value === 'number' && !isNumberLike(value, alike)) return [{ path, kind: 'shape' }]
  if (typeof value === 'string' && !isTextLike(value, alike, path)) return [wordFault(value, alike, path)]
  return []
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value
}

function listFaults(
  list: readonly unknown[],
  alike: readonly (readonly unknown[])[],
  path: string,
): ShapeFault[] {
  if (list.length === 0) return alike.some(({ length }) => length === 0) ? [] : [{ path, kind: 'shape' }]
  const like = alike.flat()
  return list.flatMap((one, at) => shapeFaults(one, like, below(path, String(at))))
}

function fieldFaults(value: object, alike: readonly unknown[], path: string): ShapeFault[] {
  const kind = 'kind' in value ? value.kind : undefined
  const fieldsOf = alike
    .map((one) => new Map<string, unknown>(Object.entries(one ?? {})))
    .filter((fields) => fields.get('kind') === kind) // each kind has fields of its own
  if (fieldsOf.length === 0) return [{ path: below(path, 'kind'), kind: 'word' }]
  const known = new Set(fieldsOf.flatMap((fields) => [...fields.keys()]))
  const missing = [...known].filter(
    (name) => !Object.hasOwn(value, name) && fieldsOf.every((fields) => fields.has(name)),
  )
  return [
    ...missing.map((name) => ({ path: below(path, name), kind: 'shape' as const })),
    ...Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
      shapeFaults(
        inner,
        fieldsOf.filter((fields) => fields.has(name)).map((fields) => fields.get(name)),
        below(path, name),
      ),
    ),
  ]
}

function isNumberLike(value: number, alike: readonly unknown[]): boolean {
  return (
    Number.isFinite(value) && value >= 0 && (Number.isSafeInteger(value) || !alike.every(Number.isInteger))
  )
}

function isTextLike(value: string, alike: readonly unknown[], path: string): boolean {
  if (free.has(path.split('.').at(-1) ?? '')) return value.trim() !== ''
  const texts = alike.map(String)
  const form = [decimal, time].find((one) => texts.every((text) => one.test(text)))
  return form === undefined ? texts.includes(value) : form.test(value)
}

function wordFault(value: string, alike: readonly unknown[], path: string): ShapeFault {
  const isNumber = alike.every((text) => decimal.test(String(text)))
  return { path, kind: isNumber || value === '' ? 'shape' : 'word' }
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

/**
 * The same value with the fields of its objects in the order in which other values of the figure have them: a reason shows a value as
 * text, and equal law must give equal text.
 */
export function orderedLike(value: unknown, like: readonly unknown[]): unknown {
  if (Array.isArray(value)) {
    const inner = like.filter(Array.isArray).flat()
    return value.map((one: unknown) => orderedLike(one, inner))
  }
  if (typeof value !== 'object' || value === null) return value
  const fieldsOf = like
    .filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
    .map((one) => new Map<string, unknown>(Object.entries(one ?? {})))
  const given = new Map<string, unknown>(Object.entries(value))
  const names = new Set([
    ...fieldsOf.flatMap((fields) => [...fields.keys()]),
    ...[...given.keys()].toSorted(),
  ])
  return Object.fromEntries(
    [...names]
      .filter((name) => given.has(name))
      .map((name) => [
        name,
        orderedLike(
          given.get(name),
          fieldsOf.map((fields) => fields.get(name)),
        ),
      ]),
  )
}
