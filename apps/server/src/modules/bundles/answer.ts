import type { OffMember } from '@tongban/contracts/bundles'

import { type Context, scopeOf } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import {
  atDepartment,
  decideBundleStop,
  decideWithdrawal,
  opening,
  recordBySystem,
  requireGrantedHere,
  requireOpen,
} from '../cases/index.ts'
import type { BundleDeps } from './deps.ts'
import { goOn, openBundle, type Opened, unsentOf } from './follow.ts'
import { elsewhere } from './off.ts'
import { type BundleRow, lockBundle, passOver } from './store.ts'

/** That it was done; how the bundle stands then is read. */
interface Done {
  readonly done: true
}

/** The same of what was taken back, with what stays, because it has come to another department already. */
interface Withdrawn extends Done {
  readonly stays: OffMember[]
}

interface Named {
  readonly subject: string
  readonly id: string
}

/**
 * 还办不办: whether those that waited for a member which was not completed go on.
 * @throws Refusal bundles.unknown, bundles.no-question, cases.not-found; at a counter cases.not-granted, cases.out-of-reach
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
      return { done: true }
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
    return { done: true }
  })
}

/**
 * 整件撤回: everything that is still open is withdrawn; what is done stays done, what the core registers is decided, and what may have come to another
 * department stays there: who withdraws is told where he can say so.
 * @throws Refusal bundles.unknown, bundles.nothing-open, cases.at-department, cases.not-found; at a counter cases.not-granted, cases.out-of-reach
 */
export async function withdrawBundle(
  deps: BundleDeps,
  context: Context,
  command: Command,
  { subject, id, reason }: Named & { readonly reason: string },
): Promise<Withdrawn> {
  return await actOnBundle(deps, context, command, { subject, id }, async (tx, { declaration, members }) => {
    const open = members.filter(({ found: { stage, hold } }) => stage !== 'closed' && hold?.reason !== 'core')
    const known = await unsentOf(tx, open)
    const [back, stays] = [open.filter(known.mayStop), open.filter((member) => !known.mayStop(member))]
    if (open.length === 0) throw new Refusal('bundles.nothing-open')
    if (back.length === 0) throw atDepartment(departmentsOf(deps, stays), context.language)
    for (const { found } of back)
      await recordBySystem(deps, context, tx, found, (situation) =>
        decideWithdrawal({ ...situation, ...known.of(found) }, reason),
      )
    const left = declaration.members.filter(({ key }) => stays.some(({ row }) => row.key === key))
    return { done: true, stays: elsewhere(deps, left, context.language) }
  })
}

function departmentsOf(deps: BundleDeps, stays: Opened['members']) {
  return stays.flatMap(({ found: { item, item_version } }) => {
    const department = deps.catalogue.pinned(item, item_version)?.declaration.department
    return department === undefined ? [] : [department]
  })
}

async function actOnBundle<Answer extends Done>(
  deps: BundleDeps,
  context: Context,
  command: Command,
  { subject, id }: Named,
  act: (tx: Tx, opened: Opened) => Promise<Answer>,
): Promise<Answer> {
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [opening(context, subject, subject), lockBundle(subject, id)] as const,
    admit: ([opened, [bundle]]) => {
      requireOpen(context, opened)
      if (opened.length === 0) throw new Refusal('cases.not-found')
      if (context.closed?.includes(subject) === true) throw new Refusal('general.kin')
      if (context.ownSubjectId === subject) throw new Refusal('cases.own-record')
      if (bundle === undefined) throw new Refusal('bundles.unknown')
    },
    run: async (tx, [, [bundle]]) => {
      const whole = await openBundle(deps, tx, requireKnown(bundle))
      // whoever could not hand all of it in here does not decide about it here either
      for (const { found } of whole.members)
        if (found.stage !== 'closed') requireGrantedHere(deps, context, found)
      return await act(tx, whole)
    },
  })
}

function requireKnown(bundle: BundleRow | undefined): BundleRow {
  if (bundle === undefined) throw new Refusal('bundles.unknown')
  return bundle
}
