import type { Batch } from '@tongban/contracts/batches'

import { type Context, scopeOf } from '../../platform/context.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { insertNumber, openingOfList } from '../cases/index.ts'
import type { BatchDeps, ListDeps } from './deps.ts'
import { type BatchRow, lockBatch, markApplying, markStopped } from './store.ts'
import { batchView } from './view.ts'

interface Named {
  readonly subject: string
  readonly id: string
}

/**
 * 交名单: what the dry run found good is handed in as of today, by whoever says so; the work itself is done beside, and goes on after a crash.
 * @param command.good how many rows he saw that would go
 * @throws Refusal batches.unknown, batches.state, batches.nothing, cases.new-version, cases.not-online, catalogue.no-item, general.not-allowed
 */
export async function applyBatch(
  deps: ListDeps,
  context: Context,
  command: Command,
  { subject, id, good }: Named & { readonly good: number },
): Promise<Batch> {
  const applied = await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockBatch(subject, id)] as const,
    admit: ([[row]]) => void known(row),
    run: async (tx, [[found]]) => {
      const row = known(found)
      if (row.state !== 'checked' || row.good !== good || isoOf(row.expires_at) <= context.now.toISOString())
        throw new Refusal('batches.state')
      if (row.good === 0) throw new Refusal('batches.nothing')
      openingOfList(deps, context, { subject, item: row.item, itemVersion: row.item_version })
      const area = deps.agencies.find(row.agency_id)?.area ?? '000000'
      const number = await deps.numbers.next(area, context.today)
      const { actorId, actorName, accountId = null, today, now } = context
      tx.record(
        insertNumber(number, subject, id),
        markApplying(subject, id, number, today, now, actorId, actorName, accountId),
      )
      return batchView(deps, {
        ...row,
        state: 'applying',
        number,
        actor_name: actorName,
        applied_at: now.toISOString(),
      })
    },
  })
  deps.beginLists()
  return applied
}

/** 停: what was handed in stays and goes its way; the rest is not handed in. @throws Refusal batches.unknown, batches.state */
export async function stopBatch(
  deps: BatchDeps,
  context: Context,
  command: Command,
  { subject, id }: Named,
): Promise<Batch> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockBatch(subject, id)] as const,
    admit: ([[row]]) => void known(row),
    run: (tx, [[found]]) => {
      const row = known(found)
      if (row.state !== 'applying') throw new Refusal('batches.state')
      tx.record(markStopped(subject, id, 'asked'))
      return batchView(deps, { ...row, stopped: row.stopped ?? 'asked' })
    },
  })
}

function known(row: BatchRow | undefined): BatchRow {
  if (row === undefined) throw new Refusal('batches.unknown')
  return row
}
