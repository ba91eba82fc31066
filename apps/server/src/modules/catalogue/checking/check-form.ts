import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { recordFact } from '@tongban/contracts/record-facts'

import { checkCondition, type Condition } from './check-condition.ts'
import { fault, faultUnless, repeated } from './fault.ts'

type Field = Declaration['form'][number]

/** 表单: every field can be asked and answered, those of a repeated group too. */
export function checkForm({ form, applicants }: Declaration): FieldFault[] {
  return [
    ...checkFields(form, 'form', applicants),
    ...form.flatMap((field) => [
      ...(field.type === 'group' ? checkGroup(field, applicants) : []),
      ...faultUnless(
        field.type === 'group' || field.fields === undefined,
        `form.${field.key}.fields`,
        'stray',
        '只有重复栏才有里面的栏',
      ),
    ]),
  ]
}

function checkGroup({ key, fields = [] }: Field, applicants: Declaration['applicants']): FieldFault[] {
  const place = `form.${key}.fields`
  return [
    ...faultUnless(fields.length > 0, `form.${key}`, 'fields', '重复栏里没有内容'),
    ...checkFields(fields, place, applicants),
    ...fields.flatMap((field) => [
      ...faultUnless(field.type !== 'group', `${place}.${field.key}`, 'nested', '重复栏里不能再有重复栏'),
      ...faultUnless(
        field.prefill === undefined,
        `${place}.${field.key}.prefill`,
        'nested',
        '重复栏一行说一个人，记录填不了',
      ),
    ]),
  ]
}

/** Fields that are asked beside each other: of a form, or of one row. */
function checkFields(
  fields: readonly Omit<Field, 'fields'>[],
  place: string,
  applicants: Declaration['applicants'],
): FieldFault[] {
  return [
    ...repeated(fields.map(({ key }) => key)).map((key) =>
      fault(`${place}.${key}`, 'twice', '同一栏出现了两次'),
    ),
    ...fields.flatMap((field) => [
      ...checkField(field, `${place}.${field.key}`, applicants),
      ...checkCondition(field.when, fields, `${place}.${field.key}.when`),
      ...faultUnless(
        !waitsForItself(field, fields),
        `${place}.${field.key}.when`,
        'cycle',
        '条件绕了一圈，这一栏永远不会问',
      ),
    ]),
  ]
}

function checkField(
  field: Omit<Field, 'fields'>,
  place: string,
  applicants: Declaration['applicants'],
): FieldFault[] {
  const { type, choices = [], proved, rowsAtMost, within, longest } = field
  return [
    ...faultUnless(type !== 'choice' || choices.length > 0, place, 'choices', '选择栏没有选项'),
    ...faultUnless(
      type === 'choice' || choices.length === 0,
      `${place}.choices`,
      'stray',
      '只有选择栏才有选项',
    ),
    ...repeated(choices.map(({ value }) => value)).map((value) =>
      fault(`${place}.choices`, 'twice', `同一个选项出现了两次：${value}`),
    ),
    ...faultUnless(
      proved !== true || type === 'telephone',
      `${place}.proved`,
      'telephone',
      '只有电话栏能用短信验证码确认',
    ),
    ...faultUnless(
      within === undefined || type === 'amount',
      `${place}.within`,
      'amount',
      '只有金额栏有上下限',
    ),
    ...faultUnless(
      longest === undefined || ['text', 'long-text', 'address'].includes(type),
      `${place}.longest`,
      'stray',
      '只有写文字的栏才限制字数，别的栏有自己的格式',
    ),
    ...faultUnless(
      rowsAtMost === undefined || type === 'group',
      `${place}.rowsAtMost`,
      'stray',
      '只有重复栏才限制行数',
    ),
    ...faultUnless(
      type !== 'roster-member' || applicants.every((who) => who === 'employer'),
      place,
      'members',
      '只有单位办的事才能从花名册里选职工',
    ),
    ...checkPrefill(field, place, applicants),
  ]
}

/** What a field is filled in with is a fact that the records of who asks hold, in the form in which it is asked. */
function checkPrefill(
  { prefill, type }: Omit<Field, 'fields'>,
  place: string,
  applicants: Declaration['applicants'],
): FieldFault[] {
  if (prefill === undefined) return []
  const fact = recordFact(prefill)
  if (fact?.type === undefined)
    return [fault(`${place}.prefill`, 'unknown', `记录里没有能填这一栏的：${prefill}`)]
  return [
    ...faultUnless(
      applicants.includes(fact.of),
      `${place}.prefill`,
      'applicants',
      `办这件事的人没有这项记录：${fact.name}`,
    ),
    ...faultUnless(
      fact.type === type,
      `${place}.prefill`,
      'type',
      `这一栏的类型和记录里的不一样：${fact.name}`,
    ),
  ]
}

/** Whether a field is asked only when it was answered itself, over however many others. */
function waitsForItself(field: Omit<Field, 'fields'>, fields: readonly Omit<Field, 'fields'>[]): boolean {
  const seen = new Set<string>()
  let next: Condition | undefined = field.when
  while (next !== undefined && !seen.has(next.field)) {
    if (next.field === field.key) return true
    seen.add(next.field)
    const { field: above } = next
    next = fields.find(({ key }) => key === above)?.when
  }
  return false
}
