import type { Declaration } from '@tongban/contracts/declaration'
import type { ItemDraft } from '@tongban/contracts/item-drafts'

import { lookWithin } from '../../../platform/audit.ts'
import { dayOfInstant } from '../../../platform/clock.ts'
import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/database.ts'
import { instantOf } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { publishingTerm } from '../../../platform/publishing-term.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { checkContent } from '../checking/check-content.ts'
import { declarationHash } from '../publish.ts'
import { listedBy } from './begin.ts'
import type { ItemDraftDeps } from './deps.ts'
import {
  askForDraft,
  type DraftRow,
  endDraft,
  lockDraft,
  saveDraft,
  sendDraftBack,
  urgeDraft,
} from './store.ts'
import { findOneDraft } from './view.ts'

/** A draft as it stood on the screen. */
export interface Seen {
  readonly id: string
  readonly revision: number
}

/**
 * 保存: whoever writes in a draft does not publish it; what is saved anew has to be asked for anew.
 * @throws Refusal catalogue.no-draft, catalogue.decided, catalogue.newer
 */
export async function saveItemDraft(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  { content, ...seen }: Seen & { readonly content: DraftRow['content'] },
): Promise<ItemDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'catalogue.draft' }, (row) => {
    const { code, name } = listedBy(content)
    const writers = [...new Set([...row.written_by, context.actorId])]
    return [
      saveDraft(row.id, code, name, JSON.stringify(content), writers, context.now),
      ...taskDone(deps, context, row),
    ]
  })
}

/**
 * 请人发布: nothing is asked for that the check has something against. It is a task with a term for those who may publish.
 * @throws Refusal catalogue.no-draft, catalogue.decided, catalogue.newer, catalogue.cannot-publish
 */
export async function askToPublish(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  seen: Seen,
): Promise<ItemDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'catalogue.ask' }, (row) => {
    const { defects, declaration } = checkContent(row.content, deps.registry)
    const same = declaration !== undefined && isInForce(deps, declaration)
    if (same) throw refusalAt('catalogue.cannot-publish', 'code', '和现行版本一样，没有要发布的')
    if (defects.length > 0) throw new Refusal('catalogue.cannot-publish', defects)
    const term = publishingTerm(context.law, context.today)
    return [
      askForDraft(row.id, context.actorId, term.dueOn),
      ...taskDone(deps, context, row),
      deps.tasks.open({ agencyId: row.agency_id, draft: row.id, name: row.name, ...term, now: context.now }),
    ]
  })
}

/**
 * 催办: after its term whoever writes may ask again, once a day.
 * @throws Refusal catalogue.no-draft, catalogue.decided, catalogue.newer, catalogue.not-asked, catalogue.not-late
 */
export async function urgeToPublish(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  seen: Seen,
): Promise<ItemDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'catalogue.urge' }, (row) => {
    if (row.state !== 'asked' || row.due_on === null) throw new Refusal('catalogue.not-asked')
    const urgedOn = row.urged_at === null ? null : dayOfInstant(instantOf(row.urged_at))
    if (row.due_on >= context.today || urgedOn === context.today) throw new Refusal('catalogue.not-late')
    return [urgeDraft(row.id, context.now), deps.tasks.urge(row.agency_id, row.id, context.now)]
  })
}

/** The task of an asked draft is done, with the act that does it. */
export function taskDone(
  { tasks }: ItemDraftDeps,
  context: Context,
  { id, agency_id, state }: DraftRow,
): Statement[] {
  return state === 'asked' ? [tasks.finish(agency_id, id, context)] : []
}

/**
 * 退回: another than those who have written the draft says why it is not published.
 * @throws Refusal catalogue.no-draft, catalogue.decided, catalogue.newer, catalogue.not-asked, catalogue.same-person
 */
export async function sendBackDraft(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  { reason, ...seen }: Seen & { readonly reason: string },
): Promise<ItemDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'catalogue.send-back' }, (row) => {
    requireAnother(row, context)
    return [sendDraftBack(row.id, context.actorId, reason), ...taskDone(deps, context, row)]
  })
}

/**
 * 撤回: nothing of it is published, and it stays on record.
 * @throws Refusal catalogue.no-draft, catalogue.decided, catalogue.newer
 */
export async function withdrawItemDraft(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  seen: Seen,
): Promise<ItemDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'catalogue.withdraw' }, (row) => [
    endDraft(row.id, 'withdrawn', context.actorId, context.now, null),
    ...taskDone(deps, context, row),
  ])
}

function isInForce({ catalogue }: ItemDraftDeps, declaration: Declaration): boolean {
  return catalogue.current(declaration.code)?.hash === declarationHash(declaration)
}

/** One act on a draft that is not decided, with its line in the audit. @returns the draft as it stands then */
async function onDraft(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  { id, revision, act }: Seen & { readonly act: string },
  decide: (row: DraftRow) => readonly Statement[],
): Promise<ItemDraft> {
  await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockDraft(id, context.agencies)] as const,
    run: (tx, [[found]]) => {
      const row = requireUndecided(found, revision)
      tx.record(...decide(row), lookWithin({ ...context, agencyId: row.agency_id }, { act, purpose: id }))
      return { id }
    },
  })
  return await findOneDraft(deps, context, id)
}

/** A draft that is neither published nor withdrawn, in the revision that stood on the screen. */
export function requireUndecided(found: DraftRow | undefined, revision: number): DraftRow {
  if (found === undefined) throw new Refusal('catalogue.no-draft')
  if (found.decided_by !== null) throw new Refusal('catalogue.decided')
  if (found.revision !== revision) throw new Refusal('catalogue.newer')
  return found
}

/** Publishing is asked for, and who decides on it has written nothing of it. @throws Refusal catalogue.not-asked, catalogue.same-person */
export function requireAnother(
  { state, written_by, asked_by }: DraftRow,
  { actorId }: Pick<Context, 'actorId'>,
): void {
  if (state !== 'asked') throw new Refusal('catalogue.not-asked')
  if (written_by.includes(actorId) || asked_by === actorId) throw new Refusal('catalogue.same-person')
}
