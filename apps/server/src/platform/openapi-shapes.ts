import { errorAnswer } from '@tongban/contracts/general'
import type { Route } from '@tongban/contracts/routes'
import { z } from 'zod'

export type Json = Readonly<Record<string, unknown>>
type Way = 'input' | 'output'

/** The document, and what its parts are looked up by while it is written. */
export interface Shapes {
  readonly components: Json
  /** The schema of a part of a route, as `POST /api/cases body`. */
  readonly schemaOf: (part: string) => Json
}

/** Routes by method and path. */
export type Listed = readonly (readonly [string, Route])[]

/**
 * All schemas are converted at once, requests as they are sent and answers as they are read, so that a name means the
 * same everywhere; where a named schema is read otherwise than it is sent, what is sent is named `…Input`.
 */
export function shapesOf(routes: Listed, besides: Readonly<Record<string, z.ZodType>>): Shapes {
  const sent = converted(routes, 'input', {})
  const read = converted(routes, 'output', besides)
  const differing = differingNames(sent.named, read.named)
  const inputName = (name: string): string => (differing.has(name) ? `${name}Input` : name)
  const sentComponents = Object.entries(sent.named).map(([name, shape]) => [
    inputName(name),
    pointed(shape, inputName),
  ])
  const readComponents = Object.entries(read.named).map(([name, shape]) => [
    name,
    pointed(shape, (same) => same),
  ])
  const parts = {
    ...mapped(sent.parts, (shape) => pointed(shape, inputName)),
    ...mapped(read.parts, (shape) => pointed(shape, (same) => same)),
  }
  return {
    components: Object.fromEntries([...sentComponents, ...readComponents]),
    schemaOf: (part) => parts[part] ?? {},
  }
}

interface Converted {
  readonly parts: Readonly<Record<string, Json>>
  readonly named: Readonly<Record<string, Json>>
}

function converted(routes: Listed, way: Way, besides: Readonly<Record<string, z.ZodType>>): Converted {
  const parts: Record<string, z.ZodType> = {
    ...Object.fromEntries(routes.flatMap(([key, route]) => partsOf(key, route, way))),
    ...besides,
  }
  const { properties, $defs } = z
    .looseObject({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())),
      $defs: z.record(z.string(), z.record(z.string(), z.unknown())),
    })
    .parse(z.toJSONSchema(z.object(parts), { io: way, unrepresentable: 'any' }))
  return { parts: properties, named: mapped($defs, ({ id: _id, ...shape }) => shape) }
}

function partsOf(
  key: string,
  { params, query, body, answer, content }: Route,
  way: Way,
): [string, z.ZodType][] {
  if (way === 'output')
    return [
      [`${key} error`, errorAnswer],
      ...(content === 'file' || content === 'redirect'
        ? []
        : [[`${key} answer`, answer] as [string, z.ZodType]]),
    ]
  const inner = (where: string, schema: z.ZodObject | undefined): [string, z.ZodType][] =>
    Object.entries<z.ZodType>(schema?.shape ?? {}).map(([name, part]) => [`${key} ${where} ${name}`, part])
  return [
    ...inner('params', params),
    ...inner('query', query),
    ...(body === undefined ? [] : [[`${key} body`, body] as [string, z.ZodType]]),
  ]
}

/** Names whose two shapes differ, and all that lead to them. */
function differingNames(sent: Converted['named'], read: Converted['named']): ReadonlySet<string> {
  const texts = mapped(sent, (shape) => JSON.stringify(shape))
  const found = new Set(
    Object.keys(sent).filter((name) => name in read && JSON.stringify(read[name]) !== texts[name]),
  )
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const [name, text] of Object.entries(texts))
      if ([...found].some((other) => text.includes(`"#/$defs/${other}"`))) found.add(name)
  }
  return found
}

/** The same schema with its references to where OpenAPI keeps named ones. */
function pointed(shape: Json, nameOf: (name: string) => string): Json {
  const text = JSON.stringify(shape).replaceAll(
    /"#\/\$defs\/([^"]+)"/g,
    (_whole, name: string) => `"#/components/schemas/${nameOf(name)}"`,
  )
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}

function mapped<In, Out>(of: Readonly<Record<string, In>>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value)]))
}
