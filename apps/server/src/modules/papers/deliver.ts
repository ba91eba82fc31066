import type { DeliveryWay } from '@tongban/contracts/papers'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { paperDelivered } from './events.ts'
import type { PaperAsked, PaperDeps } from './read.ts'
import { findDeliveries, findPaper, insertDelivery, type PaperRow } from './store.ts'
import { templateOf } from './templates.ts'

/** What recording a delivery works with. */
export type DeliveryDeps = Pick<PaperDeps, 'database' | 'secrets' | 'events' | 'openingFor'>

/** How, when and with which proof a paper was handed over. */
export interface HandedOver {
  readonly how: Exclude<DeliveryWay, 'screen'>
  readonly day: Day
  readonly proof: string
}

/**
 * 送达: a clerk records that a paper reached its reader. From the first delivery on the last days of the remedies run.
 * @throws Refusal papers.unknown, papers.delivery-day, papers.own-record
 */
export async function deliver(
  deps: DeliveryDeps,
  context: Context,
  command: Command,
  { subject, id, caseId }: PaperAsked,
  { how, day, proof }: HandedOver,
): Promise<{ done: true }> {
  if (context.ownSubjectId === subject) throw new Refusal('papers.own-record')
  const { statement, admit } = deps.openingFor(context, caseId)(context, subject)
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [statement, findPaper(subject, id, caseId ?? null)] as const,
    admit: ([opened]) => void admit(opened),
    run: (tx, [, [paper]]) => {
      if (paper === undefined) throw new Refusal('papers.unknown')
      if (day < paper.made_on || day > context.today) throw refusalAt('papers.delivery-day', 'day')
      const sealed = deps.secrets.seal(proof)
      const about = { act: 'papers.deliver', subjectId: subject, caseId: paper.case_id }
      tx.record(
        insertDelivery(paper.subject_id, newId(), id, how, day, context.now, sealed, context.actorId, null),
        lookWithin(context, { ...about, purpose: `${how} ${day}` }),
      )
      announceDelivery(deps, tx, paper, { how, day, now: context.now })
      return { done: true } as const
    },
  })
}

/**
 * 签收: the reader himself says on his screen that he has the paper and takes it in this form; reading alone delivers nothing. Signed
 * for twice is signed for once; which account did it stands with it and in the audit. Served electronically only with the reader's consent: 行政处罚法 第61条第2款, 民事诉讼法 第90条.
 * @throws Refusal papers.unknown
 */
export async function signFor(
  deps: DeliveryDeps,
  context: Context,
  command: Command,
  { subject, id }: Pick<PaperAsked, 'subject' | 'id'>,
): Promise<{ done: true }> {
  const { statement, admit } = deps.openingFor(context, undefined)(context, subject)
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [statement, findPaper(subject, id, null), findDeliveries(subject, null, id)] as const,
    admit: ([opened]) => void admit(opened),
    races: ['delivery_signed'],
    run: (tx, [, [paper], deliveries]) => {
      if (paper === undefined) throw new Refusal('papers.unknown')
      if (deliveries.some(({ how }) => how === 'screen')) return { done: true } as const
      const { today, now, accountId } = context
      const proof = deps.secrets.seal(context.request)
      const about = { act: 'papers.sign-for', subjectId: subject, caseId: paper.case_id }
      tx.record(
        insertDelivery(paper.subject_id, newId(), id, 'screen', today, now, proof, null, accountId ?? null),
        lookWithin(
          { ...context, agencyId: paper.agency_id },
          { ...about, purpose: `account ${accountId ?? ''}`.trim() },
        ),
      )
      announceDelivery(deps, tx, paper, { how: 'screen', day: today, now })
      return { done: true } as const
    },
  })
}

function announceDelivery(
  { events }: DeliveryDeps,
  tx: Tx,
  { subject_id: subjectId, case_id: caseId, id: paperId, kind }: PaperRow,
  { how, day, now }: { readonly how: DeliveryWay; readonly day: Day; readonly now: Date },
): void {
  const { unfavourable } = templateOf(kind)
  events.announce(tx, paperDelivered, caseId, { subjectId, caseId, paperId, unfavourable, how, day }, now)
}
