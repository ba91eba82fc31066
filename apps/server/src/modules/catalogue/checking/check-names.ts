import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import type { Registry } from '../registry.ts'
import { checkInputs } from './check-inputs.ts'
import { fault, faultUnless, repeated } from './fault.ts'

/** Effect, routing and checks are known here, and the effect gets what it takes. */
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
