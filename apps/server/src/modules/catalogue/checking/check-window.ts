import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { windowKinds } from '@tongban/contracts/window'

import { faultUnless } from './fault.ts'

/** 业务期: agencies publish windows of this kind, and its month is a month that the form asks for (D-41). */
export function checkWindow({ window, form }: Declaration): FieldFault[] {
  if (window === undefined) return []
  const { kind, group, month } = window
  const fields = group === undefined ? form : (form.find(({ key }) => key === group)?.fields ?? [])
  const known = group === undefined || form.some(({ key, type }) => key === group && type === 'group')
  return [
    ...faultUnless(
      windowKinds.some((one) => one === kind),
      'window.kind',
      'unknown',
      `没有这种业务期：${kind}`,
    ),
    ...faultUnless(known, 'window.group', 'unknown', `表里没有这个重复栏：${group ?? ''}`),
    ...faultUnless(
      !known || month === undefined || fields.some(({ key, type }) => key === month && type === 'month'),
      'window.month',
      'unknown',
      `表里没有这个月份栏：${month ?? ''}`,
    ),
  ]
}
