import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import type { Registry } from '../registry.ts'
import { fault, faultUnless, repeated } from './fault.ts'

/** Effect, routing and checks are known here, and the effect gets what it takes: no less, no more, and surely (D-9). */
export function checkNames(declaration: Declaration, registry: Registry): FieldFault[] {
  const { effect, routing, checks } = declaration
  const known = registry.effects.some(({ name }) => name === effect.name)
  return [
    ...faultUnless(known, 'effect.name', 'unknown', `没有登记这个办理效果：${effect.name}`),
    ...faultUnless(
      registry.routings.some(({ name }) => name === routing),
      'routing',
      'unknown',
      `没有登记这种分办方式：${routing}`,
    ),
    ...checks
      .filter((name) => !registry.checks.some((one) => one.name === name))
      .map((name) => fault('checks', 'unknown', `没有登记这项核对：${name}`)),
    ...repeated(checks).map((name) => fault('checks', 'twice', `同一项核对写了两次：${name}`)),
    ...checkInputs(declaration, registry),
  ]
}

function checkInputs({ effect, form }: Declaration, { effects }: Registry): FieldFault[] {
  const found = effects.find(({ name }) => name === effect.name)
  const given = Object.entries(effect.input)
  return [
    ...Object.entries(found?.inputs ?? {})
      .filter(([name, { required }]) => required && effect.input[name] === undefined)
      .map(([name]) => fault(`effect.input.${name}`, 'required', '办理效果缺少这个输入')),
    ...given
      .filter(([name]) => found !== undefined && found.inputs[name] === undefined)
      .map(([name]) => fault(`effect.input.${name}`, 'unknown', '办理效果没有这个输入')),
    ...given.flatMap(([name, source]) => {
      if (!('field' in source)) return []
      const field = form.find(({ key }) => key === source.field)
      if (field === undefined)
        return [fault(`effect.input.${name}`, 'unknown', `表里没有这一栏：${source.field}`)]
      const sure = field.required === true && field.when === undefined
      return faultUnless(
        sure || found?.inputs[name]?.required !== true,
        `effect.input.${name}`,
        'may-be-missing',
        `办理效果一定要有这一项，表里的这一栏却可以不填：${source.field}`,
      )
    }),
  ]
}
