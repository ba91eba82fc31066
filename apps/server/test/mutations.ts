/** Values that no field may choke on, by what is bad about them. */
const hostile: Readonly<Record<string, unknown>> = {
  number: 7,
  'huge number': 1e308,
  negative: -1,
  null: null,
  true: true,
  array: [],
  'array of null': [null],
  object: {},
  empty: '',
  spaces: '   ',
  'huge text': '很'.repeat(60_000),
  NUL: 'a\u0000b',
  'half a surrogate pair': 'a\ud800',
  emoji: '👨‍👩‍👧‍👦',
  'SQL text': `'); drop table cases."case"; --`,
  'text of an array': '{a,"b',
  'no day': '2026-02-30',
  'a day out of range': '0000-01-01',
  'a prototype': JSON.parse('{"constructor":{"prototype":{"x":1}}}'),
  'deep nesting': Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], 'x'),
}

/** One fault in a body that was right: where, what, and the body with it. */
export interface Mutation {
  readonly what: string
  readonly body: unknown
}

/** Where a body can be changed: the path to every value in it, the body itself first. */
export function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

/** The body with another value at a path; `undefined` leaves it out. */
export function replaced(body: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (typeof body !== 'object' || body === null) return body
  if (Array.isArray(body))
    return body.map((inner: unknown, at) => (String(at) === key ? replaced(inner, rest, value) : inner))
  return Object.fromEntries(
    Object.entries(body).map(([name, inner]) => [name, name === key ? replaced(inner, rest, value) : inner]),
  )
}

/** Every value of a body left out, replaced by everything hostile, and with a key beside it that nobody knows. */
export function mutationsOf(body: unknown, paths: readonly (readonly string[])[]): Mutation[] {
  return paths.flatMap((path) => {
    const at = path.join('.') || 'the body'
    const found = path.reduce<unknown>((inner, key) => Object(inner)[key], body)
    const isPlain = typeof found === 'object' && found !== null && !Array.isArray(found)
    return [
      ...(path.length === 0 ? [] : [{ what: `${at} left out`, body: replaced(body, path, undefined) }]),
      ...Object.entries(hostile).map(([what, value]) => ({
        what: `${at}: ${what}`,
        body: replaced(body, path, value),
      })),
      ...(isPlain
        ? [{ what: `${at}: unknown key`, body: replaced(body, path, { ...found, unbekannt: 1 }) }]
        : []),
    ]
  })
}
