import type { DeclaredDepartment, Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { namesRule } from '@tongban/contracts/rule-of-law'

import type { Registry } from '../registry.ts'
import { fault, faultUnless, repeated } from './fault.ts'

/** What belongs to a course of our own: none of it stands in a matter that another department decides. */
const ownCourse = [
  'forwardedTo',
  'recheck',
  'onTheSpot',
  'automatic',
  'extension',
  'procedures',
  'confirmation',
  'window',
  'list',
] as const satisfies readonly (keyof Declaration)[]

/**
 * 外部门事项: it is decided there and written there. Nothing of a course of ours is declared, no record of ours is changed, and exactly what the form asks is
 * sent: what leaves the house is named, and nothing is asked that does not.
 */
export function checkDepartment(declaration: Declaration, registry: Registry): FieldFault[] {
  const { department, steps, materials, effect } = declaration
  if (department === undefined) return []
  const changes = registry.effects.find(({ name }) => name === effect.name)?.changesNothing !== true
  return [
    ...ownCourse
      .filter((part) => declaration[part] !== undefined && declaration[part] !== false)
      .map((part) => fault(part, 'department', '外部门办的事，这里没有这一项')),
    ...faultUnless(steps.length === 0, 'steps', 'department', '外部门决定的事，这里没有步骤'),
    ...faultUnless(materials.length === 0, 'materials', 'department', '外部门的接口只送填写的内容，不送材料'),
    ...faultUnless(
      !changes && effect.remote !== true,
      'effect.name',
      'department',
      '外部门办的事，不改这里的记录',
    ),
    ...faultUnless(namesRule(department.basis), 'department.basis', 'not-a-rule', '依据只写文件和条款'),
    ...checkSent(declaration, department),
  ]
}

function checkSent({ form }: Declaration, { sends }: DeclaredDepartment): FieldFault[] {
  const asked = form.flatMap(({ key, fields }) => fields?.map((inner) => `${key}.${inner.key}`) ?? [key])
  return [
    ...repeated(sends).map((path) => fault('department.sends', 'twice', `同一栏写了两次：${path}`)),
    ...sends
      .filter((path) => !asked.includes(path))
      .map((path) => fault('department.sends', 'unknown', `表里没有这一栏：${path}`)),
    ...asked
      .filter((path) => !sends.includes(path))
      .map((path) => fault('department.sends', 'unsent', `这一栏问了却不送：${path}`)),
  ]
}
