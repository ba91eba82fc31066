import { type OutletAct, outletActs } from '@tongban/contracts/outlet'
import type { GrantEntry } from '@tongban/contracts/outlets'
import { addDays, type Day } from '@tongban/policy'

/** What an outlet may do with everything that stands under one place of the catalogue. */
export interface Grant {
  readonly id: string
  readonly level: 'item' | 'sub-item' | 'leaf'
  readonly code: string
  readonly acts: readonly OutletAct[]
  readonly from: Day
  /** The last day; null: until it is changed. */
  readonly to: Day | null
}

/** A leaf item in the three levels of the catalogue, on each of which it may be granted. */
export interface GrantedLeaf {
  readonly code: string
  /** The sub-item, where the catalogue has one between item and leaf item. */
  readonly subItem?: string | undefined
  /** The item. */
  readonly category: string
}

/** What an outlet may do with a leaf item on a day, and the last day of it. */
export interface Standing {
  readonly acts: readonly OutletAct[]
  readonly to: Day | null
}

/** Whether a grant stands above a leaf item. */
function covers({ level, code }: Pick<Grant, 'level' | 'code'>, leaf: GrantedLeaf): boolean {
  return code === { leaf: leaf.code, 'sub-item': leaf.subItem, item: leaf.category }[level]
}

function holdsOn({ from, to }: Pick<Grant, 'from' | 'to'>, day: Day): boolean {
  return from <= day && (to === null || to >= day)
}

/** Whether a grant opens a leaf item on a day: from its first day to the end of its last. */
export function isGrantedBy(grant: Grant, leaf: GrantedLeaf, day: Day): boolean {
  return covers(grant, leaf) && holdsOn(grant, day)
}

/** All that an outlet may do with a leaf item on a day; it stays so up to the first of the last days. */
export function standingOf(grants: readonly Grant[], leaf: GrantedLeaf, day: Day): Standing {
  const holding = grants.filter((grant) => isGrantedBy(grant, leaf, day))
  const ends = holding.flatMap(({ to }) => (to === null ? [] : [to]))
  return {
    acts: outletActs.filter((act) => holding.some(({ acts }) => acts.includes(act))),
    to: ends.toSorted()[0] ?? null,
  }
}

/** What a change does to the grants of an outlet. */
export interface GrantPlan {
  /** Grants that end the day before. */
  readonly ends: readonly string[]
  /** Grants whose first day has not come: they never hold. */
  readonly withdraws: readonly string[]
  readonly adds: readonly Omit<Grant, 'id'>[]
  /** What was granted as a whole and is now granted item by item. */
  readonly dissolved: readonly Pick<Grant, 'level' | 'code'>[]
}

/**
 * 改授权: from a day on an outlet may do with the named leaf items what the entries say, and with all others what it may now. What
 * held before that day keeps its days. A grant of a whole category of which one leaf item changes becomes grants of its leaf items.
 * @param leaves every leaf item of the catalogue
 */
export function planChange(
  grants: readonly Grant[],
  leaves: readonly GrantedLeaf[],
  { from, entries }: { readonly from: Day; readonly entries: readonly GrantEntry[] },
): GrantPlan {
  const named = new Map(entries.map((entry) => [entry.item, entry]))
  const changing = leaves.filter(({ code }) => named.has(code))
  const touched = grants.filter(
    (grant) => (grant.to === null || grant.to >= from) && changing.some((leaf) => covers(grant, leaf)),
  )
  const kept = touched.flatMap((grant) =>
    leaves
      .filter((leaf) => covers(grant, leaf) && !named.has(leaf.code))
      .map((leaf) => ({
        level: 'leaf' as const,
        code: leaf.code,
        acts: grant.acts,
        from: grant.from > from ? grant.from : from,
        to: grant.to,
      })),
  )
  const added = entries
    .filter(({ acts }) => acts.length > 0)
    .map(({ item, acts, to }) => ({ level: 'leaf' as const, code: item, acts, from, to }))
  return {
    ends: touched.filter((grant) => grant.from < from).map(({ id }) => id),
    withdraws: touched.filter((grant) => grant.from >= from).map(({ id }) => id),
    adds: [...kept, ...added],
    dissolved: touched.filter(({ level }) => level !== 'leaf'),
  }
}

/** The day before: the last one of what ends. */
export function lastDayBefore(from: Day): Day {
  return addDays(from, -1)
}

/** What has to change at an outlet so that it may do from a day on exactly what another one may do then. */
export function entriesToCopy(
  leaves: readonly GrantedLeaf[],
  source: readonly Grant[],
  target: readonly Grant[],
  from: Day,
): GrantEntry[] {
  return leaves.flatMap((leaf) => {
    const [wanted, now] = [standingOf(source, leaf, from), standingOf(target, leaf, from)]
    if (isSame(wanted, now)) return []
    return [{ item: leaf.code, acts: [...wanted.acts], to: wanted.acts.length === 0 ? null : wanted.to }]
  })
}

/** Whether two standings are the same in acts and last day; nothing has no last day. */
export function isSame(one: Standing, other: Standing): boolean {
  const textOf = ({ acts, to }: Standing): string => (acts.length === 0 ? '' : `${acts.join(' ')} ${to}`)
  return textOf(one) === textOf(other)
}
