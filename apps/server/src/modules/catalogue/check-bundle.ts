import type { BundleDeclaration, BundleMember, BundleSource } from '@tongban/contracts/bundle-declaration'
import { bundleForm } from '@tongban/contracts/bundle-form'
import type { Declaration } from '@tongban/contracts/declaration'
import { type FieldFault, languages } from '@tongban/contracts/errors'
import type { FieldType } from '@tongban/contracts/form'
import { namesRule } from '@tongban/contracts/rule-of-law'

import type { Registry } from './registry.ts'

const fault = (field: string, code: string, message: string): FieldFault => ({ field, code, message })

/** The items of the members, as they are published; undefined where one is not. */
export type ItemsOf = (code: string) => Declaration | undefined

/** Every defect that keeps a bundle from being published, each with its place; empty when it may be. */
export function checkBundle(bundle: BundleDeclaration, itemOf: ItemsOf, registry: Registry): FieldFault[] {
  const keys = bundle.members.map(({ key }) => key)
  return [
    ...twice(keys).map((key) => fault(`members.${key}`, 'twice', '同一成员出现了两次')),
    ...bundle.members.flatMap((member) => checkMember(bundle, member, itemOf, registry)),
    ...checkOrder(bundle),
    ...checkRows(bundle, itemOf),
    ...checkNames(bundle),
  ]
}

function twice(keys: readonly string[]): readonly string[] {
  return keys.filter((key, at) => keys.indexOf(key) !== at)
}

/** A member is an item that whoever applies may hand in where the bundle is offered, and each of its questions is asked or given. */
function checkMember(
  bundle: BundleDeclaration,
  member: BundleMember,
  itemOf: ItemsOf,
  registry: Registry,
): FieldFault[] {
  const place = `members.${member.key}`
  const item = itemOf(member.item)
  if (item === undefined) return [fault(`${place}.item`, 'unknown', `没有发布这个事项：${member.item}`)]
  return [
    ...bundle.applicants
      .filter((applicant) => !item.applicants.includes(applicant))
      .map(() => fault(`${place}.item`, 'applicants', '这个事项不是这些人办的')),
    ...bundle.halls
      .filter((hall) => !item.halls.includes(hall))
      .map((hall) => fault(`${place}.item`, 'halls', `这个事项不能在这里办：${hall}`)),
    ...checkGiven({ bundle, member, item, itemOf, registry }),
    ...checkSuggested({ bundle, member, item, itemOf, registry }),
  ]
}

/** What is to be looked at of one answer that is given. */
interface Given {
  readonly bundle: BundleDeclaration
  readonly member: BundleMember
  readonly item: Declaration
  readonly itemOf: ItemsOf
  readonly registry: Registry
}

function checkGiven(given: Given): FieldFault[] {
  const { member, item } = given
  return Object.entries(member.given ?? {}).flatMap(([path, source]) => {
    const field = `members.${member.key}.given.${path}`
    const asked = fieldAt(item, path)
    if (asked === undefined) return [fault(field, 'unknown', '这个事项的表里没有这一栏')]
    const found = sourceFault(given, source, asked.type)
    return found === undefined ? [] : [fault(field, ...found)]
  })
}

/** What is filled in is a question of common rows that is asked, and what it is made of is asked, too. */
function checkSuggested(given: Given): FieldFault[] {
  const { bundle, member, item } = given
  return Object.entries(member.suggested ?? {}).flatMap(([path, { from }]) => {
    const field = `members.${member.key}.suggested.${path}`
    const asked = fieldAt(item, path)
    const isInRows = bundle.rows.some(({ of }) => path.startsWith(`${of[member.key] ?? ' '}.`))
    if (asked === undefined || !isInRows || member.given?.[path] !== undefined)
      return [fault(field, 'unknown', '这个事项的表里没有问这一栏')]
    const found = 'line' in from ? noLine : sourceFault(given, from, asked.type)
    return found === undefined ? [] : [fault(field, ...found)]
  })
}

type SourceFault = readonly [code: string, message: string]
const noMember: SourceFault = ['unknown', '没有这个成员']

/** What is wrong with where an answer comes from. */
function sourceFault(
  { bundle, member, itemOf, registry }: Given,
  source: BundleSource,
  type: FieldType,
): SourceFault | undefined {
  if ('value' in source) return undefined
  const key = 'line' in source ? source.line : source.same.member
  const other = bundle.members.find((known) => known.key === key && key !== member.key)
  const theirs = other === undefined ? undefined : itemOf(other.item)
  if (other === undefined || theirs === undefined) return noMember
  if ('same' in source) return isAskedOf(other, theirs, source.same.field) ? undefined : notAsked
  return bringsLine({ member, registry }, key, theirs) && type === 'roster-member' ? undefined : noLine
}

const notAsked: SourceFault = ['unknown', '答案指向没有问的栏']
const noLine: SourceFault = ['line', '花名册上的人要由排在前面、会写花名册的成员带来']

/** A question that is asked of the other member, and not given to it as well. */
function isAskedOf(other: BundleMember, item: Declaration, path: string): boolean {
  return fieldAt(item, path) !== undefined && other.given?.[path] === undefined
}

/** The other one comes before, and puts people onto the roster. */
function bringsLine(
  { member, registry }: Pick<Given, 'member' | 'registry'>,
  key: string,
  item: Declaration,
) {
  return member.after?.includes(key) === true && writesLines(registry, item)
}

function writesLines({ effects }: Registry, { effect }: Declaration): boolean {
  return effects.some((known) => known.name === effect.name && 'lineOf' in known)
}

function fieldAt({ form }: Declaration, path: string) {
  const [key, inner] = path.split('.')
  const field = form.find((known) => known.key === key)
  return inner === undefined ? field : field?.fields?.find((known) => known.key === inner)
}

/** Who waits for whom: members that there are, before it, and never in a ring. */
function checkOrder({ members }: BundleDeclaration): FieldFault[] {
  const before = new Set<string>()
  return members.flatMap(({ key, after = [], failure }) => {
    const unknown = after
      .filter((other) => !before.has(other))
      .map((other) => fault(`members.${key}.after`, 'order', `要等的成员不在前面：${other}`))
    before.add(key)
    const asks = failure === 'ask' && !members.some((other) => other.after?.includes(key))
    return [
      ...unknown,
      ...(asks ? [fault(`members.${key}.failure`, 'ask', '没有别的成员等它，没有什么要问的')] : []),
    ]
  })
}

/** Common rows are groups of their members, and what a condition asks is asked. */
function checkRows(bundle: BundleDeclaration, itemOf: ItemsOf): FieldFault[] {
  const items = Object.fromEntries(
    bundle.members.flatMap(({ key, item }) => {
      const known = itemOf(item)
      return known === undefined ? [] : [[key, known] as const]
    }),
  )
  const { fields } = bundleForm(bundle, items)
  const keys = fields.map(({ key }) => key)
  return [
    ...twice(keys).map((key) => fault(`rows.${key}`, 'twice', '同一栏出现了两次')),
    ...bundle.rows.flatMap(({ key, of }) =>
      Object.entries(of)
        .filter(
          ([member, group]) => items[member] !== undefined && fieldAt(items[member], group)?.type !== 'group',
        )
        .map(([member]) => fault(`rows.${key}.of.${member}`, 'unknown', '这个成员的表里没有这个重复栏')),
    ),
    ...bundle.members
      .filter(({ when }) => when !== undefined && !keys.includes(when.field))
      .map(({ key }) => fault(`members.${key}.when`, 'unknown', '条件指向不存在的栏')),
  ]
}

function checkNames({ names, about, basis }: BundleDeclaration): FieldFault[] {
  return [
    ...basis
      .filter((rule) => !namesRule(rule))
      .map((rule) => fault('basis', 'not-a-rule', `依据只写文件和条款，别的写在备注里：${rule}`)),
    ...languages
      .filter((language) => names[language] !== undefined && about[language] === undefined)
      .map((language) => fault(`about.${language}`, 'required', '名称有这种文字，说明也要写')),
  ]
}
