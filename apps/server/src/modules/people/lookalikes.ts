import { type IdentityKind, to18 } from '@tongban/policy'

import { query, type Tx } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { isSameName } from './register.ts'
import { findCalled, findDocumentsOf } from './store.ts'

/** By what somebody seems to be known already. */
export type Likeness = 'number' | 'name' | 'birth-date' | 'telephone'

/** Somebody who was taken on anew, and who is known already and seems to be the same. */
export interface Lookalike {
  readonly subjectId: string
  readonly otherId: string
  readonly by: readonly Likeness[]
}

/** Neither is hidden, and they were not merged. */
const apart = `subjects.canonical(o.subject_id) <> subjects.canonical(n.subject_id)
     and not exists (select from shields.hidden h where h.subject_id = n.subject_id or h.subject_id = o.subject_id)`

/** Whom a cause has taken on: the case that registered them, or of whoever came to a counter he himself. */
export const findTakenOn = query<{ subject_id: string }>(
  `select subject_id from people.particulars where cause = $1 and superseded_by is null and subject_id = any ($2::uuid[])
     and not exists (select from people.particulars p where p.subject_id = particulars.subject_id and p.superseded_by = particulars.cause)`,
)
const findSpelledAlike = query<{ subject_id: string; other_id: string; name: string; other_name: string }>(
  `select n.subject_id, o.subject_id as other_id, n.name, o.name as other_name from people.particulars n
   join people.particulars o on o.birth_date = n.birth_date and o.pinyin = n.pinyin and o.superseded_by is null and o.subject_id <> n.subject_id
   where n.subject_id = any ($1::uuid[]) and n.superseded_by is null and ${apart} order by n.subject_id, o.subject_id limit 200`,
)
const findOfNumbers = query<{ subject_id: string; other_id: string }>(
  `select distinct n.subject_id, o.subject_id as other_id from unnest($1::uuid[], $2::bytea[], $3::text[]) n (subject_id, key_hash, kind)
   join people.document_key o on o.key_hash = n.key_hash and o.kind = n.kind and o.subject_id <> n.subject_id
   where ${apart} order by 1, 2 limit 200`,
)

/**
 * 疑似重复登记: who of those that were just taken on seems to be known already: by the number that his would have been before, or would be now, or by
 * name and birth date; that the telephone is the same is said besides. Nobody is stopped by it, and nobody who is hidden is found or compared.
 */
export async function findLookalikes(
  secrets: Secrets,
  tx: Tx,
  subjects: readonly string[],
): Promise<readonly Lookalike[]> {
  if (subjects.length === 0) return []
  const [documents, spelled] = await tx.load(findDocumentsOf(subjects), findSpelledAlike(subjects))
  const others = documents.flatMap(({ subject_id, kind, number }) =>
    otherNumbers(kind, secrets.open(number)).map((other) => ({ subject_id, kind, other })),
  )
  const [numbered] = await tx.load(
    findOfNumbers(
      others.map(({ subject_id }) => subject_id),
      others.map(({ kind, other }) => secrets.index(kind, other)),
      others.map(({ kind }) => kind),
    ),
  )
  const pairs = new Map<string, Lookalike>()
  const note = (subjectId: string, otherId: string, by: readonly Likeness[]): void => {
    const key = `${subjectId} ${otherId}`
    pairs.set(key, { subjectId, otherId, by: [...(pairs.get(key)?.by ?? []), ...by] })
  }
  for (const { subject_id, other_id } of numbered) note(subject_id, other_id, ['number'])
  for (const { subject_id, other_id, name, other_name } of spelled)
    if (isSameName(name, other_name)) note(subject_id, other_id, ['name', 'birth-date'])
  return await withTelephones(secrets, tx, [...pairs.values()])
}

async function withTelephones(
  secrets: Secrets,
  tx: Tx,
  pairs: readonly Lookalike[],
): Promise<readonly Lookalike[]> {
  if (pairs.length === 0) return []
  const [called] = await tx.load(
    findCalled([...new Set(pairs.flatMap(({ subjectId, otherId }) => [subjectId, otherId]))]),
  )
  const telephones = new Map(
    called.map(({ subject_id, telephone }) => [
      subject_id,
      telephone === null ? undefined : secrets.open(telephone),
    ]),
  )
  return pairs.map((pair) => {
    const [one, other] = [telephones.get(pair.subjectId), telephones.get(pair.otherId)]
    return one !== undefined && one === other ? { ...pair, by: [...pair.by, 'telephone'] } : pair
  })
}

/** 通行证换证次数: two digits behind a number that stays. */
const issues = Array.from({ length: 100 }, (_, at) => String(at).padStart(2, '0'))
/** How long the part of a permit is that stays. */
const staying: Partial<Record<IdentityKind, number>> = { 'hk-macau-permit': 9, 'taiwan-permit': 8 }

/** What the same document of the same person may be written like elsewhere: a resident number of fifteen or eighteen digits, a permit of another issue. */
export function otherNumbers(kind: IdentityKind, number: string): readonly string[] {
  if (kind === 'resident') return otherResident(number)
  const length = staying[kind]
  if (length === undefined || (number.length !== length && number.length !== length + 2)) return []
  const base = number.slice(0, length)
  return [base, ...issues.map((issue) => `${base}${issue}`)].filter((other) => other !== number)
}

function otherResident(number: string): readonly string[] {
  if (/^\d{17}[\dX]$/.test(number) && number.slice(6, 8) === '19')
    return [`${number.slice(0, 6)}${number.slice(8, 17)}`]
  try {
    return [to18(number)]
  } catch {
    return []
  }
}
