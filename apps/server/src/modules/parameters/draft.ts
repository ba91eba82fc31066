import type { ParameterDraft } from '@tongban/contracts/parameters'
import type { PublishedValue } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ParameterDeps } from './deps.ts'
import { type DraftRow, endDraft, insertDraft, lockDraft, updateDraft } from './store.ts'
import { draftView } from './view.ts'

/** What somebody writes: a title, and values that need not be right yet. */
export interface Written {
  readonly title: string
  readonly values: readonly PublishedValue[]
}

/**
 * 起草: keeps values that are to be published, whatever the checker says of them.
 * @throws Refusal parameters.not-here, at a county
 */
export async function createDraft(
  deps: ParameterDeps,
  context: Context,
  command: Command,
  { title, values }: Written,
): Promise<ParameterDraft> {
  const agencyId = context.agencies.find(deps.leads)
  if (agencyId === undefined) throw new Refusal('parameters.not-here')
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [],
    run: (tx) => {
      const row: DraftRow = {
        id: newId(),
        agency_id: agencyId,
        title,
        content: values,
        version: 0,
        state: 'open',
        written_by: [context.actorId],
        changed_at: context.now.toISOString(),
        decided_by: null,
        decided_at: null,
      }
      tx.record(
        insertDraft(row.id, agencyId, title, JSON.stringify(values), row.written_by, context.now),
        lookWithin({ ...context, agencyId }, { act: 'parameters.draft', purpose: row.id }),
      )
      return draftView(deps, context, { ...row, number: null })
    },
  })
}

/**
 * 修改草稿: whoever writes in it does not publish it.
 * @throws Refusal parameters.no-draft, parameters.decided, general.stale
 */
export async function changeDraft(
  deps: ParameterDeps,
  context: Context,
  command: Command,
  { id, version, title, values }: Written & { readonly id: string; readonly version: number },
): Promise<ParameterDraft> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockDraft(id, context.agencies)] as const,
    run: (tx, [[found]]) => {
      const row = requireOpen(found, version)
      const writers = [...new Set([...row.written_by, context.actorId])]
      tx.record(
        updateDraft(id, title, JSON.stringify(values), writers, context.now),
        lookWithin({ ...context, agencyId: row.agency_id }, { act: 'parameters.draft', purpose: id }),
      )
      return draftView(deps, context, {
        ...row,
        title,
        content: values,
        version: version + 1,
        written_by: writers,
        changed_at: context.now.toISOString(),
        number: null,
      })
    },
  })
}

/**
 * 撤回草稿: nothing of it is published, and it stays on record.
 * @throws Refusal parameters.no-draft, parameters.decided, general.stale
 */
export async function withdrawDraft(
  deps: ParameterDeps,
  context: Context,
  command: Command,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<ParameterDraft> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockDraft(id, context.agencies)] as const,
    run: (tx, [[found]]) => {
      const row = requireOpen(found, version)
      tx.record(
        endDraft(id, 'withdrawn', context.actorId, context.now),
        lookWithin({ ...context, agencyId: row.agency_id }, { act: 'parameters.withdraw', purpose: id }),
      )
      return draftView(deps, context, ended(row, 'withdrawn', context))
    },
  })
}

/** An open draft in the version that stood on the screen. */
export function requireOpen(found: DraftRow | undefined, version: number): DraftRow {
  if (found === undefined) throw new Refusal('parameters.no-draft')
  if (found.state !== 'open') throw new Refusal('parameters.decided')
  if (found.version !== version)
    throw new Refusal('general.stale', [{ field: 'version', code: 'general.stale', message: '' }])
  return found
}

/** The draft as it stands when it was published or withdrawn. */
export function ended(
  row: DraftRow,
  state: 'published' | 'withdrawn',
  { actorId, now }: Context,
  number: number | null = null,
): DraftRow & { readonly number: number | null } {
  return {
    ...row,
    state,
    version: row.version + 1,
    decided_by: actorId,
    decided_at: now.toISOString(),
    number,
  }
}
