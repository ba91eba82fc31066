import type { VersionRow } from './store.ts'
import { hashOfWords, isSound, type ShippedWording, wordsOfShipped } from './words.ts'

/** Words of an agency that the running program has moved on from. */
export interface WordingBehind {
  readonly agencyId: string
  readonly key: string
  /** They are not said any more: a sentence is missing, or names what is not known. */
  readonly isLeftOut: boolean
}

/**
 * 随版本更新: an upgrade leaves an agency its own words; those that were made from other shipped words than today's are named, so that
 * somebody compares. What fits no more is said as it is shipped.
 * @param versions of each agency and wording, the newest last
 */
export function wordingsBehind(
  versions: readonly VersionRow[],
  shipped: readonly ShippedWording[],
): readonly WordingBehind[] {
  const newest = [...Map.groupBy(versions, ({ agency_id, key }) => `${agency_id} ${key}`).values()].flatMap(
    (rows) => rows.at(-1) ?? [],
  )
  return newest.flatMap((row) => {
    const { agency_id: agencyId, key } = row
    const behind = isBehind(
      row,
      shipped.find((wording) => wording.key === key),
    )
    return behind === undefined ? [] : [{ agencyId, key, ...behind }]
  })
}

/** Whether a version was made from other shipped words than those of today; undefined where it was not. */
export function isBehind(
  { content, shipped_hash: madeFrom }: VersionRow,
  shipped: ShippedWording | undefined,
): { readonly isLeftOut: boolean } | undefined {
  if (content === null) return undefined
  const isLeftOut = shipped === undefined || !isSound(shipped, content)
  const isSame = shipped !== undefined && hashOfWords(wordsOfShipped(shipped)) === madeFrom
  return isLeftOut || !isSame ? { isLeftOut } : undefined
}
