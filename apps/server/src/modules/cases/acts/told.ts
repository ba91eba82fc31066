import { type Day, dayOf } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/database.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { tell, type Told } from '../../messages/index.ts'
import type { Case, CaseEvent, Transition } from '../case.ts'

/** What of an act a person is told: the case before it (undefined for a new one) and after it, and its event. */
export interface Happened {
  readonly before: Case | undefined
  readonly next: Case
  readonly event: Pick<CaseEvent, 'kind' | 'body'>
  /** 即办件: whoever stands at the counter has its result before he leaves, wherever it is owned. */
  readonly instant?: boolean
}

/** Who acts, and when. */
type Telling = Pick<Context, 'today' | 'client'>

/** Puts what the person is told of an act into the outbox, in the transaction of the act. */
export function tellOf(
  secrets: Secrets,
  context: Context,
  before: Case | undefined,
  { next, event, instant }: Pick<Transition, 'next' | 'event'> & Pick<Happened, 'instant'>,
): Statement[] {
  const { subject_id: subjectId, id: caseId, agency_id: agencyId } = next
  const seq = (before?.last_seq ?? 0) + 1
  const told = messagesOf(secrets, { before, next, event, ...(instant === true ? { instant } : {}) }, context)
  return tell(context, { subjectId, caseId, seq, agencyId }, told)
}

/** The page of a list shows how its cases go on: who handed in hundreds is told of those about which he must know or do something. */
const saidByTheList: ReadonlySet<Told['kind']> = new Set([
  'accepted',
  'completed',
  'department-done',
  'forwarded',
])

/** Of a bundle one is told when all of it has ended, and before that what one must know or do. */
const saidByTheBundle: ReadonlySet<Told['kind']> = new Set([...saidByTheList, 'withdrawn'])

/** What a person or an employer is told of an act. */
export function messagesOf(secrets: Pick<Secrets, 'seal'>, happened: Happened, context: Telling): Told[] {
  const said = everythingOf(secrets, happened, context)
  const { batch_id, bundle_id } = happened.next
  if (bundle_id !== null) return said.filter(({ kind }) => !saidByTheBundle.has(kind))
  return batch_id === null ? said : said.filter(({ kind }) => !saidByTheList.has(kind))
}

function everythingOf(
  secrets: Pick<Secrets, 'seal'>,
  { before, next, event, instant = false }: Happened,
  { today, client }: Telling,
): Told[] {
  const { item, item_version: itemVersion, number: caseNumber, counter } = next
  const facts = {
    item,
    itemVersion,
    caseNumber,
    on: today,
    ...(counter === null ? {} : { corrects: true as const }),
  }
  const about = { secrets, next, facts }
  if (before === undefined) return ofHandingIn({ ...about, instant, by: whoFor(next, client) })
  if (event.kind === 'debt-reminded')
    return [{ kind: 'debt-reminder', facts: { ...facts, until: untilOf(event), missing: 1 } }]
  if (next.outcome !== null) return ofEnd(before, next.outcome, facts, event)
  return ofWork(before, next, event, facts)
}

/** What one is told while it is worked on. */
function ofWork(before: Case, next: Case, event: Happened['event'], facts: Told['facts']): Told[] {
  const until = next.hold?.until ?? null
  if (event.kind === 'department-answered')
    return event.body['said'] === 'more' ? [{ kind: 'department-asks', facts: { ...facts, until } }] : []
  if (event.kind === 'deficiencies-told' && next.hold !== null)
    return [{ kind: 'deficiencies', facts: { ...facts, until, missing: next.hold.missing.length } }]
  const told: Partial<Record<CaseEvent['kind'], Told>> = {
    accepted: { kind: 'accepted', facts: { ...facts, due: next.due_on } },
    extended: { kind: 'extended', facts: { ...facts, due: next.due_on } },
    'procedure-started': {
      kind: 'procedure-begun',
      facts: { ...facts, ...(next.hold?.isOpenEnded === true ? {} : { until }) },
    },
    routed: { kind: 'forwarded', facts: { ...facts, from: before.agency_id } },
    ...(event.body['confirmed'] === false ? { confirmed: { kind: 'confirmation-objected', facts } } : {}),
  }
  const one = told[event.kind]
  return one === undefined ? [] : [one]
}

/** The holder of a mandate, or the system, that handed it in online. */
function whoFor({ acting }: Case, client: Context['client']): string | undefined {
  return acting?.name ?? client?.name
}

const toldThere: Readonly<Partial<Record<NonNullable<Case['outcome']>, Told['kind']>>> = {
  completed: 'department-done',
  refused: 'department-refused',
}

/** An end is told once: what else is done about a closed case ends nothing a second time, unless its result is taken back. */
function ofEnd(
  before: Case,
  outcome: NonNullable<Case['outcome']>,
  facts: Told['facts'],
  { kind }: Happened['event'],
): Told[] {
  // what was decided after a review is told by the case that reviewed it
  if (before.outcome === outcome || kind === 'superseded') return []
  // what another department decides has no paper of ours: what it said stands with the case
  const there = before.hold?.reason === 'department' ? toldThere[outcome] : undefined
  if (there !== undefined) return [{ kind: there, facts }]
  if (outcome !== 'reversed') return [{ kind: outcome, facts }]
  return [{ kind: outcome, facts: { ...facts, completed: before.closed_on } }]
}

/** By when what is owed must be brought; a debt is one material (D-10). */
function untilOf({ body }: Happened['event']): Day | null {
  return typeof body['until'] === 'string' ? dayOf(body['until']) : null
}

/** Who stood at the counter himself has his receipt; he is told what he cannot see there. */
function ofHandingIn({
  secrets,
  next,
  facts,
  by,
  instant,
}: {
  readonly instant: boolean
  readonly secrets: Pick<Secrets, 'seal'>
  readonly next: Case
  readonly facts: Told['facts']
  /** The system, or the holder of a mandate, that handed it in online. */
  readonly by: string | undefined
}): Told[] {
  const { agent, outlet_id, outlet_agency_id, agency_id, due_on } = next
  if (by !== undefined)
    return [
      {
        kind: 'handed-in-by-agent',
        facts: { ...facts, until: due_on, agent: secrets.seal(by).toString('base64') },
      },
    ]
  const byAgent: Told[] =
    agent === null
      ? []
      : [
          {
            kind: 'handed-in-by-agent',
            facts: {
              ...facts,
              outlet: outlet_id,
              until: due_on,
              agent: secrets.seal(agent.name).toString('base64'),
            },
          },
        ]
  const forwarded: Told[] =
    instant || outlet_agency_id === null || outlet_agency_id === agency_id
      ? []
      : [{ kind: 'forwarded', facts: { ...facts, from: outlet_agency_id } }]
  return [...byAgent, ...forwarded]
}
