import { type Law, type PublishedValue, unfitting } from '@tongban/policy'

import type { PublicationRow } from './store.ts'

/** What was published in one act, as much of it as the law is made of. */
export type Published = Pick<PublicationRow, 'number' | 'content'>

/** A value that was published here and that the running program has no use for: of which publication, and which of its values, from 0. */
export interface LeftOut {
  readonly number: number
  readonly at: number
  readonly key: string
}

/** What was published, as far as it can be laid over a shipped law. */
export interface Fitting {
  readonly values: readonly PublishedValue[]
  /** The places, among all values of all publications, of what is left out. */
  readonly places: readonly number[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Values whose figure the running program does not ship any more, or has in another form, are left out: it has no formula that would read them, and no
 * server must stay down over them.
 */
export function fitting(shipped: Law, publications: readonly Published[]): Fitting {
  const all = publications.flatMap(({ number, content }) =>
    content.map((value, at) => ({ value, about: { number, at, key: value.key } })),
  )
  const places = unfitting(
    shipped,
    all.map(({ value }) => value),
  )
  const left = new Set(places)
  return {
    values: all.filter((_, place) => !left.has(place)).map(({ value }) => value),
    places,
    leftOut: all.filter((_, place) => left.has(place)).map(({ about }) => about),
  }
}

/** What is said of them to who runs the server; nothing where nothing is left out. */
export function warningsOf(leftOut: readonly Pick<LeftOut, 'number' | 'key'>[]): string[] {
  if (leftOut.length === 0) return []
  const named = [...new Set(leftOut.map(({ number, key }) => `${key} (publication ${number})`))]
  return [`published figures that this program does not have are left out of the law: ${named.join(', ')}`]
}
