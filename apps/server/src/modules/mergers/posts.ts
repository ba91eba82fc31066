import type { PostToGrant } from '@tongban/contracts/mergers'

import { type Context, scopeOf } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findPostsToGrant } from '../staff/index.ts'
import type { MergerDeps } from './deps.ts'
import { findEnded, findMerger } from './store.ts'

/**
 * 要重新授权的岗位: whose grants end with an agency, and whether each holds a post at the successor from its first day on, so that nobody stands
 * before a closed door on that morning.
 * @throws Refusal mergers.none
 */
export async function postsToGrant(
  { database, outlets }: MergerDeps,
  context: Context,
  id: string,
): Promise<{ rows: PostToGrant[] }> {
  const { agencies, today } = context
  const [[found]] = await database.read(scopeOf(context), findMerger(id, agencies))
  if (found === undefined) throw new Refusal('mergers.none')
  const [ended] = await database.read(scopeOf(context), findEnded(found.agency_id, id))
  const day = found.ceased_from > today ? found.ceased_from : today
  const ids = ended.map((one) => one.id)
  const [rows] = await database.read({ path: 'worker' }, findPostsToGrant(ids, found.successor, day)) // he may be proposed where the reader is not
  return {
    rows: rows.map(({ left_on, granted, asked, outlet_id, ...row }) => ({
      ...row,
      outletName: outlet_id === null ? null : outlets.nameOf(outlet_id),
      standing: left_on !== null && left_on < day ? 'left' : granted ? 'granted' : asked ? 'asked' : 'open',
    })),
  }
}
