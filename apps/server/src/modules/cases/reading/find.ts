import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { BeforeHandIn } from '@tongban/contracts/checks'
import type { Declaration } from '@tongban/contracts/declaration'
import { textIn } from '@tongban/contracts/errors'
import { type Answers, fieldsAsked } from '@tongban/contracts/form'
import { type Day, maskIdentityNumber } from '@tongban/policy'

import { type Context, isHome, scopeOf } from '../../../platform/context.ts'
import { instantCursor, lastId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { query, type Scope, type Statement } from '../../../platform/database.ts'
import { isoOf } from '../../../platform/instants.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { judgeBy, named, routeBy } from '../../catalogue/index.ts'
import { findHolders } from '../../mandates/index.ts'
import { findServed, noneServed } from '../../papers/index.ts'
import { findSubject } from '../../subjects/index.ts'
import { isGranted } from '../acts/act.ts'
import { alikeView, findAlike, refusesDuplicates } from '../acts/duplicate.ts'
import { actsOffered } from '../acts/offered.ts'
import { declarationOf } from '../acts/record-act.ts'
import type { Case } from '../case.ts'
import { confirmationsShown, wordsOf } from '../confirmations/view.ts'
import { findCommandsOfCase, isUnsent, noCommands } from '../core/command.ts'
import { isReviewedOnce } from '../counter/questionable.ts'
import { reviewView } from '../counter/review.ts'
import { findCounters } from '../counter/store.ts'
import type { CaseDeps } from '../deps.ts'
import { findDistrust, findDistrustOf } from '../distrust.ts'
import { missingMaterials } from '../materials.ts'
import { othersShown, othersWords } from '../others/view.ts'
import { maskForm, maskPersonal, openAgent, openForm } from '../personal.ts'
import { objectionRaised, objectionWords } from '../publicity/object.ts'
import { findSignature, signatureView } from '../signature.ts'
import { signingShown } from '../signing/view.ts'
import { findCase, findEvents, findFollowUps, findOwnerOfCase, findTask } from '../store.ts'
import { baseLimitsOf } from './base-limits.ts'
import { saidIn, shownTo } from './events-shown.ts'
import { lookalikeWords } from './lookalike-words.ts'
import { readingWords } from './reading-words.ts'
import { atOwner, opening, readSubject, requireOpen, subjectOf } from './record.ts'
import { caseView } from './view.ts'
import { windowView } from './window.ts'

const foils = query<{
  id: string
  number: string
  item: string
  stage: CaseView['stage']
  outcome: CaseView['outcome']
  agency_id: string
  submitted_on: CaseView['submittedOn']
  due_on: CaseView['dueOn']
  waiting: boolean
  opened_at: string
}>(
  `select id, number, item, stage, outcome, agency_id, submitted_on, due_on, waiting, opened_at
   from cases.counterfoils($1, $2, $3, $4)`,
)

const pageSize = 50

/** By what a case is opened to its reader, and as which act the look is written. */
interface Opened {
  readonly opens: (context: Context, subject: string, caseId: string) => ReturnType<typeof opening>
  readonly act: string
}

/**
 * A case with its form, papers, log and what the reader may do. A look of staff is written before the answer.
 * @throws Refusal cases.not-found
 */
export async function findDetail(
  deps: CaseDeps,
  context: Context,
  subject: string,
  id: string,
  by: Opened = { opens: opening, act: 'cases.read' },
): Promise<CaseDetail> {
  const [
    opened,
    [found],
    events,
    [task],
    followUps,
    [signature],
    holders,
    counters,
    [distrust],
    served,
    sent,
  ] = await deps.database.read(
    scopeOf(context),
    by.opens(context, subject, id),
    findCase(subject, id),
    findEvents(subject, id),
    findTask(id, subject),
    findFollowUps(subject, id),
    findSignature(subject, id),
    findHolders(subject),
    findCounters(subject, id),
    findDistrustOf(subject, id),
    context.path === 'oversight' ? noneServed() : findServed(subject, id),
    commandsShown(context, subject, id),
  )
  if (found === undefined) {
    const other = await ownerOf(deps, context, subject, id, by)
    if (other === undefined) throw new Refusal('cases.not-found')
    return await findDetail(deps, context, other, id, by)
  }
  const nameOf = namesOf(deps, holders)
  const declaration = declarationOf(deps, found)
  const form = openForm(deps.secrets, declaration.form, found.form)
  const [facts, checks, alike] = await Promise.all([
    factsBehind(deps, context, found, by),
    judged(deps, context, { found, declaration, form, by }),
    alikeOf(deps, context, { found, declaration, form, by }),
    isHome(context)
      ? undefined
      : deps.audit.look(atOwner(context, opened), { act: by.act, subjectId: subject, caseId: id }),
  ])
  return {
    ...caseView(deps, found, context),
    form: { ...(context.path === 'oversight' ? maskForm(declaration.form, form) : form) },
    materials: [...found.materials],
    agent: agentShown(deps, context, found),
    signature: signatureView(deps, found, form, signature),
    events: shownTo(context, events, declaration).map((event) => ({
      seq: event.seq,
      kind: event.kind,
      at: isoOf(event.at),
      day: event.day,
      actorName: actorOf(nameOf, context, found, event),
      agencyName: event.agency_id === null ? null : deps.agencies.nameOf(event.agency_id),
      outletName: outletOf(deps, event),
      verdict: verdictOf(event.body),
      completes: event.completes,
      note: noteOf(deps, event, context),
      files: context.path === 'office' ? filesIn(event.body) : [],
      toName: toNameOf(deps, event),
      forName: forNameOf(deps, event),
      about: saidIn(event.body, 'number') ?? null,
      law: saidIn(event.body, 'law') ?? null,
    })),
    followUps: followUps
      .filter(({ kind }) => isShownTo(context, kind))
      .map(({ id: followUp, kind, material, due_on, state, outcome }) => ({
        id: followUp,
        kind,
        material,
        dueOn: due_on,
        state,
        outcome,
      })),
    confirmations: confirmationsShown(deps, found, events, context.path),
    ...othersShown(context, found, declaration),
    signing: isHome(context) ? null : signingShown(deps, found.signing),
    review: reviewView(context, found, served),
    alike,
    distrustUntil: distrust?.until ?? null,
    urged: urgesOf(task),
    team: teamShown(deps, found, task),
    correctedBy: counters.map(({ id: counter, submitted_on: submittedOn, ...stands }) => ({
      case: counter,
      submittedOn,
      ...stands,
    })),
    differences: differences(declaration, form, facts),
    checks,
    can: actsOffered(context, {
      found,
      declaration,
      incomplete: missingMaterials(declaration, form, found.materials, facts).length > 0,
      granted: (act) => isGranted(deps, context, act, declaration),
      followUps,
      isDistrusted: isMarked(distrust, context),
      isReviewed: isReviewedOnce(counters),
      isQuestioned: counters.some(({ stage }) => stage !== 'closed'),
      ...delegationOf(task, context),
      isUnsent: isUnsent(sent),
    }),
    task: task === undefined || isHome(context) ? null : taskShown(deps, task),
  }
}

/** How far a case came on its way to its department, for who may take it back: not the office. */
function commandsShown({ path }: Context, subject: string, id: string) {
  const mayWithdraw = path === 'person' || path === 'employer' || path === 'counter'
  return mayWithdraw ? findCommandsOfCase(subject, id) : noCommands()
}

/** A case that somebody has under another of his ids, where his records were merged: whoever may read one of them reads it there. */
async function ownerOf(
  { database }: CaseDeps,
  context: Context,
  subject: string,
  id: string,
  { opens }: Opened,
): Promise<string | undefined> {
  const [, [owner]] = await database.read(
    scopeOf(context),
    opens(context, subject, id),
    findOwnerOfCase(subject, id),
  )
  return owner?.subject_id
}

/** What the house checks is not told to whom it checks; with whom somebody is compared, to nobody but who compares. */
function isShownTo({ path }: Context, kind: CaseDetail['followUps'][number]['kind']): boolean {
  if (isHome({ path })) return kind === 'debt' || kind === 'trust'
  return (kind !== 'lookalike' && kind !== 'other-record') || path === 'office' || path === 'oversight'
}

/** What is said of an event; who has objected to what was made public, and how, only the office reads. */
function noteOf(
  deps: CaseDeps,
  event: { readonly kind: string; readonly body: object; readonly note: string | null },
  context: Context,
): string | null {
  if (event.kind === objectionRaised)
    return context.path === 'office' && event.note !== null ? objectionWords(deps.secrets, event.note) : null
  return (
    lookalikeWords(deps, event, context) ??
    othersWords(deps, event, context) ??
    wordsOf(deps, event, context.path)
  )
}

/** 失信: the mark of its false commitment stands today. */
function isMarked(mark: { readonly until: Day } | undefined, { today }: Pick<Context, 'today'>): boolean {
  return mark !== undefined && mark.until > today
}

type TaskRow = ReturnType<typeof findTask> extends Statement<infer Row> ? Row : never

function taskShown({ staffName }: CaseDeps, task: TaskRow): NonNullable<CaseDetail['task']> {
  const nameOf = (id: string | null): string | null => (id === null ? null : staffName(id))
  return {
    id: task.id,
    kind: task.kind,
    claimedBy: task.claimed_by,
    claimedByName: nameOf(task.claimed_by),
    standsForName: nameOf(task.stands_for),
    delegatedByName: nameOf(task.delegated_by),
  }
}

/** 组: who outside of the house asks is told its name and the telephone of its agency, and nobody's name. */
function teamShown(
  { teams, agencies }: CaseDeps,
  { agency_id: agencyId }: Case,
  task: TaskRow | undefined,
): CaseDetail['team'] {
  const team = task === undefined || task.team_id === null ? undefined : teams.find(task.team_id)
  if (team === undefined) return null
  const telephone = agencies.find(agencyId)?.telephone ?? ''
  return { name: team.name, agencyName: agencies.nameOf(agencyId), telephone }
}

/** How often it was urged at its present step. */
function urgesOf(task: TaskRow | undefined): CaseDetail['urged'] {
  return task?.matter === null ? { times: task.urged, lastOn: task.urged_on } : { times: 0, lastOn: null }
}

/** 委派: whether a colleague has the task for a while, and whether that is the reader. */
function delegationOf(task: TaskRow | undefined, { actorId }: Context) {
  const isDelegated = task !== undefined && task.delegated_by !== null
  return { isDelegated, delegatedToReader: isDelegated && task.claimed_by === actorId }
}

/** Names of staff, and of those who act for the employer. */
function namesOf(
  { staffName }: Pick<CaseDeps, 'staffName'>,
  holders: readonly { holder_id: string; holder_name: string }[],
): (id: string) => string {
  return (id) => holders.find(({ holder_id }) => holder_id === id)?.holder_name ?? staffName(id)
}

/** Who did it; what completes by itself nobody did. */
function actorOf(
  nameOf: (id: string) => string,
  { language }: Context,
  { subject_id, subject_name }: Case,
  { actor_id, automatic, kind, body }: { actor_id: string; automatic: boolean; kind: string; body: object },
): string {
  const words = readingWords[language]
  if (automatic) return words.automatic
  if (kind === 'confirmed') {
    const staff = saidIn(body, 'staff')
    return staff === undefined ? words.himself : words.heardBy(nameOf(staff))
  }
  return actor_id === subject_id ? subject_name : nameOf(actor_id)
}

/** Where it was done: an answer at a counter comes into the case by the worker, and names its outlet itself. */
function outletOf(
  { outlets }: Pick<CaseDeps, 'outlets'>,
  { outlet_id, kind, body }: { outlet_id: string | null; kind: string; body: object },
): string | null {
  const at = kind === 'confirmed' ? saidIn(body, 'outlet') : outlet_id
  return at === undefined || at === null ? null : (outlets.find(at)?.name ?? null)
}

/** 代办人 with his number masked. */
function agentShown({ secrets }: CaseDeps, { path }: Context, { agent }: Case): CaseDetail['agent'] {
  if (agent === null) return null
  const { number, telephone, ...about } = openAgent(secrets, agent)
  return {
    ...about,
    number: maskIdentityNumber(number),
    telephone: path === 'oversight' ? maskPersonal('telephone', telephone) : telephone,
  }
}

/** The files of a body's reply: those who judge by it read it. */
function filesIn(body: object): string[] {
  const said = Object.entries(body).find(([key]) => key === 'files')?.[1]
  return typeof said === 'string' && said !== '' ? said.split(',') : []
}

const namingTo = new Set([
  'handed-over',
  'stood-in',
  'put-back',
  'came-back',
  'delegated',
  'delegation-returned',
])

/** Who has the task now. */
function toNameOf({ staffName }: CaseDeps, { kind, body }: { kind: string; body: object }): string | null {
  const to = namingTo.has(kind) ? saidIn(body, 'to') : undefined
  return to === undefined ? null : staffName(to)
}

/** For whom he stands in who has the task now; of what was put back, who had it. */
function forNameOf({ staffName }: CaseDeps, { kind, body }: { kind: string; body: object }): string | null {
  const away = saidIn(body, kind === 'put-back' ? 'from' : 'for')
  return away === undefined ? null : staffName(away)
}

const verdictKeys = new Set(['favourable', 'agrees', 'grant', 'inOrder', 'reversed', 'again', 'confirmed'])

/** Whether an opinion, a decision or a check said yes; null where nothing was judged. */
function verdictOf(body: object): 'yes' | 'no' | null {
  const said = Object.entries(body).find(([key]) => verdictKeys.has(key))?.[1]
  return typeof said === 'boolean' ? (said ? 'yes' : 'no') : null
}

/** What the form would change: each field that is prefilled from the record and says something else. */
function differences({ form: fields }: Declaration, form: Answers, facts: Readonly<Record<string, string>>) {
  return fieldsAsked(fields, form).flatMap(({ key, label, prefill }) => {
    const [before, after] = [prefill === undefined ? undefined : (facts[prefill] ?? ''), form[key]]
    return before === undefined || typeof after !== 'string' || after === '' || after === before
      ? []
      : [{ field: key, label: label['zh-CN'], before, after }]
  })
}

/** Direction sees the case and not the record behind it: its path does not lead there (D-1). */
async function factsBehind(
  { database, secrets }: CaseDeps,
  context: Context,
  { subject_id, id }: Case,
  { opens }: Opened,
): Promise<Readonly<Record<string, string>>> {
  if (context.path === 'oversight') return {}
  const [, ...rows] = await database.read(
    scopeOf(context),
    opens(context, subject_id, id),
    ...readSubject(subject_id),
  )
  return subjectOf(secrets, rows)?.facts ?? {}
}

/** 重复申请: other open cases that are the same application; what has ended is compared with nothing. */
async function alikeOf(
  { database, secrets }: CaseDeps,
  context: Context,
  { found, declaration, form, by: { opens } }: Judged,
): Promise<CaseDetail['alike']> {
  if (found.stage === 'closed' || found.counter !== null) return []
  const { subject_id: subject, id } = found
  const [, rows] = await database.read(
    scopeOf(context),
    opens(context, subject, id),
    findAlike(secrets, subject, { declaration, form, but: id }),
  )
  return alikeView(rows)
}

interface Judged {
  readonly found: Case
  readonly declaration: Declaration
  readonly form: Answers
  readonly by: Opened
}

async function judged(
  deps: CaseDeps,
  context: Context,
  { found, declaration: { checks }, form, by: { opens } }: Judged,
) {
  if (context.path === 'oversight' || isHome(context)) return []
  const { subject_id: subject, id } = found
  const seen = new Set<string>()
  const answers = await Promise.all(
    checks.map(async (name) => {
      const check = named(deps.registry.checks, name)
      const [, rows, others] = await deps.database.read(
        scopeOf(context),
        opens(context, subject, id),
        check.load(subject, form),
        check.others?.load(subject, form) ?? nobodyElse(),
      )
      const ids = others.map((other) => other.subject_id)
      if (ids.some((other) => isClosedTo(context, other)))
        return { name, answer: 'needs-evidence' as const, reason: textIn(closedSaid, context.language) }
      for (const other of ids) seen.add(other)
      const { answer, reason } = judgeBy(check, rows, form)
      return { name, answer, reason: textIn(reason, context.language) }
    }),
  )
  // who compares two records has looked at both
  const at = { ...context, agencyId: context.agencyId ?? found.agency_id }
  for (const other of seen) await deps.audit.look(at, { act: 'people.read', subjectId: other, caseId: id })
  return answers
}

const nobodyElse = query<{ readonly subject_id: string }>('select null::uuid as subject_id where false')
const closedSaid = {
  'zh-CN': '另一份登记是您本人或者亲属的，由同事核对。',
  'zh-HK': '另一份登記是您本人或者親屬的，由同事核對。',
  en: 'The other record is yours or of your family; a colleague compares it.',
}

function isClosedTo({ ownSubjectId, closed = [] }: Context, subject: string): boolean {
  return ownSubjectId === subject || closed.includes(subject)
}

/**
 * 交之前先核对: what the checks of an item say to a form that is not handed in yet, to the clerk in a visit or to the person
 * himself. Nothing is written but the look of staff.
 * @throws Refusal catalogue.no-item, visits.none, cases.not-found
 */
export async function findChecks(
  deps: CaseDeps,
  context: Context,
  subject: string,
  { item, form }: { readonly item: string; readonly form: Answers },
): Promise<BeforeHandIn> {
  const { database, registry, catalogue, audit, secrets } = deps
  const published = catalogue.current(item)
  if (published === undefined) throw refusalAt('catalogue.no-item', 'item')
  const checks = published.declaration.checks.map((name) => named(registry.checks, name))
  const { declaration } = published
  const routing = named(registry.routings, declaration.routing)
  const [opened, facts, [distrust], alike, ...rows] = await database.read(
    scopeOf(context),
    opening(context, subject, subject),
    routing.load(subject) ?? findSubject(subject),
    findDistrust(subject, context.today),
    findAlike(secrets, subject, { declaration, form }),
    ...checks.map((check) => check.load(subject, form)),
  )
  requireOpen(context, opened)
  if (opened.length === 0) throw new Refusal('cases.not-found')
  if (!isHome(context)) await audit.look(context, { act: 'people.read', subjectId: subject })
  const owner = routeBy(routing, facts, context.agencyId ?? '')
  return {
    window: owner === undefined ? null : windowView(deps, context, declaration, owner),
    baseLimits: owner === undefined ? null : baseLimitsOf(deps, context, declaration, owner),
    distrust: distrust ?? null,
    alike: alikeView(alike),
    takesSecond: !refusesDuplicates(declaration),
    checks: checks.map((check, at) => {
      const { answer, reason } = judgeBy(check, rows[at] ?? [], form)
      return { name: check.name, answer, reason: textIn(reason, context.language) }
    }),
  }
}

const findNames = query<{ id: string; number: string; item: string }>(
  'select id, number, item from cases."case" where subject_id = any (subjects.all_of($1)) and id = any ($2)',
)

/** Item and number of a subject's cases, by id: what a list of looks says about why. */
export async function nameCases(
  { database, catalogue }: CaseDeps,
  scope: Scope,
  subject: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { itemName: string; number: string }>> {
  if (ids.length === 0) return new Map()
  const [rows] = await database.read(scope, findNames(subject, ids))
  return new Map(
    rows.map(({ id, number, item }) => [id, { number, itemName: catalogue.nameOf(item) }] as const),
  )
}

/** 存根: what this outlet took in, with where it stands and nothing of what it says. */
export async function findCounterfoils(deps: CaseDeps, context: Context, after: string | undefined) {
  if (context.outletId === null) throw new Refusal('visits.no-outlet')
  const [at, id] = readCursor(after, instantCursor, ['infinity', lastId])
  const [rows] = await deps.database.read(scopeOf(context), foils(context.outletId, at, id, pageSize + 1))
  const { page, next } = pageFrom(rows, pageSize, (last) => `${isoOf(last.opened_at)}_${last.id}`)
  return {
    rows: page.map((row) => ({
      number: row.number,
      itemName: deps.catalogue.nameOf(row.item),
      stage: row.stage,
      outcome: row.outcome,
      agencyName: deps.agencies.nameOf(row.agency_id),
      submittedOn: row.submitted_on,
      dueOn: row.due_on,
      waiting: row.waiting,
    })),
    next,
  }
}
