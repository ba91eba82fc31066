import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import { faultUnless, repeated } from './fault.ts'

/** 重复申请: the same application is told by answers that the form asks for, of people in rows by at least one of a row. */
export function checkDuplicate({ duplicate, form, list }: Declaration): FieldFault[] {
  if (duplicate === undefined) return []
  const { group, by } = duplicate
  const rows = form.find(({ key, type }) => key === group && type === 'group')
  const fields = group === undefined ? form : (rows?.fields ?? [])
  const isKnown = group === undefined || rows !== undefined
  return [
    ...faultUnless(isKnown, 'duplicate.group', 'unknown', `表里没有这个重复栏：${group ?? ''}`),
    ...faultUnless(
      group === undefined || by.length > 0,
      'duplicate.by',
      'required',
      '重复栏里的人，要写明从哪些栏看出是同一个',
    ),
    ...faultUnless(
      list === undefined || duplicate.second === 'shown',
      'duplicate.second',
      'list',
      '能用名单交的事，重复的只提示，不能不收：一行重复不能挡住整张名单',
    ),
    ...faultUnless(repeated(by).length === 0, 'duplicate.by', 'twice', '同一栏写了两次'),
    ...by
      .filter((key) => isKnown && !fields.some((field) => field.key === key && field.type !== 'group'))
      .map((key) => ({ field: 'duplicate.by', code: 'unknown', message: `表里没有这一栏：${key}` })),
  ]
}
