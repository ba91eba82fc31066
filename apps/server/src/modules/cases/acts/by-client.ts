import type { ClientReference } from '@tongban/contracts/client-api'

import type { Context } from '../../../platform/context.ts'
import { query, type Statement } from '../../../platform/database.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { takeTurn } from '../../../platform/turns.ts'
import type { Case } from '../case.ts'

const nothing = query<{ count: number }>('select 0 as count where false')
const countOfDay = query<{ count: number }>('select count from cases.handed_in_by($1, $2)')

/** How much another system has handed in today, one hand-in of it after the other, so that none slips by; nothing is read of others. */
export function handedInToday({
  client,
  today,
}: Pick<Context, 'client' | 'today'>): readonly [Statement, Statement<{ count: number }>] {
  if (client === undefined) return [nothing(), nothing()]
  return [takeTurn(`client ${client.id}`), countOfDay(client.id, today)]
}

/** @param rows what {@link handedInToday} answered @throws Refusal clients.enough */
export function requireQuota({ client }: Pick<Context, 'client'>, [row]: readonly { count: number }[]): void {
  if (client !== undefined && (row?.count ?? 0) >= client.handInsADay) throw new Refusal('clients.enough')
}

/** The key names items and owning agencies, also one that was merged into the owner; before the owner is known only the item is looked at. @throws Refusal clients.not-in-scope */
export function requireInScope(
  { client }: Pick<Context, 'client'>,
  item: string,
  owners?: readonly string[],
): void {
  const isOut =
    client?.items?.includes(item) === false ||
    (owners !== undefined && client?.agencies?.some((agency) => owners.includes(agency)) === false)
  if (isOut) throw refusalAt('clients.not-in-scope', 'item')
}

/** What a case keeps of the system that handed it in, and of what that calls it. */
export function broughtBy(
  { client }: Pick<Context, 'client'>,
  { reference }: { readonly reference?: ClientReference | undefined },
): Pick<Case, 'client_id' | 'client_reference'> {
  return { client_id: client?.id ?? null, client_reference: reference ?? null }
}
