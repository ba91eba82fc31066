import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import { fault } from './fault.ts'

type Field = Omit<Declaration['form'][number], 'fields'>
export type Condition = NonNullable<Field['when']>

/** 条件: it points at a field that is asked beside it, and at a value that this field can have. */
export function checkCondition(
  condition: Condition | undefined,
  fields: readonly Field[],
  place: string,
): FieldFault[] {
  if (condition === undefined) return []
  const field = fields.find(({ key }) => key === condition.field)
  if (field === undefined) return [fault(place, 'unknown', `条件指向不存在的栏：${condition.field}`)]
  const possible = valuesOf(field)
  if (possible === undefined) return [fault(place, 'type', `条件只能看选择栏和是否栏：${condition.field}`)]
  const wanted = Array.isArray(condition.is) ? condition.is : [condition.is]
  return wanted
    .filter((value) => !possible.includes(value))
    .map((value) => fault(place, 'no-value', `“${condition.field}”这一栏没有这个值：${value}`))
}

/** What can be answered; undefined where anything can. */
function valuesOf({ type, choices = [] }: Field): readonly (string | boolean)[] | undefined {
  if (type === 'yes-no') return [true, false]
  return type === 'choice' ? choices.map(({ value }) => value) : undefined
}
