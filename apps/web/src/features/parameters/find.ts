import {
  figureOfKey,
  inForce,
  type Dated,
  type Day,
  type InForce,
  type Law,
  type Parameter,
  parametersOf,
} from '@tongban/policy'

import { areaName, nation } from './areas.ts'
import { type Topic, topicOfKey } from './topics.ts'

/** What is looked for among the figures in force. */
export interface Wanted {
  readonly words: string
  readonly topic: string
  readonly area: string
  readonly on: Day
  /** Only what is to be confirmed, or provisional. */
  readonly unsure: boolean
}

/** A figure with what is in force of it where and when one looks; nothing where it is not known there. */
export interface Found {
  readonly key: string
  readonly topic: Topic
  readonly figure: Parameter<unknown>
  readonly now: InForce<unknown> | undefined
  /** So many areas have a value of their own. */
  readonly areas: number
}

/** The figures that are looked for, in the order of the law. */
export function findFigures(law: Law, { words, topic, area, on, unsure }: Wanted): Found[] {
  const terms = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return parametersOf(law.figures)
    .map(([key, figure]) => ({
      key,
      topic: topicOfKey(key),
      figure,
      now: inForce(figure, area, on),
      areas: new Set(figure.values.map((dated) => dated.area ?? nation).filter((code) => code !== nation))
        .size,
    }))
    .filter((found) => topic === '' || found.topic === topic)
    .filter(({ now }) => !unsure || (now !== undefined && isUnsure(now)))
    .filter((found) => terms.every((term) => textOf(found).includes(term)))
}

/** What is settled already for days to come, where the value that is looked at holds: the next change, and the last. */
export function changesAhead(
  { figure, now }: Pick<Found, 'figure' | 'now'>,
  today: string,
): Dated<unknown>[] {
  if (now === undefined) return []
  const ahead = figure.values
    .filter(({ area, from }) => area === now.area && from > now.from && from > today.slice(0, from.length))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  return ahead.length < 3 ? ahead : [ahead.at(0), ahead.at(-1)].filter((dated) => dated !== undefined)
}

/** To be confirmed, or past what documents say. */
function isUnsure({ certainty, provisional }: InForce<unknown>): boolean {
  return certainty === 'to-confirm' || provisional
}

/** What of a figure is looked through: its name and key, its areas, and its documents. */
function textOf({ key, figure }: Found): string {
  const about = figure.values.flatMap(({ area = nation, source }) => [
    areaName(area),
    source.document,
    source.number ?? '',
    source.saidBy ?? '',
  ])
  return [key, figure.name, ...new Set(about)].join(' ').toLowerCase()
}

/** Whether a value was published here, over the shipped ones, also where it says the same with a better source. */
export function isPublished(shipped: Law, key: string, dated: Dated<unknown>): boolean {
  const values = figureOfKey(shipped.figures, key)?.values ?? []
  return !values.some(
    ({ area, from, source }) => area === dated.area && from === dated.from && source === dated.source,
  )
}
