import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import type { Registry } from '../registry.ts'
import { fault, faultUnless, repeated } from './fault.ts'

/** 步骤: each open state has an owner and a way out; a promised case ends with a decision, an instant one has no steps. */
export function checkSteps(declaration: Declaration, registry: Registry): FieldFault[] {
  const { kind, steps, fourEyes } = declaration
  const decides = steps.filter(({ act }) => act === 'decide')
  return [
    ...faultUnless(
      kind !== 'instant' || steps.length === 0,
      'steps',
      'instant',
      '即办件当场办结，不能有审核步骤',
    ),
    ...faultUnless(kind !== 'instant' || !fourEyes, 'fourEyes', 'instant', '要两个人办的事不能是即办件'),
    ...faultUnless(
      kind === 'instant' || (decides.length === 1 && steps.at(-1)?.act === 'decide'),
      'steps',
      'no-way-out',
      '最后一步必须是决定，而且只有一个决定',
    ),
    ...repeated(steps.map(({ key }) => key)).map((key) =>
      fault(`steps.${key}`, 'twice', '同一步骤出现了两次'),
    ),
    ...steps
      .filter(({ act, role }) => role !== (act === 'review' ? 'reviewer' : 'approver'))
      .map(({ key }) => fault(`steps.${key}.role`, 'no-owner', '没有岗位能做这一步')),
    ...checkTwo(declaration, registry),
  ]
}

/** What an effect reserves to two people cannot be declared away (D-40). */
function checkTwo({ effect, steps, fourEyes }: Declaration, registry: Registry): FieldFault[] {
  return faultUnless(
    !needsTwo(effect.name, registry) || (steps.length > 0 && fourEyes),
    'fourEyes',
    'needs-two',
    '这种办理效果必须由两个人办：要有审核步骤，决定的人不能是经手的人',
  )
}

/** Whether key facts of identity, accounts or money are written by an effect. */
export function needsTwo(effect: string, { effects }: Registry): boolean {
  return effects.find(({ name }) => name === effect)?.needsTwo === true
}
