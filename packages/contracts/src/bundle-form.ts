import { addDays, dayOf } from '@tongban/policy'

import type { BundleDeclaration, BundleMember, BundleSource } from './bundle-declaration.ts'
import type { PublishedBundle } from './bundles.ts'
import type { Declaration, Settlement } from './declaration.ts'
import { type Answers, type Field, fieldsAsked, holds } from './form.ts'

/** The items of a bundle's members, by member. */
export type MemberItems = Readonly<Record<string, Pick<Declaration, 'form' | 'names' | 'code'>>>

type DeclaredField = Declaration['form'][number]
type DeclaredCondition = DeclaredField['when']

/** 合并后的表: the one form of a bundle, and at which place of it each field of a member is asked. */
export interface BundleForm {
  readonly fields: Declaration['form']
  /** By member and path of its form (`registration employees.name`) the path in the one form (`employees.name`). */
  readonly places: ReadonlyMap<string, string>
}

/**
 * The one form: the fields of all members in their order, groups that are the same rows asked once, and nothing that is given. A key that an earlier
 * member has already is asked under the member's name.
 */
export function bundleForm(bundle: BundleDeclaration, items: MemberItems): BundleForm {
  const places = new Map<string, string>()
  const fields: DeclaredField[] = []
  for (const member of bundle.members)
    for (const field of items[member.key]?.form ?? []) {
      const shared = rowsOf(bundle, member, field)
      if (shared !== undefined) addRows(shared, { fields, places, member, field })
      else if (member.given?.[field.key] === undefined) addField({ fields, places, member, field })
    }
  return { fields, places }
}

interface Adding {
  readonly fields: DeclaredField[]
  readonly places: Map<string, string>
  readonly member: BundleMember
  readonly field: DeclaredField
}

type Rows = BundleDeclaration['rows'][number]

/** The common group that a field of a member is one of. */
function rowsOf({ rows }: BundleDeclaration, member: BundleMember, field: Field): Rows | undefined {
  return field.type === 'group' ? rows.find(({ of }) => of[member.key] === field.key) : undefined
}

function addField({ fields, places, member, field }: Adding): void {
  const key = freeKey(fields, member, field)
  places.set(placeOf(member, field.key), key)
  for (const inner of field.fields ?? [])
    places.set(placeOf(member, `${field.key}.${inner.key}`), `${key}.${inner.key}`)
  fields.push({ ...field, key, ...whenOf(places, member, field.when) })
}

/** The fields of a group of a member join those that the members before have in the same rows. */
function addRows({ key, label }: Rows, { fields, places, member, field }: Adding): void {
  const at = fields.findIndex((known) => known.key === key)
  const before = fields[at]
  const inner: NonNullable<DeclaredField['fields']> = [...(before?.fields ?? [])]
  places.set(placeOf(member, field.key), key)
  for (const asked of field.fields ?? [])
    addInner({ inner, places, member, group: field.key, to: key }, asked)
  const rowsAtMost = Math.min(before?.rowsAtMost ?? 50, field.rowsAtMost ?? 50)
  const merged: DeclaredField = { ...field, ...before, key, label, required: true, rowsAtMost, fields: inner }
  if (at === -1) fields.push(merged)
  else fields[at] = merged
}

/** One field of a row, unless it is given; what is filled in says so. */
function addInner(
  {
    inner,
    places,
    member,
    group,
    to,
  }: Pick<Adding, 'places' | 'member'> & {
    readonly inner: NonNullable<DeclaredField['fields']>
    readonly group: string
    readonly to: string
  },
  asked: NonNullable<DeclaredField['fields']>[number],
): void {
  const path = `${group}.${asked.key}`
  if (member.given?.[path] !== undefined) return
  const key = freeKey(inner, member, asked)
  places.set(placeOf(member, path), `${to}.${key}`)
  const hint = member.suggested?.[path]?.hint ?? asked.hint
  inner.push({
    ...asked,
    key,
    ...innerWhen(places, member, group, asked.when),
    ...(hint === undefined ? {} : { hint }),
  })
}

function freeKey(taken: readonly Field[], member: BundleMember, { key }: Field): string {
  return taken.some((known) => known.key === key) ? `${member.key}-${key}` : key
}

function placeOf({ key }: Pick<BundleMember, 'key'>, path: string): string {
  return `${key} ${path}`
}

/** A condition names the field under the key that it has in the one form. */
function whenOf(places: ReadonlyMap<string, string>, member: BundleMember, when: DeclaredCondition) {
  if (when === undefined) return {}
  return { when: { ...when, field: places.get(placeOf(member, when.field)) ?? when.field } }
}

function innerWhen(places: Adding['places'], member: BundleMember, group: string, when: DeclaredCondition) {
  if (when === undefined) return {}
  const place = places.get(placeOf(member, `${group}.${when.field}`))
  return { when: { ...when, field: place?.split('.')[1] ?? when.field } }
}

/** The members that there is a case of, by what is answered. */
export function membersAsked({ members }: BundleDeclaration, answers: Answers): readonly BundleMember[] {
  return members.filter(({ when }) => holds(when, answers))
}

/** The line of a roster that a member writes for a row, as a form names it. */
export type LineOf = (member: string, row: number) => string

/**
 * What each member that is asked for is handed in with: its part of the one form, and what is given. Nothing is checked here: each form is checked as
 * if it had been filled in alone.
 */
export function memberForms(
  bundle: BundleDeclaration,
  items: MemberItems,
  answers: Answers,
  lineOf: LineOf,
): Readonly<Record<string, Answers>> {
  const { places } = bundleForm(bundle, items)
  const reading: Reading = { bundle, items, answers, places, lineOf }
  return Object.fromEntries(
    membersAsked(bundle, answers).map((member) => [member.key, formOf(reading, member)]),
  )
}

interface Reading {
  readonly bundle: BundleDeclaration
  readonly items: MemberItems
  readonly answers: Answers
  readonly places: ReadonlyMap<string, string>
  readonly lineOf: LineOf
}

function formOf(reading: Reading, member: BundleMember): Answers {
  const fields = reading.items[member.key]?.form ?? []
  const all: Record<string, unknown> = {}
  for (const field of fields) {
    const place = reading.places.get(placeOf(member, field.key))
    const given = member.given?.[field.key]
    if (given !== undefined) all[field.key] = givenAs(reading, given, undefined)
    else if (field.type === 'group')
      all[field.key] = rowsIn(reading.answers[place ?? '']).map((row, at) =>
        rowOf(reading, member, field, row, at),
      )
    else all[field.key] = reading.answers[place ?? '']
  }
  return onlyAsked(fields, all)
}

function rowOf(reading: Reading, member: BundleMember, group: Field, row: Answers, at: number): Answers {
  const fields = group.fields ?? []
  const all: Record<string, unknown> = {}
  for (const { key } of fields) {
    const path = `${group.key}.${key}`
    const given = member.given?.[path]
    const place = reading.places.get(placeOf(member, path))?.split('.')[1] ?? key
    all[key] = given === undefined ? row[place] : givenAs(reading, given, { row, at })
  }
  return onlyAsked(fields, all)
}

/** An answer to a question that is not asked is none. */
function onlyAsked(fields: readonly Field[], all: Answers): Answers {
  const asked = new Set(fieldsAsked(fields, all).map(({ key }) => key))
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => asked.has(key) && value !== undefined),
  )
}

function givenAs(
  { answers, places, lineOf }: Reading,
  given: BundleSource,
  of: { readonly row: Answers; readonly at: number } | undefined,
): unknown {
  if ('value' in given) return given.value
  if ('line' in given) return of === undefined ? undefined : lineOf(given.line, of.at)
  const place = places.get(placeOf({ key: given.same.member }, given.same.field)) ?? ''
  const [first = '', inner] = place.split('.')
  const said = inner === undefined ? answers[first] : of?.row[inner]
  return typeof said === 'string' && given.as !== undefined ? madeOf[given.as](said) : said
}

const wholeMonth = /^[12]\d{3}-(?:0[1-9]|1[0-2])$/
/** How an answer is made of another; of one that is still being typed nothing is. */
const madeOf: Readonly<
  Record<NonNullable<Extract<BundleSource, { same: unknown }>['as']>, (said: string) => string | undefined>
> = {
  month: (day) => day.slice(0, 7),
  'last-day-before': (month) => (wholeMonth.test(month) ? addDays(dayOf(`${month}-01`), -1) : undefined),
}

/**
 * 先填上的: the answers as they stand after one was changed. What is made of it is filled in, where nothing stands or what was made of it before; what whoever
 * applies has typed himself is his.
 */
export function withSuggestions(
  {
    declaration: bundle,
    items,
  }: {
    readonly declaration: BundleDeclaration
    readonly items: Readonly<Record<string, { readonly declaration: MemberItems[string] }>>
  },
  before: Answers,
  after: Answers,
): Answers {
  const declared = Object.fromEntries(Object.entries(items).map(([key, item]) => [key, item.declaration]))
  const { places } = bundleForm(bundle, declared)
  const suggested = bundle.members.flatMap((member) =>
    Object.entries(member.suggested ?? {}).flatMap(([path, { from }]) => {
      const [key = '', inner] = (places.get(placeOf(member, path)) ?? '').split('.')
      return inner === undefined ? [] : [{ key, inner, from }]
    }),
  )
  const reading = { bundle, items: declared, places, lineOf: () => '' }
  const changed: Record<string, unknown> = { ...after }
  for (const { key, inner, from } of suggested) {
    const earlier = rowsIn(before[key])
    changed[key] = rowsIn(changed[key]).map((row, at) => {
      const made = (answers: Answers, of: Answers | undefined): unknown =>
        of === undefined ? undefined : givenAs({ ...reading, answers }, from, { row: of, at })
      const [was, is] = [made(before, earlier[at]), made(after, row)]
      const stands = row[inner]
      const isFree = stands === undefined || stands === '' || stands === was
      return is === was || is === undefined || !isFree ? row : { ...row, [inner]: is }
    })
  }
  return changed
}

function rowsIn(value: unknown): readonly Answers[] {
  return Array.isArray(value)
    ? value.filter((row): row is Answers => typeof row === 'object' && row !== null)
    : []
}

/**
 * A fault that was found in the form of a member (`form.employees.0.name`), at the place where it was typed in the one form; of what was given, at the
 * place that it was taken from; of somebody whom another member brings, at his row.
 */
export function placeInBundle(
  bundle: BundleDeclaration,
  items: MemberItems,
  member: string,
  field: string,
): string {
  const { places } = bundleForm(bundle, items)
  const parts = field.replace(/^form\./, '').split('.')
  const row = parts.find((part) => /^\d+$/.test(part))
  const path = parts.filter((part) => part !== row).join('.')
  const given = bundle.members.find(({ key }) => key === member)?.given?.[path]
  const asked =
    given !== undefined && 'same' in given
      ? placeOf({ key: given.same.member }, given.same.field)
      : placeOf({ key: member }, path)
  const isLine = given !== undefined && 'line' in given
  const group = isLine ? places.get(placeOf({ key: member }, path.split('.')[0] ?? '')) : undefined
  const [first = path, inner] = (group ?? places.get(asked) ?? path).split('.')
  return ['form', first, row, inner].filter((part) => part !== undefined).join('.')
}

/** Between the member and the key of a material, where the materials of all members stand in one list. */
const mark = '--'

/** 一张表当一个事项看: the bundle as one declaration, of which a hall draws form and materials as of any other. Whose a material is stands in its key. */
export function bundleDeclared({ declaration: bundle, items }: PublishedBundle): Declaration {
  const declared = Object.fromEntries(Object.entries(items).map(([key, item]) => [key, item.declaration]))
  const { fields, places } = bundleForm(bundle, declared)
  const [first] = Object.values(declared)
  if (first === undefined) throw new RangeError(`${bundle.code} has no members`)
  const materials = bundle.members.flatMap((member) =>
    (declared[member.key]?.materials ?? []).map((material) => ({
      ...material,
      key: `${member.key}${mark}${material.key}`,
      ...whenOf(places, member, material.when),
      ...(material.oneOf === undefined ? {} : { oneOf: `${member.key}${mark}${material.oneOf}` }),
    })),
  )
  const results = Object.values(declared).flatMap(({ result }) => result)
  const {
    window: _window,
    list: _list,
    confirmation: _confirmation,
    department: _department,
    ...plain
  } = first
  return {
    ...plain,
    code: bundle.code,
    names: bundle.names,
    checks: [],
    kind: 'promised',
    limits: longestLimits(Object.values(declared)),
    form: fields,
    materials,
    result: results.filter((one, at) => results.findIndex((other) => other['zh-CN'] === one['zh-CN']) === at),
  }
}

function lengthOf({ limits: { promised, guide, statutory } }: Declaration): number {
  return (promised ?? guide ?? statutory)?.length ?? 0
}

/** The limits of the member that takes longest; those that wait for it come after. */
function longestLimits(items: readonly Declaration[]): Declaration['limits'] {
  const [longest] = items.toSorted((one, other) => lengthOf(other) - lengthOf(one))
  return longest?.limits ?? { statutory: null, guide: null, promised: null }
}

/** Whose a material of the one list is, and its own key. */
export function ofMember(key: string): { readonly member: string; readonly key: string } {
  const [member = '', ...own] = key.split(mark)
  return { member, key: own.join(mark) }
}

/** How the materials of the one list are settled, by member. */
export function bySettledMember(settled: readonly Settlement[]): Record<string, Settlement[]> {
  const all: Record<string, Settlement[]> = {}
  for (const one of settled) {
    const { member, key } = ofMember(one.material)
    all[member] = [...(all[member] ?? []), { ...one, material: key }]
  }
  return all
}
