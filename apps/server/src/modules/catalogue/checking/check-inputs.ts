import { type Declaration, type FieldType } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { dayOf, monthOf } from '@tongban/policy'

import type { Effect, EffectInput, Registry } from '../registry.ts'
import { fault, faultUnless } from './fault.ts'

type Field = Declaration['form'][number]
type Source = Declaration['effect']['input'][string]

/**
 * 办理效果的输入: the effect gets what it takes, no less, no more, surely, in a form that it can read, and of somebody whose record it writes to; so that what
 * is published never fails at the decision (D-9).
 */
export function checkInputs(
  { effect, form, applicants, recheck }: Declaration,
  { effects }: Registry,
): FieldFault[] {
  const found = effects.find(({ name }) => name === effect.name)
  if (found === undefined)
    return Object.entries(effect.input).flatMap(([name, source]) => checkAsked(name, source, form))
  return [
    ...applicants
      .filter((who) => !found.of.includes(who))
      .map((who) => fault('effect.name', 'applicants', `这个办理效果不写${called[who]}的记录`)),
    ...faultUnless(
      recheck?.share !== 0 || found.changesNothing === true,
      'recheck.share',
      'recheck',
      '会改记录的即办件都要抽查，不能一件也不抽',
    ),
    ...Object.entries(found.inputs)
      .filter(([name, { required }]) => required && effect.input[name] === undefined)
      .map(([name]) => fault(`effect.input.${name}`, 'required', '办理效果缺少这个输入')),
    ...Object.entries(effect.input).flatMap(([name, source]) => checkSource(name, source, form, found)),
  ]
}

const called = { person: '个人', employer: '单位' }

function checkSource(
  name: string,
  source: Source,
  form: Declaration['form'],
  { inputs }: Effect,
): FieldFault[] {
  const place = `effect.input.${name}`
  const input = inputs[name]
  if (input === undefined)
    return [fault(place, 'unknown', '办理效果没有这个输入'), ...checkAsked(name, source, form)]
  if ('value' in source) return checkFixed(source.value, input, place)
  const field = form.find(({ key }) => key === source.field)
  return field === undefined ? checkAsked(name, source, form) : checkField(field, input, place)
}

/** A field that is named is there. */
function checkAsked(name: string, source: Source, form: Declaration['form']): FieldFault[] {
  if (!('field' in source) || form.some(({ key }) => key === source.field)) return []
  return [fault(`effect.input.${name}`, 'unknown', `表里没有这一栏：${source.field}`)]
}

function checkField(field: Field, input: EffectInput, place: string): FieldFault[] {
  return [
    ...checkSure(field, input, place),
    ...checkAnswer(field, input, place),
    ...(field.type === 'group' ? checkRows(field, input, place) : []),
  ]
}

type Plain = Omit<Field, 'fields'>

function checkSure(
  { key, required, when }: Plain,
  input: Omit<EffectInput, 'rows'>,
  place: string,
): FieldFault[] {
  return faultUnless(
    !input.required || (required === true && when === undefined),
    place,
    'may-be-missing',
    `办理效果一定要有这一项，表里的这一栏却可以不填：${key}`,
  )
}

/** What can be answered is what the effect reads. */
function checkAnswer(
  { key, type, choices = [] }: Plain,
  { types, values }: Omit<EffectInput, 'rows'>,
  place: string,
): FieldFault[] {
  if (!types.includes(type)) return [fault(place, 'type', `办理效果读不了这种栏：${key}`)]
  return choices
    .filter(({ value }) => type === 'choice' && values !== undefined && !values.includes(value))
    .map(({ value }) => fault(place, 'no-value', `办理效果不认识“${key}”这一栏的选项：${value}`))
}

/** Each row says what the effect looks for, under the key by which it looks. */
function checkRows({ fields = [] }: Field, { rows = {} }: EffectInput, place: string): FieldFault[] {
  return Object.entries(rows).flatMap(([key, input]) => {
    const field = fields.find((one) => one.key === key)
    if (field === undefined)
      return faultUnless(!input.required, place, 'rows', `每一行要有这一栏，办理效果按它的名字找：${key}`)
    return [...checkSure(field, input, place), ...checkAnswer(field, input, place)]
  })
}

/** A fixed value is one that somebody could have answered. */
function checkFixed(value: string, { types, values }: EffectInput, place: string): FieldFault[] {
  if (values !== undefined)
    return faultUnless(values.includes(value), place, 'no-value', `办理效果不认识这个值：${value}`)
  return faultUnless(
    types.some((type) => fixed[type]?.(value) === true),
    place,
    'type',
    `办理效果读不了这个值：${value}`,
  )
}

/** What may be fixed at all, and how it must look: numbers of people, accounts and rows are of one case and no other. */
const fixed: Readonly<Partial<Record<FieldType, (value: string) => boolean>>> = {
  text: isSaid,
  'long-text': isSaid,
  address: isSaid,
  choice: isSaid,
  date: (value) => reads(() => dayOf(value)),
  month: (value) => reads(() => monthOf(value)),
}

function isSaid(value: string): boolean {
  return value.trim() !== ''
}

function reads(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}
