import type { BundleDeclaration } from '@tongban/contracts/bundle-declaration'
import { memberForms, membersAsked, placeInBundle } from '@tongban/contracts/bundle-form'
import type { BundleView } from '@tongban/contracts/bundles'
import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import type { Answers } from '@tongban/contracts/form'
import { memberAnswer } from '@tongban/contracts/roster-member'
import { maskIdentityNumber } from '@tongban/policy'

import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import {
  filesOf,
  findDistrust,
  handInTogether,
  insertNumber,
  judgeTogether,
  namedIn,
  opening,
  openingTogether,
  type Together,
} from '../cases/index.ts'
import { named } from '../catalogue/index.ts'
import { deleteDraft } from '../drafts/index.ts'
import { claimFiles, lockFiles, requireUsable } from '../materials/index.ts'
import type { BundleDeps } from './deps.ts'
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
}

/** By member the item as it is published now. @throws Refusal catalogue.no-item */
export function itemsOf(
  { catalogue }: Pick<BundleDeps, 'catalogue'>,
  { members }: BundleDeclaration,
): Record<string, { readonly version: number; readonly declaration: Declaration }> {
  return Object.fromEntries(
    members.map(({ key, item }) => {
      const published = catalogue.current(item)
      if (published === undefined) throw new Refusal('catalogue.no-item')
      return [key, { version: published.version, declaration: published.declaration }]
    }),
  )
}

/**
 * 一表几事: one form becomes a case of each member that it asks for, all of them in one transaction and by the same rules as if each had been handed in
 * alone; whoever waits for another is on hold from the beginning. Faults of all members are told at once, at the places where they were typed.
 * @throws Refusal bundles.none, bundles.new-version, cases.new-version, cases.form, cases.signature, cases.not-online, cases.not-found, catalogue.no-item,
 * materials.claimed
 */
export async function handInBundle(
  deps: BundleDeps,
  context: Context,
  command: Command,
  given: HandInBundle,
): Promise<BundleView> {
  const { subject } = given
  const files = [...new Set(Object.values(given.materials).flatMap((settled) => filesOf(settled)))]
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [
      opening(context, subject, subject),
      lockFiles(subject, files),
      findDistrust(subject, context.today),
    ] as const,
    admit: ([opened]) => {
      if (opened.length === 0) throw new Refusal('cases.not-found')
    },
    run: async (tx, [[came], staged, distrust]) => {
      const plan = planOf(deps, given)
      const bundleId = newId()
      requireUsable(context, files, staged, bundleId)
      const openings = plan.members.map(({ together }) => openingTogether(deps, context, together))
      const facts = await tx.load(...openings.map(({ facts: asked }) => asked))
      const opened = openings.map(({ opened: open }, at) => open(came, facts[at] ?? []))
      judgeAll(deps, context, plan, (at) => ({ opened: opened[at], staged, distrust }))
      const members = []
      for (const [at, { key, together }] of plan.members.entries()) {
        const place = opened[at]
        if (place === undefined) continue
        const found = await handInTogether(deps, context, tx, place, { ...together, bundleId })
        const claimed = filesOf(together.materials)
        if (claimed.length > 0) tx.record(claimFiles(subject, claimed, found.id))
        members.push({ row: { key, case_id: found.id }, found })
      }
      const owner = members[0]?.found.agency_id ?? ''
      const number = await deps.numbers.next(deps.agencies.find(owner)?.area ?? '000000', context.today)
      const row = rowOf(context, given, { id: bundleId, number, owner })
      tx.record(
        deleteDraft(subject, given.bundle),
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

interface Planned {
  readonly key: string
  readonly together: Together
}

interface Plan {
  readonly declaration: BundleDeclaration
  readonly items: ReturnType<typeof itemsOf>
  readonly members: readonly Planned[]
}

/** Which cases the form opens, and what each is handed in with. */
function planOf(deps: BundleDeps, given: HandInBundle): Plan {
  const published = deps.catalogue.bundle(given.bundle)
  if (published === undefined) throw new Refusal('bundles.none')
  if (published.version !== given.version) throw new Refusal('bundles.new-version')
  const { declaration } = published
  const items = itemsOf(deps, declaration)
  const asked = membersAsked(declaration, given.form)
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
    }
    return { key, together }
  })
  return { declaration, items, members }
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
