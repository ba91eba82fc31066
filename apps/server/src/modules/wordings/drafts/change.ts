import type { WordingDraft } from '@tongban/contracts/wordings'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../../platform/audit.ts'
import { dayOfInstant } from '../../../platform/clock.ts'
import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/database.ts'
import { instantOf } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { publishingTerm } from '../../../platform/publishing-term.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import type { WordingDeps } from '../deps.ts'
import { faultsIn } from '../faults.ts'
import { shippedOrGone } from '../require.ts'
import { hashOfWords, type Words } from '../words.ts'
import { firstDayOf } from './compared.ts'
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
 * @throws Refusal wordings.no-draft, wordings.decided, wordings.newer
 */
export async function saveWordingDraft(
  deps: WordingDeps,
  context: Context,
  command: Command,
  { content, from, ...seen }: Seen & { readonly content: Words; readonly from: Day | null },
): Promise<WordingDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'wordings.draft' }, (row) => {
    const writers = [...new Set([...row.written_by, context.actorId])]
    return [
      saveDraft(row.id, JSON.stringify(content), from, writers, context.now),
      ...taskDone(deps, context, row),
    ]
  })
}

/**
 * 请人发布: nothing is asked for that cannot be said. It is a task with a term for those who may publish.
 * @throws Refusal wordings.no-draft, wordings.decided, wordings.newer, wordings.faults, wordings.same-words, wordings.from-passed
 */
export async function askToPublish(
  deps: WordingDeps,
  context: Context,
  command: Command,
  seen: Seen,
): Promise<WordingDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'wordings.ask' }, (row) => {
    requireSound(deps, row)
    requireLater(row, context)
    requireOther(deps, row, context)
    const term = publishingTerm(context.law, context.today)
    return [
      askForDraft(row.id, context.actorId, term.dueOn),
      ...taskDone(deps, context, row),
      deps.tasks.open({
        agencyId: row.agency_id,
        draft: row.id,
        name: shippedOrGone(deps.wordings, row.key).title,
        ...term,
        now: context.now,
      }),
    ]
  })
}

/**
 * 催办: after its term whoever writes may ask again, once a day.
 * @throws Refusal wordings.no-draft, wordings.decided, wordings.newer, wordings.not-asked, wordings.not-late
 */
export async function urgeToPublish(
  deps: WordingDeps,
  context: Context,
  command: Command,
  seen: Seen,
): Promise<WordingDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'wordings.urge' }, (row) => {
    if (row.state !== 'asked' || row.due_on === null) throw new Refusal('wordings.not-asked')
    const urgedOn = row.urged_at === null ? null : dayOfInstant(instantOf(row.urged_at))
    if (row.due_on >= context.today || urgedOn === context.today) throw new Refusal('wordings.not-late')
    return [urgeDraft(row.id, context.now), deps.tasks.urge(row.agency_id, row.id, context.now)]
  })
}

/**
 * 退回: another than those who have written the draft says why it is not published.
 * @throws Refusal wordings.no-draft, wordings.decided, wordings.newer, wordings.not-asked, wordings.same-person
 */
export async function sendBackDraft(
  deps: WordingDeps,
  context: Context,
  command: Command,
  { reason, ...seen }: Seen & { readonly reason: string },
): Promise<WordingDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'wordings.send-back' }, (row) => {
    requireAnother(row, context)
    return [sendDraftBack(row.id, context.actorId, reason), ...taskDone(deps, context, row)]
  })
}

/**
 * 撤回: nothing of it is published, and it stays on record.
 * @throws Refusal wordings.no-draft, wordings.decided, wordings.newer
 */
export async function withdrawWordingDraft(
  deps: WordingDeps,
  context: Context,
  command: Command,
  seen: Seen,
): Promise<WordingDraft> {
  return await onDraft(deps, context, command, { ...seen, act: 'wordings.withdraw' }, (row) => [
    endDraft(row.id, 'withdrawn', context.actorId, context.now, null),
    ...taskDone(deps, context, row),
  ])
}

/** The task of an asked draft is done, with the act that does it. */
export function taskDone(
  { tasks }: WordingDeps,
  context: Context,
  { id, agency_id, state }: DraftRow,
): Statement[] {
  return state === 'asked' ? [tasks.finish(agency_id, id, context)] : []
}

/** It says something else than what would hold without it. @throws Refusal wordings.same-words */
export function requireOther(
  { wordings }: WordingDeps,
  row: DraftRow,
  context: Pick<Context, 'today'>,
): void {
  const { words } = wordings.standing(row.key, row.agency_id, firstDayOf(row, context))
  if (hashOfWords(words) === hashOfWords(row.content)) throw new Refusal('wordings.same-words')
}

/** @throws Refusal wordings.faults, each at its place */
export function requireSound({ wordings, factTitles }: WordingDeps, { key, content }: DraftRow): void {
  const faults = faultsIn(shippedOrGone(wordings, key), content, factTitles)
  if (faults.length > 0) throw new Refusal('wordings.faults', faults)
}

/** What was told today reads the same tomorrow. @throws Refusal wordings.from-passed */
export function requireLater(row: DraftRow, context: Pick<Context, 'today'>): void {
  if (firstDayOf(row, context) <= context.today) throw refusalAt('wordings.from-passed', 'from')
}

/** One act on a draft that is not decided, with its line in the audit. @returns the draft as it stands then */
async function onDraft(
  deps: WordingDeps,
  context: Context,
  command: Command,
  { id, revision, act }: Seen & { readonly act: string },
  decide: (row: DraftRow) => readonly Statement[],
): Promise<WordingDraft> {
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
  if (found === undefined) throw new Refusal('wordings.no-draft')
  if (found.decided_by !== null) throw new Refusal('wordings.decided')
  if (found.revision !== revision) throw new Refusal('wordings.newer')
  return found
}

/** Publishing is asked for, and who decides on it has written nothing of it. @throws Refusal wordings.not-asked, wordings.same-person */
export function requireAnother(
  { state, written_by, asked_by }: DraftRow,
  { actorId }: Pick<Context, 'actorId'>,
): void {
  if (state !== 'asked') throw new Refusal('wordings.not-asked')
  if (written_by.includes(actorId) || asked_by === actorId) throw new Refusal('wordings.same-person')
}
