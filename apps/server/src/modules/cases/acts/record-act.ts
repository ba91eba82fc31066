import type { Declaration } from '@tongban/contracts/declaration'
import type { PaperBlock } from '@tongban/contracts/papers'
import { addDays, daysBetween } from '@tongban/policy'

import { type Context, newId } from '../../../platform/context.ts'
import { openShielded, type Statement, type Tx } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { type Announcement, named } from '../../catalogue/index.ts'
import type { Case, CaseEvent, Transition } from '../case.ts'
import { announceConfirmations } from '../confirmations/announce.ts'
import { askAgain, insertCommand, withdrawCommands } from '../core/command.ts'
import { draftText } from '../core/message.ts'
import { answersSent, membersSent, turnOf } from '../core/ports.ts'
import { declarationFor } from '../counter/declaration.ts'
import type { CaseDeps } from '../deps.ts'
import { teamOf } from '../desk/team.ts'
import { markDistrust } from '../distrust.ts'
import { casePlaced, clientCaseMoved } from '../events.ts'
import { openForm } from '../personal.ts'
import { letReceiverIn, lockCase, recordNewCase, recordTransition, type TaskPlace } from '../store.ts'
import { announceCounted, announceHandedIn } from './counted.ts'
import { deliveryOf } from './follow-ups.ts'
import { papersOf } from './papers.ts'
import { tellOf } from './told.ts'

/**
 * Everything that an act writes, whoever does it (a person, a job, the core): the case with its event and tasks, its paper,
 * the effect on the records where it is due, what the person is told, and what is announced. The one place where an act is
 * recorded.
 * @param context under the agency that the act is written for
 */
export async function recordAct(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  before: Case,
  transition: Transition,
): Promise<void> {
  tx.record(...recordTransition(context, before, transition, placeOf(deps, context, transition)))
  tx.record(...tellOf(deps.secrets, context, before, transition), ...(transition.writes ?? []))
  if (settlesCited(before, transition)) await reverseCited(deps, context, tx, transition)
  const { writes, states, announced } =
    transition.effect && transition.next.counter?.takesBack !== true
      ? await effectOf(deps, context, tx, transition.next)
      : noEffect
  tx.record(...papersOf(deps, context, before.last_seq + 1, { ...transition, states }), ...writes)
  if (transition.command !== undefined) tx.record(commandOf(deps, context, transition))
  if (transition.withdrawsCommand === true)
    tx.record(withdrawCommands(transition.next.subject_id, transition.next.id))
  announceCounted(deps, context, tx, before, transition)
  announceConfirmations(deps, context, tx, before, transition.next)
  announceToClient(deps, context, tx, before, transition.next)
  if (before.agency_id !== transition.next.agency_id) announcePlace(deps, context, tx, transition.next, true)
  if (announced !== undefined)
    deps.events.announce(tx, announced.kind, transition.next.id, announced.payload, context.now)
}

/** What is said of handing in, and by what the application is known again: by nothing where it corrects another. */
export interface HandedIn {
  readonly event: CaseEvent
  readonly prints: readonly string[]
}

/**
 * Everything that handing in writes: the new case with its number, first event and first task, and what is told of it,
 * and the receipt; the receipt of a list is that of all its cases.
 * @returns the case as it stands then
 */
export function recordHandIn(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  opened: Case,
  { event, prints }: HandedIn,
): Case {
  const { statements, recorded } = recordNewCase(
    context,
    opened,
    event,
    opened.hold === null ? { kind: 'accept' } : null, // in a bundle it waits for another; elsewhere nobody here has it
    {
      warnOn: warningDay(opened),
      team: teamOf(deps, opened, 'accept', context.today),
      alike: prints,
    },
  )
  tx.record(...statements)
  if (opened.hold?.reason === 'department') tx.record(sendingOf(deps, context, opened))
  tx.record(
    ...tellOf(deps.secrets, context, undefined, { next: opened, event, instant: isInstant(deps, opened) }),
  )
  // of what the office finds by itself nobody has brought papers; a bundle has one receipt, as a list has
  if (opened.batch_id === null && opened.bundle_id === null && opened.counter?.byOffice !== true)
    tx.record(...papersOf(deps, context, 1, { next: opened, event }))
  announcePlace(deps, context, tx, opened, false)
  announceHandedIn(deps, context, tx, opened)
  announceToClient(deps, context, tx, undefined, opened)
  return recorded
}

function isInstant({ catalogue }: CaseDeps, { item, item_version }: Case): boolean {
  return catalogue.pinned(item, item_version)?.declaration.kind === 'instant'
}

/** When the next task of the step is warned of, and whose it is (D-11). */
function placeOf(deps: CaseDeps, { today }: Context, { next, task }: Transition): TaskPlace {
  const team = task === null || task === 'stays' ? null : teamOf(deps, next, task.kind, today)
  return { warnOn: warningDay(next), team }
}

/** The declaration that a case is pinned to: a new version changes nothing for what is running. */
export function declarationOf({ catalogue }: Pick<CaseDeps, 'catalogue'>, found: Case): Declaration {
  const declaration = declarationFor(catalogue, found)
  if (declaration === undefined) throw new Refusal('catalogue.no-item')
  return declaration
}

/** Warned of when a third of the days up to the due day is left. */
export function warningDay({ limit_start: start, due_on: due }: Case) {
  if (start === null || due === null) return null
  return addDays(due, -Math.floor(Math.max(0, daysBetween(start, due)) / 3))
}

/** The inputs of the effect: from form fields and fixed values. */
function inputOf(deps: CaseDeps, found: Case): Readonly<Record<string, unknown>> {
  const { effect, form: fields } = declarationOf(deps, found)
  const form = openForm(deps.secrets, fields, found.form)
  return Object.fromEntries(
    Object.entries(effect.input).map(([name, source]) => [
      name,
      'field' in source ? form[source.field] : source.value,
    ]),
  )
}

/** 登记指令: what the core is told, sealed; asked again it is the same command under the same key. */
function commandOf(deps: CaseDeps, context: Context, { next, command }: Transition): Statement {
  const { subject_id: subject, id } = next
  if (next.hold?.reason === 'department') return sendingOf(deps, context, next)
  if (command === 'again') return askAgain(subject, id, context.now)
  const body = { command: declarationOf(deps, next).effect.name, subject, body: inputOf(deps, next) }
  return insertCommand(subject, newId(), id, deps.secrets.seal(JSON.stringify(body)), context.now, 'core', 1)
}

/**
 * 送外部门: of what its port is told, what the case knows, sealed: its number, how often it is sent now, for whom, and the answers that its declaration names;
 * nothing else of the form leaves the house. Who they are is looked up when it is sent.
 */
function sendingOf(deps: CaseDeps, { now }: Context, sent: Case): Statement {
  const { subject_id: subject, id, number, subject_name: applicant, subject_kind: kind, holds } = sent
  const { code, department, form } = declarationOf(deps, sent)
  if (department === undefined) throw new Refusal('cases.wrong-stage')
  const turn = turnOf({ holds })
  const answers = answersSent(department, openForm(deps.secrets, form, sent.form))
  const members = membersSent(department, form)
  const text = draftText({ command: code, number, turn, kind, applicant, answers, members })
  return insertCommand(subject, newId(), id, deps.secrets.seal(text), now, department.port, turn)
}

/**
 * Whether the act settles what the case cites: a correction and the review of a refusal do with their effect, the review of what was not taken on as
 * soon as it is taken on, whatever becomes of it then.
 */
function settlesCited({ accepted_on: before }: Case, { next, effect }: Transition): boolean {
  if (next.counter === null) return false
  if (next.counter.review?.of === 'not-accepted') return before === null && next.accepted_on !== null
  return effect
}

/**
 * 更正: the effect of the case that is cited is taken back; the cause of that is the case that corrects it (D-16), which may then put
 * another row in its place. The old case is `reversed` by nothing else.
 */
async function reverseCited(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  { next, event, citedIsWritten }: Transition,
): Promise<void> {
  const { subject_id: subjectId, counter, id, number } = next
  if (counter === null) return
  // another agency may decide it than the one whose case it corrects
  const [, [cited]] = await tx.load(
    letReceiverIn([...new Set([...context.agencies, counter.agencyId])]),
    lockCase(subjectId, counter.cites),
  )
  if (counter.review !== undefined)
    return await supersede(deps, context, tx, cited, { by: id, number, event })
  if (cited?.outcome !== 'completed') throw new Refusal('cases.effect')
  await takeBack(deps, context, tx, cited, id)
  if (citedIsWritten === true) return
  // who asks himself to have it taken back is not barred by it: only what the office has found is
  if (counter.byOffice) tx.record(...markDistrust(context, declarationOf(deps, cited), cited, id))
  await recordAct(deps, { ...context, agencyId: cited.agency_id }, tx, cited, {
    next: { ...cited, outcome: 'reversed' },
    event: { kind: 'reversed', body: { by: id, number }, note: event.note ?? '' },
    task: 'stays',
    effect: false,
    dropsFollowUps: true,
    followUps: [deliveryOf(context)],
  })
}

/** 复查后改变: the decision that said no stands no more; what is granted instead is granted by the case that reviewed it, for its reason. */
async function supersede(
  deps: CaseDeps,
  context: Context,
  tx: Tx,
  cited: Case | undefined,
  { by, number, event }: { readonly by: string; readonly number: string; readonly event: CaseEvent },
): Promise<void> {
  if (cited === undefined || (cited.outcome !== 'refused' && cited.outcome !== 'not-accepted'))
    throw new Refusal('cases.effect')
  await recordAct(deps, { ...context, agencyId: cited.agency_id }, tx, cited, {
    next: { ...cited, outcome: 'reversed' },
    event: { kind: 'superseded', body: { by, number }, note: event.note ?? '复查后受理。' },
    task: 'stays',
    effect: false,
    dropsFollowUps: true,
  })
}

/** The effect of a case is taken back at once: what is put in its place reads the record without it. @param by the case that corrects it */
async function takeBack(deps: CaseDeps, context: Context, tx: Tx, cited: Case, by: string): Promise<void> {
  const applied = named(deps.registry.effects, declarationOf(deps, cited).effect.name)
  const { subject_id: subjectId, agency_id: agencyId } = cited
  const facts = {
    caseId: by,
    subjectId,
    agencyId,
    byAgent: cited.agent !== null,
    handedInOn: cited.submitted_on,
    context,
  }
  const needed = applied.loadReverse?.(facts, cited.id) ?? []
  const writes = applied.reverse(facts, cited.id, await readForEffect(tx, needed))
  if (writes.length > 0) await tx.load(openShielded(), ...writes)
  const announced = applied.announcesReverse?.(facts, cited.id)
  if (announced !== undefined) deps.events.announce(tx, announced.kind, by, announced.payload, context.now)
}

/** What an effect writes to the records, and what the completion states. */
interface Effected {
  readonly writes: readonly Statement[]
  readonly states: readonly PaperBlock[]
  readonly announced?: Announcement | undefined
}

const noEffect: Effected = { writes: [], states: [] }

/** What the declaration's effect does. */
async function effectOf(deps: CaseDeps, context: Context, tx: Tx, found: Case): Promise<Effected> {
  const { effect } = declarationOf(deps, found)
  const input = inputOf(deps, found)
  const facts = {
    caseId: found.id,
    subjectId: found.subject_id,
    agencyId: found.counter?.agencyId ?? found.agency_id,
    byAgent: found.agent !== null,
    handedInOn: found.submitted_on,
    context,
  }
  const applied = named(deps.registry.effects, effect.name)
  const needed = applied.load?.(facts, input) ?? []
  const rows = await readForEffect(tx, needed)
  return {
    writes: applied.apply(facts, input, rows),
    states: applied.result?.(facts, input, rows) ?? [],
    announced: applied.announces?.(facts, input),
  }
}

/**
 * What an effect reads, and from then on writes: the records of everybody whom the case names, also of who is hidden from the one who decides
 * it; nothing of it goes into his answer.
 */
async function readForEffect(tx: Tx, needed: readonly Statement[]): Promise<readonly unknown[][]> {
  if (needed.length > 0) return (await tx.load(openShielded(), ...needed)).slice(1)
  tx.record(openShielded())
  return []
}

function announcePlace(
  { events }: CaseDeps,
  { now }: Context,
  tx: Tx,
  { subject_id: subjectId, id: caseId }: Case,
  handedOver: boolean,
): void {
  events.announce(tx, casePlaced, caseId, { subjectId, caseId, handedOver }, now)
}

/** Every change of where a case stands goes back to the system that handed it in (D-53). */
function announceToClient(
  { events }: CaseDeps,
  { now }: Context,
  tx: Tx,
  before: Case | undefined,
  next: Case,
): void {
  const { client_id: clientId, client_reference: reference, number, id: caseId } = next
  const [was, is] = [before === undefined ? undefined : standing(before), standing(next)]
  if (clientId === null || reference === null || JSON.stringify(was) === JSON.stringify(is)) return
  const about = { subjectId: next.subject_id, caseId, seq: (before?.last_seq ?? 0) + 1, number, reference }
  events.announce(tx, clientCaseMoved, caseId, { ...about, clientId, ...is }, now)
}

function standing({ stage, outcome, hold }: Case) {
  return { stage, outcome, waitsFor: hold?.reason ?? null }
}
