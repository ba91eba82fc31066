import type { BundleDeclaration, BundleMember } from '@tongban/contracts/bundle-declaration'
import { memberForms, membersAsked, placeInBundle } from '@tongban/contracts/bundle-form'
import type { BundleView } from '@tongban/contracts/bundles'
import type { Agent } from '@tongban/contracts/cases'
import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import type { Answers } from '@tongban/contracts/form'
import { memberAnswer } from '@tongban/contracts/roster-member'
import type { Signature } from '@tongban/contracts/signature'
import { signedHash } from '@tongban/contracts/signed'
import { maskIdentityNumber } from '@tongban/policy'

import { type Context, isHome, newId, scopeOf } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import {
  type CaseSignature,
  filesOf,
  findDistrust,
  handInTogether,
  hasPort,
  insertNumber,
  judgeTogether,
  type ListOpened,
  namedIn,
  opening,
  openingTogether,
  refusesDuplicates,
  requireOpen,
  requirePicture,
  requireSigned,
  signatureFiles,
  type Together,
} from '../cases/index.ts'
import { named } from '../catalogue/index.ts'
import { deleteDraft } from '../drafts/index.ts'
import { claimFiles, lockFiles, requireUsable } from '../materials/index.ts'
import { findSubject, lockSubject } from '../subjects/index.ts'
import type { BundleDeps } from './deps.ts'
import { elsewhere, type Items, itemsOf } from './off.ts'
import { receiptOf } from './receipt.ts'
import { type BundleRow, insertBundle, insertMember } from './store.ts'
import { bundleView } from './view.ts'

/** What one form brings. */
export interface HandInBundle {
  readonly subject: string
  readonly bundle: string
  readonly version: number
  /** By member the version of its item that was on the screen. */
  readonly items: Readonly<Record<string, number>>
  readonly form: Answers
  readonly materials: Readonly<Record<string, readonly Settlement[]>>
  /** At a counter: who is there for whom it is done. */
  readonly agent?: Agent | null | undefined
  /** At a counter: of the one form. */
  readonly signature?: Signature | undefined
}

/**
 * 一表几事: one form becomes a case of each member that it asks for, all of them in one transaction and by the same rules as if each had been handed in
 * alone, at home or in a visit; whoever waits for another is on hold from the beginning. Faults of all members are told at once, at the places where they
 * were typed.
 * @throws Refusal bundles.none, bundles.new-version, bundles.empty, cases.new-version, cases.form, cases.signature, cases.not-online, cases.not-found, catalogue.no-item,
 * materials.claimed; at a counter visits.none, cases.not-granted, cases.out-of-reach, cases.wrong-applicant, general.kin
 */
export async function handInBundle(
  deps: BundleDeps,
  context: Context,
  command: Command,
  given: HandInBundle,
): Promise<BundleView> {
  const { subject, agent, signature } = given
  const settled = Object.values(given.materials)
  const files = [
    ...new Set([
      ...settled.flatMap((one) => filesOf(one)),
      ...filesOf([], agent?.mandate),
      ...signatureFiles(signature),
    ]),
  ]
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [
      opening(context, subject, subject),
      findSubject(subject),
      lockSubject(subject, refusesSecond(deps, given)), // one of two that come at once sees the other
      lockFiles(subject, files),
      findDistrust(subject, context.today),
    ] as const,
    admit: ([opened]) => {
      requireOpen(context, opened)
      if (opened.length === 0) throw new Refusal('cases.not-found')
    },
    run: async (tx, [[came], [who], , staged, distrust]) => {
      const published = publishedFor(deps, given)
      requireApplicant(context, published, given, who?.kind)
      requirePicture(signature, staged)
      const bundleId = newId()
      requireUsable(context, files, staged, bundleId)
      const { plan, opened } = await openAll(deps, context, tx, { given, published, came })
      requireSome(deps, context, plan)
      judgeAll(deps, context, plan, (at) => ({ opened: opened[at], staged, distrust }))
      const members = []
      for (const [at, { key, together }] of plan.members.entries()) {
        const place = opened[at]
        if (place === undefined) continue
        const found = await handInTogether(deps, context, tx, place, { ...together, bundleId })
        const claimed = [...filesOf(together.materials, agent?.mandate), ...signatureFiles(signature)]
        if (claimed.length > 0) tx.record(claimFiles(subject, claimed, found.id))
        members.push({ row: { key, case_id: found.id }, found })
      }
      const owner = members[0]?.found.agency_id ?? ''
      const number = await deps.numbers.next(deps.agencies.find(owner)?.area ?? '000000', context.today)
      const row = rowOf(context, given, { id: bundleId, number, owner })
      if (isHome(context)) tx.record(deleteDraft(subject, given.bundle))
      tx.record(
        insertNumber(number, subject, bundleId),
        insertBundle(
          subject,
          bundleId,
          row.code,
          row.version,
          number,
          owner,
          row.actor_id,
          row.actor_name,
          row.handed_in_on,
          context.now,
        ),
        ...members.map(({ row: { key, case_id } }, at) => insertMember(subject, bundleId, key, at, case_id)),
        ...receiptOf(deps, context, row, plan.declaration, members),
      )
      return bundleView(deps, context, row, members)
    },
  })
}

/** Whether one of its items takes no second case of the same. */
function refusesSecond({ catalogue }: BundleDeps, { bundle }: HandInBundle): boolean {
  const members = catalogue.bundle(bundle)?.declaration.members ?? []
  return members.some(({ item }) => {
    const declaration = catalogue.current(item)?.declaration
    return declaration !== undefined && refusesDuplicates(declaration)
  })
}

/** Where it is offered, to whom, by whom, and what was signed. */
function requireApplicant(
  context: Context,
  { declaration }: PublishedFor,
  given: HandInBundle,
  kind: 'person' | 'employer' | undefined,
): void {
  const isCounter = context.path === 'counter'
  if (isCounter && !declaration.halls.includes('counter')) throw new Refusal('cases.not-granted')
  if (!declaration.applicants.some((one) => one === kind)) throw new Refusal('cases.wrong-applicant')
  if (context.closed?.includes(given.subject) === true) throw new Refusal('general.kin')
  if (!isCounter && given.agent !== undefined && given.agent !== null)
    throw refusalAt('cases.agent-online', 'agent')
  requireSigned(context, { ...given, item: given.bundle, itemVersion: given.version })
}

/** To whom each member goes; one that a department does not take for its agency is left to whoever applies. */
async function openAll(
  deps: BundleDeps,
  context: Context,
  tx: Tx,
  {
    given,
    published,
    came,
  }: {
    readonly given: HandInBundle
    readonly published: PublishedFor
    readonly came: { readonly subject_name?: string } | undefined
  },
): Promise<{ readonly plan: Plan; readonly opened: readonly ListOpened[] }> {
  const asked = askedOf(published, given)
  const openings = asked.map(({ key, item }) =>
    openingTogether(deps, context, { subject: given.subject, item, itemVersion: given.items[key] ?? 0 }),
  )
  const facts = await tx.load(...openings.map((one) => one.facts))
  const all = openings.map(({ opened: open }, at) => ({
    member: asked[at],
    place: open(came, facts[at] ?? []),
  }))
  const taken = all.filter(({ place }) => isTaken(deps, place))
  const plan = planOf(
    deps,
    given,
    published,
    taken.flatMap(({ member }) => member ?? []),
  )
  return { plan, opened: taken.map(({ place }) => place) }
}

interface Planned {
  readonly key: string
  readonly together: Together
}

interface Plan {
  readonly declaration: BundleDeclaration
  readonly items: Items
  readonly members: readonly Planned[]
}

type PublishedFor = Pick<Plan, 'declaration' | 'items'>

/** @throws Refusal bundles.none, bundles.new-version, catalogue.no-item */
function publishedFor(deps: BundleDeps, given: HandInBundle): PublishedFor {
  const published = deps.catalogue.bundle(given.bundle)
  if (published === undefined) throw new Refusal('bundles.none')
  if (published.version !== given.version) throw new Refusal('bundles.new-version')
  const { declaration } = published
  return { declaration, items: itemsOf(deps, declaration) }
}

/** The members that the answers ask for, as far as there is a way to them. */
function askedOf({ declaration, items }: PublishedFor, { form }: HandInBundle): readonly BundleMember[] {
  return membersAsked(declaration, form).filter(({ key }) => items[key] !== undefined)
}

/** 一件也没有: a form that opens no case gets no number; whose matters they are is told. @throws Refusal bundles.empty */
function requireSome(deps: BundleDeps, { language }: Context, { declaration, members }: Plan): void {
  if (members.length > 0) return
  const fields = elsewhere(deps, declaration.members, language).map(({ itemName, department, contact }) => ({
    field: 'bundle',
    code: 'bundles.empty',
    message: `${itemName}：${department}，${contact}`,
  }))
  throw new Refusal('bundles.empty', fields)
}

/** A department may take things for some agencies only. */
function isTaken(deps: BundleDeps, { published, owner }: ListOpened): boolean {
  const { department } = published.declaration
  return department === undefined || hasPort(deps, department, owner)
}

/** Which cases the form opens, and what each is handed in with. */
function planOf(
  deps: BundleDeps,
  given: HandInBundle,
  { declaration, items }: PublishedFor,
  asked: readonly BundleMember[],
): Plan {
  const ids = new Map(asked.map(({ key }) => [key, newId()]))
  const declared = Object.fromEntries(Object.entries(items).map(([key, item]) => [key, item.declaration]))
  const withoutLines = memberForms(declaration, declared, given.form, () => '')
  const forms = memberForms(declaration, declared, given.form, (member, row) =>
    lineSaid(deps, declared[member], ids.get(member) ?? '', withoutLines[member] ?? {}, row),
  )
  const members = asked.map(({ key, item, after = [] }) => {
    const waitsFor = after.flatMap((other) =>
      ids.has(other) ? [deps.catalogue.nameOf(declared[other]?.code ?? '')] : [],
    )
    const together: Together = {
      id: ids.get(key) ?? newId(),
      subject: given.subject,
      item,
      itemVersion: given.items[key] ?? 0,
      form: forms[key] ?? {},
      materials: given.materials[key] ?? [],
      waitsFor,
      agent: given.agent,
      signature: signatureOf(given, key, {
        item,
        itemVersion: given.items[key] ?? 0,
        form: forms[key] ?? {},
      }),
    }
    return { key, together }
  })
  return { declaration, items, members }
}

/**
 * 签名: what was signed is the one form, and that was checked. Its hash stands with each case that is made of it, and which part of it the case is, known again
 * by a hash of its own.
 */
function signatureOf(
  { signature: signed, bundle: of, version }: HandInBundle,
  member: string,
  form: { readonly item: string; readonly itemVersion: number; readonly form: Answers },
): CaseSignature | undefined {
  if (signed === undefined) return undefined
  return { ...signed, part: { hash: signedHash({ ...form, salt: signed.salt }), of, version, member } }
}

/** Somebody who will stand on the roster by a case that is handed in with this one: his line, and how he reads. */
function lineSaid(
  { registry }: BundleDeps,
  item: Declaration | undefined,
  caseId: string,
  form: Answers,
  row: number,
): string {
  if (item?.confirmation === undefined) return ''
  const person = namedIn(item.confirmation, form).find((one) => one.row === row)?.person
  const id = named(registry.effects, item.effect.name).lineOf?.(caseId, row)
  if (person === undefined || id === undefined) return ''
  return memberAnswer({
    id,
    name: person.name,
    number: maskIdentityNumber(person.number),
  })
}

type Judging = Parameters<typeof judgeTogether>[3]

/** Every fault of every member at once, where it was typed. @throws Refusal cases.form, and the first refusal that is about no field */
function judgeAll(
  deps: BundleDeps,
  context: Context,
  { declaration, items, members }: Plan,
  judging: (at: number) => Omit<Judging, 'opened'> & { readonly opened: Judging['opened'] | undefined },
): void {
  const declared = Object.fromEntries(Object.entries(items).map(([key, item]) => [key, item.declaration]))
  const faults = members.flatMap(({ key, together }, at): FieldFault[] => {
    const { opened, ...rest } = judging(at)
    if (opened === undefined) return []
    try {
      judgeTogether(deps, context, together, { ...rest, opened })
      return []
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.code !== 'cases.form') throw refusal
      return refusal.fields.map((fault) => ({
        ...fault,
        field: fault.field.startsWith('form.')
          ? placeInBundle(declaration, declared, key, fault.field)
          : `materials.${key}.${fault.field.replace(/^materials\./, '')}`,
      }))
    }
  })
  const places = faults.map(({ field }) => field)
  // what two members say of one answer is said once, and of a row nothing as long as there is something in it
  const said = faults.filter(
    ({ field }, at) => places.indexOf(field) === at && !places.some((other) => other.startsWith(`${field}.`)),
  )
  if (said.length > 0) throw new Refusal('cases.form', said)
}

function rowOf(
  { actorId, actorName, today, now }: Context,
  { subject, bundle, version }: HandInBundle,
  { id, number, owner }: { readonly id: string; readonly number: string; readonly owner: string },
): BundleRow {
  return {
    subject_id: subject,
    id,
    code: bundle,
    version,
    number,
    agency_id: owner,
    actor_id: actorId,
    actor_name: actorName,
    handed_in_on: today,
    handed_in_at: now.toISOString(),
    ended_on: null,
  }
}
