import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { identityKinds } from '@tongban/policy'

type Confirmation = NonNullable<Declaration['confirmation']>
type Group = Declaration['form'][number]

const fault = (field: string, code: string, message: string): FieldFault => ({ field, code, message })
/** What each field of the group must be, so that somebody can be found and asked by it. */
const types = [
  ['kind', 'choice'],
  ['number', 'identity-number'],
  ['name', 'text'],
  ['from', 'date'],
] as const

/** 本人确认: those whom a group names can be found and asked, while the case is still reviewed. */
export function checkConfirmation({ confirmation, form, steps, limits }: Declaration): FieldFault[] {
  if (confirmation === undefined) return []
  const group = form.find(({ key, type }) => key === confirmation.group && type === 'group')
  return [
    ...(group === undefined
      ? [fault('confirmation.group', 'unknown', `表里没有这个重复栏：${confirmation.group}`)]
      : checkGroup(confirmation, group)),
    ...(steps.length === 0
      ? [fault('confirmation', 'instant', '当场办结的事等不了本人确认，要有审核步骤')]
      : []),
    ...(Object.values(limits).some((limit) => limit !== null && daysOf(confirmation) >= daysOf(limit))
      ? [fault('confirmation.length', 'longer', '本人确认的期限要比办理时限短')]
      : []),
  ]
}

function checkGroup(confirmation: Confirmation, { fields = [], required, when }: Group): FieldFault[] {
  const wrong = types.flatMap(([part, type]) => {
    const key = confirmation[part]
    const found = fields.find((field) => field.key === key)
    if (found === undefined) return [fault(`confirmation.${part}`, 'unknown', `重复栏里没有这一栏：${key}`)]
    if (found.type !== type) return [fault(`confirmation.${part}`, 'type', `这一栏的类型不对：${key}`)]
    return found.required === true
      ? []
      : [fault(`confirmation.${part}`, 'required', `要请本人确认，这一栏必须填：${key}`)]
  })
  const kinds = fields.find(({ key }) => key === confirmation.kind)?.choices ?? []
  return [
    ...wrong,
    ...(kinds.every(({ value }) => identityKinds.some((known) => known === value))
      ? []
      : [fault('confirmation.kind', 'unknown', '证件种类里有不认识的')]),
    ...(required === true && when === undefined
      ? []
      : [fault('confirmation.group', 'required', '要请本人确认，这个重复栏必须填')]),
  ]
}

/** How many days a term has at most, whatever its unit. */
export function daysOf({ length, unit }: Pick<Confirmation, 'length' | 'unit'>): number {
  return length * { 'working-days': 1.4, days: 1, months: 30 }[unit]
}
