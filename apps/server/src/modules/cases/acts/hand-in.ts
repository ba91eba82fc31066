import { type EmployerMandate, type PersonalMandate, personalMandates } from '@tongban/contracts/access'
import type { Agent, CaseView } from '@tongban/contracts/cases'
import type { ClientReference } from '@tongban/contracts/client-api'
import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import { checkForm, type FormFault } from '@tongban/contracts/form'
import type { Visit } from '@tongban/contracts/people'
import { isWorkingDay, nextWorkingDay } from '@tongban/policy'

import {
  actsForPerson,
  type Context,
  hallOf,
  isHome,
  isOnline,
  newId,
  scopeOf,
} from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { named, type Published, routeBy } from '../../catalogue/index.ts'
import { deleteDraft } from '../../drafts/index.ts'
import { claimFiles, lockFiles, requireUsable } from '../../materials/index.ts'
import { type ContactRow, readContact } from '../../people/index.ts'
import { findSubject, holdSubject, lockSubject, standsForItself } from '../../subjects/index.ts'
import { readIdentification } from '../../visits/index.ts'
import type { Case, CaseEvent } from '../case.ts'
import { namedFaults } from '../confirmations/named.ts'
import { requirePort } from '../core/ports.ts'
import type { CaseDeps } from '../deps.ts'
import { findDistrust, requireTrusted } from '../distrust.ts'
import { noEvents } from '../log/chain.ts'
import { filesOf, settlementFaults } from '../materials.ts'
import { sealAgent, sealForm } from '../personal.ts'
import { opening, requireOpen } from '../reading/record.ts'
import { caseView } from '../reading/view.ts'
import { standingOf, windowFaults } from '../reading/window.ts'
import {
  recordSignature,
  requirePicture,
  requireSigned,
  requireSignedPictures,
  signatureFiles,
  type CaseSignature,
  signatureSaid,
} from '../signature.ts'
import { completeAutomatically, isAutomatic } from './automatic.ts'
import { broughtBy, handedInToday, requireInScope, requireQuota } from './by-client.ts'
import { isConflict } from './conflict.ts'
import { begun } from './decide-department.ts'
import {
  alikeSaid,
  type AlikeRow,
  findAlikeTo,
  printsOf,
  refusesDuplicates,
  requireNoDuplicate,
} from './duplicate.ts'
import { provesTelephones, requireProvedTelephones, requireShownForTelephones } from './proved-telephones.ts'
import { recordHandIn } from './record-act.ts'
import { timed } from './situation.ts'

/** What is handed in at a counter. */
export interface HandIn {
  readonly subject: string
  readonly item: string
  readonly itemVersion: number
  readonly form: Readonly<Record<string, unknown>>
  readonly materials: readonly Settlement[]
  readonly agent?: Agent | null | undefined
  readonly signature?: CaseSignature | undefined
  /** At home: the codes that came to telephones that must be proved, by field. */
  readonly codes?: Readonly<Record<string, string>> | undefined
  /** The list that it comes with. */
  readonly batchId?: string
  /** The bundle that it comes with. */
  readonly bundleId?: string
  /** The address of the request. */
  readonly from: string
  /** What another system calls it that hands it in. */
  readonly reference?: ClientReference | undefined
}

/**
 * 收件: takes an item in for the person of a visit; the case finds the agency that owns it by itself.
 * @throws Refusal catalogue.no-item, cases.new-version, cases.not-granted, cases.out-of-reach, cases.form,
 * cases.signature, cases.already-open, cases.merged-away (of an id that leads to another one now), cases.code-needed, accounts.code, visits.not-shown, cases.wrong-applicant, cases.own-record, visits.none, materials.claimed, cases.effect (of what completes by
 * itself)
 */
export async function handIn(
  deps: CaseDeps,
  context: Context,
  command: Command,
  given: HandIn,
): Promise<CaseView> {
  let published: Published
  try {
    published = judge(deps, context, given)
  } catch (refusal) {
    return await firstAnswerOr(refusal, deps, context, command, given.subject)
  }
  try {
    return await takeIn(deps, context, command, given, published)
  } catch (error) {
    throw isConflict(error) ? new Refusal('cases.effect') : error
  }
}

const noContact = query<Pick<ContactRow, 'telephone' | 'telephone_from'>>(
  `select null::bytea as telephone, '' as telephone_from where false`,
)
const nobodyThere = query<{ identified_by: Visit['identifiedBy'] }>(`select '' as identified_by where false`)

async function takeIn(
  deps: CaseDeps,
  context: Context,
  command: Command,
  given: HandIn,
  published: Published,
): Promise<CaseView> {
  const { declaration } = published
  const routing = named(deps.registry.routings, declaration.routing)
  const facts = routing.load(given.subject) ?? findSubject(given.subject)
  const drawn = signatureFiles(given.signature)
  const files = [...new Set([...filesOf(given.materials, given.agent?.mandate), ...drawn])]
  const automatic = isAutomatic(context, declaration, given.materials)
  const proves = provesTelephones(deps, declaration)
  const [atHome, atCounter] = [proves && isOnline(context), proves && context.path === 'counter']
  const prints = printsOf(deps.secrets, declaration, given.form)
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: given.subject,
    load: [
      opening(context, given.subject, given.subject),
      holdSubject(given.subject),
      findSubject(given.subject),
      standsForItself(given.subject),
      lockFiles(given.subject, files),
      facts,
      lockSubject(given.subject, automatic || refusesDuplicates(declaration)), // one of two that come at once sees the other
      atHome ? readContact(given.subject) : noContact(),
      atCounter ? readIdentification(context, given.subject) : nobodyThere(),
      findDistrust(given.subject, context.today),
      findAlikeTo(given.subject, declaration, prints),
      ...handedInToday(context),
    ] as const,
    admit: ([opened]) => requireOpened(context, opened),
    run: async (tx, rows) => {
      const [
        [came],
        ,
        [subject],
        [own],
        staged,
        factRows,
        ,
        [contact],
        identified,
        distrust,
        alike,
        ,
        today,
      ] = rows
      requireStanding(own)
      requireQuota(context, today)
      const name = came?.subject_name ?? ''
      const id = newId()
      requireUsable(context, files, staged, id)
      requirePicture(given.signature, staged)
      requireSignedPictures(given.materials, staged)
      requireTrusted(declaration, given.materials, distrust)
      if (subject === undefined || !declaration.applicants.includes(subject.kind))
        throw refusalAt('cases.wrong-applicant', 'item')
      if (atHome) await requireProvedTelephones(deps, context, declaration, given, contact)
      if (atCounter) requireShownForTelephones(deps, declaration, given.form, identified)
      const routed = routeBy(routing, factRows, context.agencyId ?? '')
      const owner = ownerOf(deps, context, declaration, routed)
      requireInScope(context, given.item, deps.agencies.covers(owner))
      requireWindow(deps, context, declaration, given, owner)
      requirePort(deps, declaration, owner)
      requireNoDuplicate(context, declaration, alike)
      const number = await deps.numbers.next(areaOf(deps, context.agencyId ?? owner), context.today) // what is refused takes none
      const about = { id, number, owner, kind: subject.kind, name }
      const opened = begun(context, declaration, openedCase(deps, context, given, published, about))
      const recorded = recordHandIn(deps, context, tx, opened, {
        event: handedIn(given, opened, alike),
        prints,
      })
      if (isHome(context)) tx.record(deleteDraft(given.subject, given.item))
      tx.record(...recordSignature(deps, context, opened, given.signature))
      if (files.length > 0) tx.record(claimFiles(given.subject, files, id))
      const view = await completeAutomatically({ deps, context, tx }, recorded, declaration, given)
      return caseView(deps, view, context)
    },
  })
}

/** Nothing is begun under an id that leads to another one. @throws Refusal cases.merged-away */
function requireStanding(own: { readonly stands: boolean } | undefined): void {
  if (own?.stands !== true) throw new Refusal('cases.merged-away')
}

/** What the log says of handing in. */
export function handedIn(given: HandIn, opened: Case, alike: readonly AlikeRow[]): CaseEvent {
  return {
    kind: 'handed-in',
    body: {
      item: given.item,
      materials: given.materials.length,
      agent: given.agent !== undefined && given.agent !== null,
      owner: opened.agency_id,
      due: opened.due_on,
      ...(opened.acting === null ? {} : { mandate: opened.acting.mandate }),
      ...signatureSaid(given.signature),
      ...alikeSaid(alike),
      ...(opened.hold?.reason === 'department' ? { until: opened.hold.until } : {}),
      ...(opened.batch_id === null ? {} : { batch: opened.batch_id }),
      ...(opened.bundle_id === null ? {} : { bundle: opened.bundle_id }),
    },
    content: opened,
  }
}

/** A month of effect that has closed already is refused where it is typed. @throws Refusal cases.form */
export function requireWindow(
  deps: CaseDeps,
  context: Context,
  declaration: Declaration,
  { form }: HandIn,
  owner: string,
): void {
  const faults = windowFaults(declaration, form, standingOf(deps, context, declaration, owner))
  if (faults.length > 0) throw new Refusal('cases.form', faults)
}

/** Who decides: where the routing leads, else the desk, or whoever took the place of either (撤并); at a counter it must lie within the reach of the item. */
export function ownerOf(
  deps: CaseDeps,
  context: Context,
  declaration: Declaration,
  routed: string | undefined,
): string {
  const owner = deps.agencies.standingFor(routed ?? deskOf(deps, context))
  if (context.path === 'counter') requireReach(deps, declaration, context.agencyId ?? '', owner)
  return owner
}

/** A visit at the counter; one's own subject otherwise. @throws Refusal visits.none, cases.not-found */
function requireOpened(context: Context, opened: readonly unknown[]): void {
  requireOpen(context, opened)
  if (opened.length === 0) throw new Refusal('cases.not-found')
}

/** Item, form and applicant, before anything is loaded. */
function judge(deps: CaseDeps, context: Context, given: HandIn): Published {
  const published = requireItem(deps, context, given)
  requireForm(published.declaration, given, context)
  requireSigned(context, given)
  if (context.closed?.includes(given.subject) === true) throw new Refusal('general.kin')
  if (isHome(context) && given.agent !== null && given.agent !== undefined)
    throw refusalAt('cases.agent-online', 'agent')
  return published
}

/**
 * What is refused now may have been handed in before under this very key, when the item had another version: then the
 * first answer is given again (D-13). @throws the refusal otherwise
 */
async function firstAnswerOr(
  refusal: unknown,
  { database }: CaseDeps,
  context: Context,
  command: Command,
  subject: string,
): Promise<CaseView> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [opening(context, subject, subject)] as const,
    admit: ([opened], repeats) => {
      if (!repeats) throw refusal
      requireOpened(context, opened)
    },
    run: () => {
      throw refusal
    },
  })
}

export function requireItem(
  { catalogue, outlets }: CaseDeps,
  context: Context,
  { item, itemVersion }: Pick<HandIn, 'item' | 'itemVersion'>,
): Published {
  const { outletId, today } = context
  const published = catalogue.current(item)
  if (published === undefined) throw refusalAt('catalogue.no-item', 'item')
  if (published.version !== itemVersion) throw refusalAt('cases.new-version', 'itemVersion')
  const hall = hallOf(context)
  if (hall !== undefined) {
    if (!published.declaration.halls.includes(hall)) throw refusalAt('cases.not-online', 'item')
    requireMandated(context, item, published.declaration)
    requireInScope(context, item)
    return published
  }
  if (outletId === null || !outlets.granted(outletId, 'hand-in', published.declaration, today))
    throw refusalAt('cases.not-granted', 'item')
  return published
}

/** A mandate for some items is for no other, and some items are for nobody but the person. @throws Refusal general.mandate-over, general.never-by-mandate, general.not-allowed */
export function requireMandated(context: Context, item: string, declaration: Declaration): void {
  const isOthers = actsForPerson(context)
  if (context.mandate?.items?.includes(item) === false)
    throw new Refusal(isOthers ? 'general.mandate-over' : 'general.not-allowed')
  if (isOthers && declaration.neverByMandate !== undefined) throw neverByMandate(declaration)
}

/** The item says itself why nobody hands it in for another. */
function neverByMandate({ neverByMandate: reason }: Declaration): Refusal {
  const message = reason?.['zh-CN'] ?? ''
  return new Refusal('general.never-by-mandate', [
    { field: 'item', code: 'general.never-by-mandate', message },
  ])
}

const faultWords: Readonly<Record<FormFault['code'], string>> = {
  required: '这里要填。',
  unknown: '表里没有这一栏。',
  form: '格式不对，请检查。',
  'too-long': '太长了。',
  choice: '请从选项里选。',
  'too-many': '行数太多了。',
}

/** Every fault of form and materials at once, each with its place. @throws Refusal cases.form */
export function requireForm(
  declaration: Declaration,
  { form, materials }: Pick<HandIn, 'form' | 'materials'>,
  { path }: Pick<Context, 'path'>,
  known: readonly Settlement[] = [],
): void {
  const seenBefore = isOnline({ path }) ? known : undefined
  const faults = [
    ...checkForm(declaration.form, form).map(({ field, code }) => ({
      field: `form.${field}`,
      code,
      message: faultWords[code],
    })),
    ...namedFaults(declaration, form),
    ...settlementFaults(declaration, form, materials, seenBefore),
  ]
  if (faults.length > 0) throw new Refusal('cases.form', faults)
}

/** The new case, before it is recorded. */
export function openedCase(
  { secrets }: CaseDeps,
  context: Context,
  given: HandIn,
  { declaration, version }: Pick<Published, 'declaration' | 'version'>,
  {
    id,
    number,
    owner,
    kind,
    name,
  }: { id: string; number: string; owner: string; kind: 'person' | 'employer'; name: string },
): Case {
  const limit = declaration.limits.promised ?? declaration.limits.guide ?? declaration.limits.statutory
  return timed(context, {
    subject_id: given.subject,
    id,
    number,
    item: given.item,
    item_version: version,
    subject_kind: kind,
    subject_name: name,
    ...cameWith(given),
    acting: actingIn(context),
    counter: null,
    agency_id: owner,
    outlet_id: context.outletId,
    outlet_agency_id: context.agencyId,
    stage: 'submitted',
    step: null,
    hold: null,
    outcome: null,
    version: 0,
    agent: given.agent === null || given.agent === undefined ? null : sealAgent(secrets, given.agent),
    form: sealForm(secrets, declaration.form, given.form),
    materials: given.materials,
    handled_by: [],
    submitted_on: context.today,
    accepted_on: null,
    closed_on: null,
    limit_length: limit?.length ?? null,
    limit_unit: limit?.unit ?? null,
    limit_start: limit === null || limit === undefined ? null : startOf(context),
    holds: [],
    confirmations: null,
    others: null,
    signing: null,
    extension_length: null,
    due_on: null,
    provisional: false,
    calendar_hash: null,
    last_seq: 0,
    last_hash: noEvents,
    opened_at: context.now.toISOString(),
    ...broughtBy(context, given),
  })
}

/** The list or the bundle that it comes with. */
function cameWith({ batchId, bundleId }: HandIn): Pick<Case, 'batch_id' | 'bundle_id'> {
  return { batch_id: batchId ?? null, bundle_id: bundleId ?? null }
}

/** Who acts here by a person's mandate. */
function actingIn(context: Context): Case['acting'] {
  const { mandate, actorName } = context
  if (!actsForPerson(context) || mandate === undefined || !isPersonal(mandate.kind)) return null
  return { mandate: mandate.id, kind: mandate.kind, name: actorName }
}

function isPersonal(kind: EmployerMandate | PersonalMandate): kind is PersonalMandate {
  return personalMandates.some((known) => known === kind)
}

/** What is handed in on a day off counts from the next working day (D-41). */
function startOf({ law, today }: Context) {
  return isWorkingDay(law, today).working ? today : nextWorkingDay(law, today).date
}

export function areaOf({ agencies }: CaseDeps, agencyId: string): string {
  return agencies.find(agencyId)?.area ?? '000000'
}

/** 分办岗: owns what nobody else does, so that no case is without an owner (D-11). */
function deskOf({ agencies }: CaseDeps, { agencyId }: Context): string {
  const desk =
    agencyId === null ? agencies.all().find((known) => known.routingDesk) : agencies.routingDesk(agencyId)
  return desk?.id ?? agencyId ?? ''
}

/** 通办范围: how far from its owner an item may be accepted (TZ-5). */
export function requireReach(
  { agencies }: CaseDeps,
  { reach }: Declaration,
  here: string,
  owner: string,
): void {
  const within =
    reach === 'country' ||
    (reach === 'agency' && here === owner) ||
    (reach === 'city' && agencies.cityOf(here)?.id === agencies.cityOf(owner)?.id) ||
    (reach === 'province' && agencies.provinceOf(here)?.id === agencies.provinceOf(owner)?.id)
  if (!within)
    throw new Refusal('cases.out-of-reach', [
      { field: 'item', code: 'cases.out-of-reach', message: `请到${agencies.nameOf(owner)}办理。` },
    ])
}
