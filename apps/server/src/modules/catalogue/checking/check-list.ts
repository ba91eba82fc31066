import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

const fault = (field: string, code: string, message: string): FieldFault => ({ field, code, message })

/** 名单: the rows of a list find their people, and nothing is asked that a list cannot bring. */
export function checkList({
  list,
  form,
  confirmation,
  materials,
  applicants,
  halls,
}: Declaration): FieldFault[] {
  if (list === undefined) return []
  const group = form.find(({ key, type }) => key === list.group && type === 'group')
  const others = form.filter(({ key, required }) => key !== list.group && required === true)
  return [
    ...(applicants.includes('employer') && halls.includes('employer')
      ? []
      : [fault('list', 'halls', '只有单位在网上办的事能用名单')]),
    ...(group === undefined ? [fault('list.group', 'unknown', `表里没有这个重复栏：${list.group}`)] : []),
    ...(group !== undefined &&
    list.people === 'members' &&
    !group.fields?.some(({ type }) => type === 'roster-member')
      ? [fault('list.people', 'members', '名单上的人在花名册上，重复栏里要有选职工的一栏')]
      : []),
    ...(list.people === 'newcomers' && isOfOthers(confirmation, list.group, form)
      ? [fault('list.people', 'newcomers', '名单上是新来的人，要写明从哪些栏认出他们（confirmation）')]
      : []),
    ...others.map(({ key }) => fault('list', 'other', `名单带不来这一栏，它又必须填：${key}`)),
    ...materials
      .filter(({ when, settledBy }) => when === undefined && !settledBy.includes('commitment'))
      .map(({ key }) => fault('list', 'materials', `名单带不来这份材料，要能用承诺代替：${key}`)),
    ...materials
      .filter(({ commitment }) => commitment !== undefined)
      .map(({ key }) => fault('list', 'signed', `承诺书要一份一份签名，名单签不了：${key}`)),
  ]
}

/** Nobody is found by the confirmation of no group, or of another one; that of a group that there is not is told elsewhere. */
function isOfOthers(
  confirmation: Declaration['confirmation'],
  group: string,
  form: Declaration['form'],
): boolean {
  if (confirmation === undefined) return true
  return confirmation.group !== group && form.some(({ key }) => key === confirmation.group)
}
