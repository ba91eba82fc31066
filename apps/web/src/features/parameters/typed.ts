import type { Certainty, Dated, Parameter, PublishedValue } from '@tongban/policy'

import { nation } from './areas.ts'
import { movedPoint, shownBy } from './value-text.ts'

/** A value as it is being typed; texts only. */
export interface Typed {
  /** Tells the rows of a form apart. */
  readonly row: string
  readonly key: string
  readonly area: string
  readonly from: string
  readonly to: string
  readonly knownUntil: string
  readonly value: string
  readonly document: string
  readonly number: string
  readonly article: string
  readonly published: string
  readonly url: string
  readonly certainty: Certainty
  readonly note: string
}

/** What stands in a new row. */
export function blank(): Typed {
  return {
    row: crypto.randomUUID(),
    key: '',
    area: nation,
    from: '',
    to: '',
    knownUntil: '',
    value: '',
    document: '',
    number: '',
    article: '',
    published: '',
    url: '',
    certainty: 'text-read',
    note: '',
  }
}

/** How a value of a figure is typed: yuan, per cent, a whole number, yes or no, one of some words, or as it is written down. */
export type Way = 'money' | 'share' | 'number' | 'yes' | 'word' | 'written'

/** By what all values of a figure are. */
export function wayOf({ unit, values }: Parameter<unknown>): Way {
  const all = values.map(({ value }) => value)
  if (all.every((value) => typeof value === 'boolean')) return 'yes'
  if (all.every((value) => typeof value === 'number')) return shownBy(unit) === 'money' ? 'money' : 'number'
  if (all.some((value) => typeof value !== 'string')) return 'written'
  if (shownBy(unit) === 'share') return 'share'
  return all.every((value) => /^\d{4}-\d{2}$/.test(String(value))) ? 'written' : 'word'
}

/** A value as it would be typed. */
export function typedValue(figure: Parameter<unknown>, value: unknown): string {
  const way = wayOf(figure)
  if (way === 'money') return movedPoint(String(value), -2)
  if (way === 'share') return movedPoint(String(value), 2)
  return way === 'written' && typeof value !== 'string' ? JSON.stringify(value, undefined, 1) : String(value)
}

/** What was typed as a value; undefined where it is none. */
export function readValue(figure: Parameter<unknown>, text: string): { readonly value: unknown } | undefined {
  const way = wayOf(figure)
  if (way === 'money' || way === 'share' || way === 'number') return readNumber(way, text)
  if (text.trim() === '') return undefined
  if (way === 'yes') return { value: text === 'true' }
  return way === 'word' ? { value: text.trim() } : readWritten(text)
}

function readNumber(
  way: 'money' | 'share' | 'number',
  text: string,
): { readonly value: number | string } | undefined {
  const plain = text.replaceAll(/[\s,，¥%]/g, '')
  if (way === 'money')
    return /^\d+(\.\d{1,2})?$/.test(plain) ? { value: Number(movedPoint(plain, 2)) } : undefined
  if (way === 'share') return /^\d+(\.\d+)?$/.test(plain) ? { value: movedPoint(plain, -2) } : undefined
  return /^\d+$/.test(plain) ? { value: Number(plain) } : undefined
}

/** A month as it is, and what has parts as JSON. */
function readWritten(text: string): { readonly value: unknown } | undefined {
  if (/^\s*\d{4}-\d{2}\s*$/.test(text)) return { value: text.trim() }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** A published or drafted value as it would be typed, to be changed. */
export function typedOf(figure: Parameter<unknown> | undefined, value: PublishedValue): Typed {
  const { key, area = nation, from, to = '', knownUntil = '', source, certainty, note = '' } = value
  const { document, number = '', article = '', url = '' } = source
  return {
    row: crypto.randomUUID(),
    key,
    area,
    from,
    to,
    knownUntil,
    value: figure === undefined ? JSON.stringify(value.value) : typedValue(figure, value.value),
    document,
    number,
    article,
    published: publishedOf(source),
    url,
    certainty,
    note,
  }
}

/** The day of a document, where it is known. */
export function publishedOf(source: Dated<unknown>['source']): string {
  return 'published' in source && typeof source.published === 'string' ? source.published : ''
}

/** A month or a day as people write it, in the form of the law: `2026年1月` is `2026-01`. */
export function timeOf(text: string): string {
  const [, year, month, day] = /^\s*(\d{4})[-年./](\d{1,2})(?:[-月./](\d{1,2}))?[月日]?\s*$/.exec(text) ?? []
  if (year === undefined || month === undefined) return text.trim()
  return [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-')
}

/** A value that can be sent: what is empty is left out. */
export interface SentValue {
  readonly key: string
  readonly area?: string
  readonly from: string
  readonly to?: string
  readonly knownUntil?: string
  readonly value: unknown
  readonly source: {
    readonly document: string
    readonly number?: string
    readonly article?: string
    readonly published?: string
    readonly url?: string
  }
  readonly certainty: Certainty
  readonly note?: string
}

/** One field, or none where nothing was typed. */
function given<Name extends string>(name: Name, text: string): { readonly [N in Name]?: string } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name is the one that is asked for
  return (text.trim() === '' ? {} : { [name]: text.trim() }) as { readonly [N in Name]?: string }
}

/** What is sent of a row. @param value what {@link readValue} has read */
export function sentOf(typed: Typed, value: unknown): SentValue {
  const { key, area, from, to, knownUntil, document, number, article, published, url, certainty, note } =
    typed
  return {
    key,
    ...(area === nation ? {} : { area }),
    from: timeOf(from),
    ...given('to', timeOf(to)),
    ...given('knownUntil', timeOf(knownUntil)),
    value,
    source: {
      document: document.trim(),
      ...given('number', number),
      ...given('article', article),
      ...given('published', published),
      ...given('url', url),
    },
    certainty,
    ...given('note', note),
  }
}
