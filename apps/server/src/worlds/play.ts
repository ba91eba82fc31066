import { rights } from '@tongban/contracts/access'
import type { CaseView } from '@tongban/contracts/cases'
import type { Settlement } from '@tongban/contracts/declaration'
import { addDays, compare, type Day, isWorkingDay } from '@tongban/policy'

import type { App } from '../app.ts'
import { demoCode } from '../modules/accounts/index.ts'
import {
  accept,
  type Acted,
  answerConfirmation,
  askConfirmations,
  checkFollowUp,
  correct,
  decideCase,
  endConfirmations,
  enterCase,
  findOwnConfirmations,
  giveOpinion,
  handIn,
  isDrawn,
  lapseCases,
  refuseAcceptance,
  takeConfirmation,
  tellDeficiencies,
  withdraw,
} from '../modules/cases/index.ts'
import type { Published } from '../modules/catalogue/index.ts'
import { listMessages, readMessage } from '../modules/messages/index.ts'
import { deliver } from '../modules/papers/index.ts'
import { openVisit } from '../modules/visits/index.ts'
import { type Context, newId } from '../platform/context.ts'
import { query } from '../platform/database.ts'
import { faultOf } from '../platform/fault.ts'
import type { Command } from '../platform/once.ts'
import { awaitedUntil, type PlannedCase } from './kaifeng/cases.ts'
import type { CityPlan, PlannedStaff } from './kaifeng/plan.ts'
import { rateAsPeopleDo } from './rate.ts'

/** A city that stands: its plan, and under which ids its people, employers and staff are registered. */
export interface StandingCity {
  readonly plan: CityPlan
  readonly personIds: readonly string[]
  readonly employerIds: readonly string[]
  readonly staffIds: readonly string[]
}

/** What is played from, besides the cases. */
export interface Playing {
  readonly app: App
  readonly city: StandingCity
  readonly workingDays: readonly Day[]
  readonly today: Day
  readonly progress: (sentence: string) => void
}

const worker = { path: 'worker' } as const
/** Working days after which a drawn case is looked at again. */
const recheckDays = 7
/** What somebody may look at again, who had no hand in it. */
const findDrawn = query<{ id: string }>(
  `select f.id from cases.follow_up f join cases."case" c on c.subject_id = f.subject_id and c.id = f.case_id
   where f.subject_id = $1 and f.case_id = $2 and f.kind = 'recheck' and f.state = 'due' and $3 <> all (c.handled_by)`,
)
/** The paper of a case that says no. */
const findRefusal = query<{ id: string }>(
  `select id from papers.paper where subject_id = $1 and case_id = $2 and kind in ('refusal', 'non-acceptance')`,
)
/** So many cases go on at once: one for each connection of a path. */
const lanes = 8
const notes = {
  'not-accepted': '事项不属于本人提出的范围',
  refused: '提供的材料与档案记载不一致',
  withdrawn: '本人要求撤回',
}

/** The working days among so many days before a day. */
export function workingDaysBefore(app: App, today: Day, days: number): Day[] {
  const { law } = app.systemContext()
  return Array.from({ length: days }, (_, at) => addDays(today, at - days)).filter(
    (day) => isWorkingDay(law, day).working,
  )
}

/**
 * Plays cases through the commands of the product, each on the days of its plan up to today, several at once; then lets
 * those lapse whose papers never came. @throws Error naming the case that a command refused
 */
export async function playCases(playing: Playing, planned: readonly PlannedCase[]): Promise<void> {
  const awaited = new Set<Day>()
  let next = 0
  const lane = async (): Promise<void> => {
    for (let at = next++; at < planned.length; at = next++) {
      const one = planned[at]
      if (one === undefined) return
      const drawn = { ...playing, app: drawnByPlace(playing.app, at) }
      const view = await playOne(drawn, one).catch((cause: unknown) => {
        throw new Error(`case ${at} (${one.item}, ${one.fate}) cannot be played: ${faultOf(cause)}`, {
          cause,
        })
      })
      await recheck(playing, one, view)
      await handOver(playing, one, view)
      await rate(playing, one, view, at)
      if (view.hold?.reason === 'correction' && view.hold.until !== null) awaited.add(view.hold.until)
      if ((at + 1) % 500 === 0) playing.progress(`${at + 1} of ${planned.length} cases`)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  for (const until of [...awaited].toSorted(compare)) await lapseAfter(playing, until)
}

/**
 * 抽查 in a demo: drawn by the place in the plan, so that the same seed and day give the same cases to look at again; the ids by
 * which the product draws are new in every load.
 */
function drawnByPlace(app: App, place: number): App {
  const { catalogue } = app.cases
  const judged = (found: Published | undefined): Published | undefined => {
    if (found === undefined) return undefined
    const share = isDrawn(found.declaration, `place ${place}`) ? 1 : 0
    return { ...found, declaration: { ...found.declaration, recheck: { share } } }
  }
  const drawing = {
    ...catalogue,
    current: (code: string) => judged(catalogue.current(code)),
    pinned: (code: string, version: number) => judged(catalogue.pinned(code, version)),
  }
  return { ...app, cases: { ...app.cases, catalogue: drawing } }
}

/** Plays cases that name people, one after the other: the end of a term is noted in all cases of the city at once. */
export async function playNaming(playing: Playing, planned: readonly PlannedCase[]): Promise<void> {
  for (const one of planned) {
    await playOne(playing, one)
    await playing.app.deliverEvents()
  }
}

/** The morning after the last day on which papers were awaited. */
async function lapseAfter({ app, today }: Playing, until: Day): Promise<void> {
  const day = addDays(until, 1)
  if (day > today) return
  await lapseCases(app.cases, { ...app.systemContext(day), now: instant(day, -530) })
}

/** One case while it is played: who asks, and the version that the next act acts on. */
interface Play extends Playing {
  readonly planned: PlannedCase
  readonly subject: string
}

async function playOne(playing: Playing, planned: PlannedCase): Promise<CaseView> {
  const { city, workingDays } = playing
  const ids = planned.of === 'person' ? city.personIds : city.employerIds
  const play: Play = { ...playing, planned, subject: required(ids[planned.subject]) }
  const { fate, waits, at } = planned
  const opened = await comeIn(play)
  if (opened.outcome !== null || fate === 'left') return opened
  if (fate === 'corrected' || fate === 'never-corrected') return await throughCorrection(play, opened)
  const day = planned.accepts ? at : at + waits.acceptance
  if (workingDays[day] === undefined) return opened
  return await goOn(play, opened, day)
}

/** What was drawn is looked at again in its term; of the last two weeks somebody still has it before him. */
async function recheck(playing: Playing, planned: PlannedCase, view: CaseView): Promise<void> {
  const { app, workingDays } = playing
  const day = planned.at + recheckDays
  if (view.outcome !== 'completed' || workingDays[day] === undefined) return
  const context = officer({ ...playing, planned, subject: view.subject }, view, 'reviewer', day, 0)
  const drawn = findDrawn(view.subject, view.id, context.actorId)
  const [[followUp]] = await app.cases.database.read(worker, drawn)
  if (followUp === undefined) return
  const act = { ...acted(view), followUp: followUp.id, inOrder: true, note: '与记录一致' }
  await checkFollowUp(app.cases, context, command('check', act), act)
}

/** What says no is sent the working day after, as a letter. */
async function handOver(playing: Playing, planned: PlannedCase, view: CaseView): Promise<void> {
  const { app, workingDays } = playing
  const { subject, id: caseId, outcome, closedOn } = view
  if (outcome !== 'refused' && outcome !== 'not-accepted') return
  const at = workingDays.findIndex((day) => day === closedOn) + 1
  const day = workingDays[at]
  const [[paper]] = await app.cases.database.read(worker, findRefusal(subject, caseId))
  if (at === 0 || day === undefined || paper === undefined) return
  const context = officer({ ...playing, planned, subject }, view, 'reviewer', at, 60)
  const { database, secrets, events } = app.cases
  const openingFor = () => () => ({ statement: enterCase(subject, caseId), admit: () => context })
  const handed = { how: 'post', day, proof: `挂号信 ${view.number}` } as const
  await deliver(
    { database, secrets, events, openingFor },
    context,
    command('delivery', handed),
    { subject, id: paper.id, caseId },
    handed,
  )
}

/** Who had something done says how it was; whoever leads the agency calls back about what was bad. */
async function rate(playing: Playing, planned: PlannedCase, view: CaseView, place: number): Promise<void> {
  const { app, city, workingDays } = playing
  const closedAt = workingDays.findIndex((day) => day === view.closedOn)
  if (closedAt < 0 || planned.of !== 'person' || view.outcome === 'withdrawn') return
  const play: Play = { ...playing, planned, subject: view.subject }
  const leads = city.plan.staff.findIndex(
    ({ role, agencyId }) =>
      role === 'manager' && app.cases.agencies.subtree(agencyId).includes(view.agencyId),
  )
  const leading = city.plan.staff[leads]
  await rateAsPeopleDo({
    app,
    subject: view.subject,
    id: view.id,
    place,
    closedAt,
    workingDays,
    person: (day) => ({ ...personContext(view.subject, planned.subject, play), ...moment(play, day, 90) }),
    manager: (day) =>
      leading === undefined
        ? undefined
        : {
            ...staffContext(play, leads, day, 15),
            agencies: [...app.cases.agencies.subtree(leading.agencyId)],
          },
  })
}

/** From submission on: refused at the counter, withdrawn, or accepted and decided. */
async function goOn(play: Play, view: CaseView, day: number): Promise<CaseView> {
  const { app, planned } = play
  const { fate } = planned
  const context = accepter(play, view, day, 8)
  if (fate === 'not-accepted') {
    const act = { ...acted(view), reason: notes[fate], rule: '社会保险经办条例第10条' }
    return await refuseAcceptance(app.cases, context, command('non-acceptance', act), act)
  }
  if (fate === 'withdrawn' && planned.clerk !== null && planned.says === undefined) {
    const act = { ...acted(view), reason: notes[fate] }
    return await withdraw(app.cases, clerkAt(play, planned.at, 9), command('withdrawal', act), act)
  }
  const accepted = await accept(app.cases, context, command('acceptance', acted(view)), acted(view))
  if (planned.says === undefined) return await office(play, accepted, day)
  const asked = await throughConfirmation(play, accepted, day)
  if (fate !== 'withdrawn') return await office(play, asked, day)
  const act = { ...acted(asked), reason: notes[fate] }
  return await withdraw(app.cases, clerkAt(play, day, 20), command('withdrawal', act), act)
}

/** Those whom it names are asked at once, answer the next working day, or not at all; a term that is over is noted. */
async function throughConfirmation(play: Play, view: CaseView, day: number): Promise<CaseView> {
  const { app, planned, workingDays, city } = play
  const { subject: subjectId, id: caseId } = view
  const { database } = app.cases
  const system = (at: number, minutes: number): Context => ({
    ...app.systemContext(),
    ...moment(play, at, minutes),
  })
  await database.transaction(worker, async (tx) =>
    askConfirmations(app.cases, system(day, 12), tx, { subjectId, caseId }),
  )
  let version = view.version + 1
  for (const { person, answer, ...why } of planned.fate === 'withdrawn' ? [] : (planned.says ?? [])) {
    if (answer === null || workingDays[day + 1] === undefined) continue
    const subject = required(city.personIds[person])
    const context = { ...personContext(subject, person, play), ...moment(play, day + 1, 30) }
    const { rows } = await findOwnConfirmations(app.cases, context, subject)
    const given = { subject, id: required(rows[0]).id, answer, ...why }
    await answerConfirmation(app.cases, context, command('answer', given.id), given)
    await database.transaction(worker, async (tx) =>
      takeConfirmation(app.cases, system(day + 1, 31), tx, subject, given.id),
    )
    version += 1
  }
  for (const { person } of planned.says ?? []) await readAll(play, person, day)
  const over = day + planned.waits.review
  if (planned.fate === 'completed' && workingDays[over] !== undefined)
    version += await endConfirmations(app.cases, system(over, 1))
  return { ...view, version }
}

/** Somebody opens what he was told, an hour after the case was accepted. @param person his place in the plan */
async function readAll(play: Play, person: number, day: number): Promise<void> {
  const { app, city } = play
  const subject = required(city.personIds[person])
  const scope = { path: 'person', subjects: [subject] } as const
  const reader = { scope, language: 'zh-CN', now: moment(play, day, 60).now } as const
  const { rows } = await listMessages(app.messages, reader, subject)
  for (const { id } of rows) await readMessage(app.messages, reader, subject, id)
}

async function office(play: Play, view: CaseView, day: number): Promise<CaseView> {
  const { app, planned, workingDays } = play
  if (planned.fate === 'stuck') return view
  const favourable = planned.fate !== 'refused'
  const note = favourable ? '' : notes.refused
  let [current, next] = [view, day]
  if (current.outcome === null && current.step === 'review') {
    next += planned.waits.review
    if (workingDays[next] === undefined) return current
    const act = { ...acted(current), favourable, note }
    const context = officer(play, current, 'reviewer', next, 20)
    current = await giveOpinion(app.cases, context, command('opinion', act), act)
  }
  next += planned.waits.decision
  if (planned.fate === 'undecided' || current.outcome !== null || workingDays[next] === undefined)
    return current
  const act = { ...acted(current), grant: favourable, note }
  return await decideCase(
    app.cases,
    officer(play, current, 'approver', next, 40),
    command('decision', act),
    act,
  )
}

/** A paper is missing: told at once, brought later or never. */
async function throughCorrection(play: Play, view: CaseView): Promise<CaseView> {
  const { app, planned, workingDays } = play
  const act = { ...acted(view), until: awaitedUntil(required(workingDays[planned.at])) }
  const told = await tellDeficiencies(
    app.cases,
    accepter(play, view, planned.at, 8),
    command('deficiencies', act),
    act,
  )
  const day = planned.at + planned.waits.correction
  if (planned.fate === 'never-corrected' || workingDays[day] === undefined) return told
  if (required(workingDays[day]) > (told.hold?.until ?? '')) return told
  await visit(play, day, 30)
  const materials = await materialsOf(play, clerkAt(play, day, 32), true)
  const brought = { ...acted(told), form: planned.form, materials }
  const corrected = await correct(
    app.cases,
    clerkAt(play, day, 35),
    command('correction', brought.id),
    brought,
  )
  const accepted = await accept(
    app.cases,
    accepter(play, corrected, day, 37),
    command('acceptance', acted(corrected)),
    acted(corrected),
  )
  return await office(play, accepted, day)
}

/** Whoever lives in a demo has his telephone in his hand: what he types is his. */
function atHome(cases: App['cases']): App['cases'] {
  return { ...cases, proveTelephone: async () => await Promise.resolve() }
}

async function comeIn(play: Play): Promise<CaseView> {
  const { app, planned, subject } = play
  const online = planned.clerk === null
  if (!online) await visit(play, planned.at, 0)
  const context = online ? oneself(play) : clerkAt(play, planned.at, 3)
  const complete =
    planned.fate !== 'corrected' && planned.fate !== 'never-corrected' && planned.lacks !== true
  const materials = await materialsOf(play, context, complete)
  const published = app.cases.catalogue.current(planned.item)
  const itemVersion = published?.version ?? 1
  const proved = (published?.declaration.form ?? []).filter((field) => field.proved === true)
  const codes = Object.fromEntries(proved.map(({ key }) => [key, demoCode]))
  const given = {
    subject,
    item: planned.item,
    itemVersion,
    form: planned.form,
    materials,
    codes,
    from: 'world',
  }
  return await handIn(
    online ? atHome(app.cases) : app.cases,
    context,
    command('hand-in', planned.item),
    given,
  )
}

/** Settled as people do it: seen at the counter, photographed at home, known from the record. */
async function materialsOf(play: Play, context: Context, complete: boolean): Promise<Settlement[]> {
  const { app, planned, subject } = play
  const declaration = required(app.cases.catalogue.current(planned.item)).declaration
  const wanted = declaration.materials.filter(
    ({ key, when }) =>
      (when === undefined || planned.form[when.field] === when.is) &&
      key !== 'name-certificate' &&
      (complete || key !== 'name-evidence'),
  )
  const settled: Settlement[] = []
  for (const { key, settledBy } of wanted) {
    const by = settledBy.find((one) =>
      context.path === 'person' ? one === 'record' || one === 'file' : one !== 'commitment',
    )
    if (by === 'seen' || by === 'record') settled.push({ material: key, by })
    if (by === 'file')
      settled.push({ material: key, by, files: [(await app.stage(context, subject, samplePage)).id] })
  }
  return settled
}

async function visit(play: Play, day: number, minutes: number): Promise<void> {
  const { app, city, planned } = play
  const purpose = '办事'
  const came =
    planned.of === 'employer'
      ? {
          subjectKind: 'employer' as const,
          uscc: required(city.plan.employers[planned.subject]).uscc,
          name: required(city.plan.employers[planned.subject]).name,
        }
      : personCame(required(city.plan.persons[planned.subject]))
  const identified = { ...came, identifiedBy: 'document' as const, purpose }
  const { database, secrets, audit } = app.cases
  const context = clerkAt(play, day, minutes)
  await openVisit(
    { database, secrets, audit, isHidden: app.cases.hidden.has },
    context,
    command('visit', planned.item),
    identified,
    () => undefined,
  )
}

function personCame({ name, documents: [document] }: CityPlan['persons'][number]) {
  const { kind, number } = required(document)
  return { subjectKind: 'person' as const, kind, number, name }
}

/** Who accepts: the clerk where the outlet may, else the reviewer of the owner. */
function accepter(play: Play, view: CaseView, day: number, minutes: number): Context {
  return play.planned.accepts && play.planned.clerk !== null
    ? clerkAt(play, day, minutes)
    : officer(play, view, 'reviewer', day, minutes)
}

function clerkAt(play: Play, day: number, minutes: number): Context {
  return staffContext(play, required(play.planned.clerk ?? undefined), day, minutes)
}

/** A reviewer or approver of the owning agency, or of its city where it has none. */
function officer(
  play: Play,
  { agencyId }: CaseView,
  role: PlannedStaff['role'],
  day: number,
  minutes: number,
): Context {
  const at = play.city.plan.staff.findIndex((one) => one.role === role && one.agencyId === agencyId)
  if (at < 0) throw new Error(`no ${role} at ${agencyId}`)
  return staffContext(play, at, day, minutes)
}

function staffContext(play: Play, at: number, day: number, minutes: number): Context {
  const { agencyId, outletId, role, name } = required(play.city.plan.staff[at])
  return {
    ...moment(play, day, minutes),
    actorId: required(play.city.staffIds[at]),
    actorName: name,
    ownSubjectId: null,
    authority: 'office',
    path: rights[role].path,
    agencies: [agencyId],
    agencyId,
    subjects: [],
    held: [{ role, agencyId }],
    outletId,
    language: 'zh-CN',
  }
}

function oneself(play: Play): Context {
  return { ...personContext(play.subject, play.planned.subject, play), ...moment(play, play.planned.at, 3) }
}

/** Somebody for himself, at no moment yet. @param at his place in the plan */
function personContext(
  subject: string,
  at: number,
  { city }: Play,
): Omit<Context, keyof ReturnType<typeof moment>> {
  return {
    actorId: subject,
    actorName: required(city.plan.persons[at]).name,
    ownSubjectId: null,
    authority: 'own-right',
    path: 'person',
    agencies: [],
    agencyId: null,
    subjects: [subject],
    held: [],
    outletId: null,
    language: 'zh-CN',
  }
}

/** A day of the plan, so many minutes after the person came. */
function moment({ app, planned, workingDays }: Play, day: number, minutes: number) {
  const today = required(workingDays[day])
  const now = instant(today, planned.minute + minutes)
  const { law } = app.systemContext()
  return { request: newId(), session: newId(), today, now, signedInAt: now, law }
}

/** So many minutes after nine in the morning, in Kaifeng. */
function instant(day: Day, minutes: number): Date {
  return new Date(Date.parse(`${day}T09:00:00+08:00`) + minutes * 60_000)
}

function acted({ subject, id, version }: CaseView): Acted {
  return { subject, id, version }
}

function command(route: string, body: unknown): Command {
  return { route: `demo ${route}`, key: newId(), body }
}

/** @throws Error where the plan names what the city does not have */
function required<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the plan names what the city does not have')
  return thing
}

/** One page that says what it stands for, where a photograph would be. */
const samplePage = pageSaying('Demo / sample page: household register, page of changes')

function pageSaying(text: string): Buffer {
  const drawing = `BT /F1 14 Tf 60 760 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}
