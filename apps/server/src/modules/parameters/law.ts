import { baseLaw, type Law, lawOf, type Overlays, publishedLaw } from '@tongban/policy'

import type { Database } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'
import { noticesOf, readExceptions, readKnown } from '../calendar/index.ts'
import { fitting, type LeftOut, type Published } from './fitting.ts'
import {
  findLaw,
  hasShipped,
  insertLaw,
  insertShipped,
  type LawRow,
  readPublished,
  readShipped,
} from './store.ts'

/** A law with what was published over the shipped one: by these a browser makes the same. */
export interface PublishedLaw {
  readonly law: Law
  /** The hash of the shipped law under the overlays. */
  readonly shipped: string
  readonly overlays: Overlays
}

/** The law in force, and how to read it again. */
export interface OpenLaw {
  readonly law: () => Law
  /** The law with its overlays. */
  readonly published: () => PublishedLaw
  /** What was published here and the running program has no figure for. */
  readonly leftOut: () => readonly LeftOut[]
  readonly refresh: () => Promise<void>
}

const worker = { path: 'worker' } as const
const all = 2_147_483_647 // the largest number that a publication can have

/**
 * The law in force: what the package ships, overlaid by the notices on holidays and the values of figures that were published since. Read again when
 * either changes, and written down before it is used, so that {@link lawOfHash} finds every law that a decision can name. What the program has no figure
 * for is left out, and named.
 * @throws Error when it cannot be read or written down
 */
export async function openLaw(database: Database): Promise<OpenLaw> {
  const { value, refresh } = await remember(database, ['parameters', 'calendar'], async () => {
    const [exceptions, known, publications] = await database.read(
      worker,
      readExceptions(),
      readKnown(),
      readPublished(all),
    )
    const { values, places, leftOut } = fitting(baseLaw, publications)
    const overlays = { ...noticesOf(exceptions, known), values }
    const law = publishedLaw(baseLaw, overlays)
    await keepLaw(database, { law, overlays, places, publications: publications.at(-1)?.number ?? 0 })
    return { law, shipped: baseLaw.hash, overlays, leftOut }
  })
  return { law: () => value().law, published: value, leftOut: () => value().leftOut, refresh }
}

/**
 * The law that had a hash once, here: that of today or an earlier one, also under an earlier program. A decision is derived again with it, to the
 * same bytes.
 * @returns undefined where no process has had such a law
 * @throws Error when what was written down gives another hash: it was tampered with
 */
export async function lawOfHash(database: Database, hash: string): Promise<PublishedLaw | undefined> {
  const [[row]] = await database.read(worker, findLaw(hash))
  if (row === undefined) return undefined
  const [[found], publications] = await database.read(
    worker,
    readShipped(row.shipped),
    readPublished(row.publications),
  )
  if (found === undefined) throw new Error(`the shipped law of ${hash} is gone`)
  const overlays = overlaysOf(row, publications)
  const shipped = row.shipped === baseLaw.hash ? baseLaw : lawOf(found.law)
  const law = publishedLaw(shipped, overlays)
  if (shipped.hash !== row.shipped || law.hash !== hash) throw new Error(`the law ${hash} was changed`)
  return { law, shipped: row.shipped, overlays }
}

function overlaysOf(
  { exceptions, known_until, left_out }: LawRow,
  publications: readonly Published[],
): Overlays {
  const left = new Set(left_out)
  const values = publications.flatMap(({ content }) => content).filter((_, place) => !left.has(place))
  return { exceptions, knownUntil: known_until, values }
}

/** A law as it is written down: what it is made of, over what a program ships. */
interface Kept {
  readonly law: Law
  readonly overlays: Overlays
  readonly places: readonly number[]
  readonly publications: number
}

async function keepLaw(
  database: Database,
  { law, overlays: { exceptions, knownUntil }, places, publications }: Kept,
): Promise<void> {
  const [[kept], [shipped]] = await database.read(worker, findLaw(law.hash), hasShipped(baseLaw.hash))
  if (kept !== undefined) return
  await database.transaction(worker, async (tx) => {
    if (shipped === undefined) {
      const { calendar, figures } = baseLaw
      tx.record(insertShipped(baseLaw.hash, JSON.stringify({ calendar, figures })))
    }
    tx.record(
      insertLaw(
        law.hash,
        baseLaw.hash,
        JSON.stringify(exceptions),
        knownUntil,
        publications,
        JSON.stringify(places),
      ),
    )
  })
}
