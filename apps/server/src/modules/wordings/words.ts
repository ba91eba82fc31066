import { createHash } from 'node:crypto'

import { canonical } from '@tongban/contracts/canonical'
import type { Language } from '@tongban/contracts/errors'
import { type WordingFacts, wordingFaults, type WordingRule } from '@tongban/contracts/wording-template'
import type { WordingChannel } from '@tongban/contracts/wordings'
import type { Day } from '@tongban/policy'

import type { Database } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'
import { readVersions, type VersionRow, type Words } from './store.ts'

export type { Words } from './store.ts'

/** One sentence as it is shipped, and what another one in its place is judged by. */
export interface ShippedPart {
  readonly key: string
  /** What it is for, for staff. */
  readonly name: string
  readonly texts: Words[string]
  /** Facts that are known besides those that it names. */
  readonly besides: readonly string[]
  readonly lettersAtMost: number
  readonly links: boolean
}

/** 用语 as the program ships it: a message, a paper or a letter, with its sentences. */
export interface ShippedWording {
  readonly key: string
  readonly channel: WordingChannel
  readonly title: string
  readonly parts: readonly ShippedPart[]
  /** Made-up facts of an example, as each language says them. */
  readonly samples: Readonly<Partial<Record<Language, WordingFacts>>>
}

/** Whose words hold, and since which of its versions. */
export interface Standing {
  readonly words: Words
  /** Null: the shipped ones. */
  readonly agencyId: string | null
  readonly version: number | null
}

/** Every version that agencies have published, in memory. */
export interface Wordings {
  readonly shipped: ReadonlyMap<string, ShippedWording>
  /** 用语 of an agency on a day: its own, else those of the nearest agency above it, else the shipped ones. */
  readonly standing: (key: string, agencyId: string, on: Day) => Standing
  /** What an agency has published, the newest last. */
  readonly versionsOf: (key: string, agencyId: string) => readonly VersionRow[]
  readonly refresh: () => Promise<void>
}

/** Opens the words of all agencies; read again when some are published. */
export async function openWordings(
  database: Database,
  shipped: readonly ShippedWording[],
  above: (agencyId: string) => readonly string[],
): Promise<Wordings> {
  const known = new Map(shipped.map((wording) => [wording.key, wording]))
  const shippedWords = new Map(shipped.map((wording) => [wording.key, wordsOfShipped(wording)]))
  const { value, refresh } = await remember(database, 'wordings', async () => {
    const [rows] = await database.read({ path: 'worker' }, readVersions())
    return {
      all: Map.groupBy(rows, ({ agency_id, key }) => placeOf(agency_id, key)),
      // judged once: what fits the running program no more is said as it ships it
      unfit: new Set(rows.filter((row) => !fits(known.get(row.key), row))),
    }
  })
  return {
    shipped: known,
    standing: (key, agencyId, on) => {
      const { all, unfit } = value()
      for (const agency of all.size === 0 ? [] : above(agencyId)) {
        const found = inForce(all.get(placeOf(agency, key)) ?? [], on)
        if (found === undefined || unfit.has(found)) continue
        if (found.content === null) break // who published the shipped words has them, whatever those above say
        return { words: found.content, agencyId: agency, version: found.version }
      }
      return { words: shippedWords.get(key) ?? {}, agencyId: null, version: null }
    },
    versionsOf: (key, agencyId) => value().all.get(placeOf(agencyId, key)) ?? [],
    refresh,
  }
}

/** The newest version whose first day has come. */
function inForce(versions: readonly VersionRow[], on: Day): VersionRow | undefined {
  return versions.findLast(({ valid_from: from }) => from <= on)
}

/** What the program ships, in the form that an agency writes. */
export function wordsOfShipped({ parts }: ShippedWording): Words {
  return Object.fromEntries(parts.map(({ key, texts }) => [key, texts]))
}

/** What tells two wordings apart. */
export function hashOfWords(words: Words): string {
  return createHash('sha256').update(canonical(words)).digest('hex')
}

/** The rule of one sentence in one language. */
export function ruleOf(
  { texts, besides, lettersAtMost, links }: ShippedPart,
  language: Language,
): WordingRule {
  return { shipped: texts[language] ?? '', besides, lettersAtMost, links }
}

function fits(shipped: ShippedWording | undefined, { content }: VersionRow): boolean {
  if (content === null) return true
  return shipped !== undefined && isSound(shipped, content)
}

/** Whether every sentence of a wording is there and may be said. */
export function isSound({ parts }: ShippedWording, words: Words): boolean {
  return parts.every((part) =>
    languagesOf(part).every(
      (language) => wordingFaults(words[part.key]?.[language] ?? '', ruleOf(part, language)).length === 0,
    ),
  )
}

/** The languages in which a sentence is read. */
export function languagesOf({ texts }: ShippedPart): readonly Language[] {
  const all: readonly Language[] = ['zh-CN', 'zh-HK', 'en']
  return all.filter((language) => texts[language] !== undefined)
}

function placeOf(agencyId: string, key: string): string {
  return `${agencyId} ${key}`
}
