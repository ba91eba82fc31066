import { type Context, scopeOf } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import {
  decideBundleStop,
  decideWithdrawal,
  isAtPort,
  opening,
  recordBySystem,
  requireOpen,
} from '../cases/index.ts'
import type { BundleDeps } from './deps.ts'
import { goOn, openBundle, type Opened } from './follow.ts'
import { type BundleRow, lockBundle, passOver } from './store.ts'

/** That it was done; how the bundle stands then is read. */
interface Done {
  readonly done: true
}

interface Named {
  readonly subject: string
  readonly id: string
}

/**
 * 还办不办: whether those that waited for a member which was not completed go on. @throws Refusal bundles.unknown, bundles.no-question, cases.not-found
 */
export async function answerBundle(
  deps: BundleDeps,
  context: Context,
  command: Command,
  { subject, id, goOn: goes }: Named & { readonly goOn: boolean },
): Promise<Done> {
  return await actOnBundle(deps, context, command, { subject, id }, async (tx, opened) => {
    const asked = opened.members.filter(
      ({ found: { stage, hold } }) =>
        stage !== 'closed' && hold?.reason === 'bundle' && hold.party === 'applicant',
    )
    if (asked.length === 0) throw new Refusal('bundles.no-question')
    if (!goes) {
      for (const { found } of asked) await recordBySystem(deps, context, tx, found, decideBundleStop)
      return
    }
    const failed = opened.members.filter(
      ({ found: { stage, outcome } }) => stage === 'closed' && outcome !== 'completed',
    )
    const keys = failed.map(({ row }) => row.key)
    tx.record(passOver(subject, id, keys))
    const members = opened.members.map(({ row, found }) => ({
      row: { ...row, passed_over: row.passed_over || keys.includes(row.key) },
      found,
    }))
    await goOn(deps, context, tx, { ...opened, members })
  })
}

/**
 * 整件撤回: everything that is still open is withdrawn; what is done stays done, and what is at the core or another department goes on there.
 * @throws Refusal bundles.unknown, bundles.nothing-open, cases.not-found
 */
export async function withdrawBundle(
  deps: BundleDeps,
  context: Context,
  command: Command,
  { subject, id, reason }: Named & { readonly reason: string },
): Promise<Done> {
  return await actOnBundle(deps, context, command, { subject, id }, async (tx, { members }) => {
    const open = members.filter(({ found }) => found.stage !== 'closed' && !isAtPort(found))
    if (open.length === 0) throw new Refusal('bundles.nothing-open')
    for (const { found } of open)
      await recordBySystem(deps, context, tx, found, (situation) => decideWithdrawal(situation, reason))
  })
}

async function actOnBundle(
  deps: BundleDeps,
  context: Context,
  command: Command,
  { subject, id }: Named,
  act: (tx: Tx, opened: Opened) => Promise<void>,
): Promise<Done> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [opening(context, subject, subject), lockBundle(subject, id)] as const,
    admit: ([opened, [bundle]]) => {
      requireOpen(context, opened)
      if (opened.length === 0) throw new Refusal('cases.not-found')
      if (bundle === undefined) throw new Refusal('bundles.unknown')
    },
    run: async (tx, [, [bundle]]) => {
      await act(tx, await openBundle(deps, tx, requireKnown(bundle)))
      return { done: true }
    },
  })
}

function requireKnown(bundle: BundleRow | undefined): BundleRow {
  if (bundle === undefined) throw new Refusal('bundles.unknown')
  return bundle
}
