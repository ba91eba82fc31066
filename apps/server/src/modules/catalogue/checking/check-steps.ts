import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import type { Registry } from '../registry.ts'
import { fault, faultUnless, repeated } from './fault.ts'

/** 步骤: each open state has an owner and a way out; a promised case ends with a decision, an instant one has no steps. */
export function checkSteps(declaration: Declaration, registry: Registry): FieldFault[] {
  const { kind, steps, fourEyes, department } = declaration
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
      kind === 'instant' ||
        department !== undefined ||
        (decides.length === 1 && steps.at(-1)?.act === 'decide'),
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

/** What is reserved to two people cannot be declared away (D-40). */
function checkTwo(declaration: Declaration, registry: Registry): FieldFault[] {
  const { kind, steps, fourEyes, department } = declaration
  return faultUnless(
    kind === 'instant' ||
      department !== undefined ||
      !needsTwo(declaration, registry) ||
      (steps.length > 0 && fourEyes),
    'fourEyes',
    'needs-two',
    '涉及金额、账户或关键身份信息的事必须由两个人办：要有审核步骤，决定的人不能是经手的人',
  )
}

/** What is asked where somebody may be paid, or is told apart from everybody else. */
const reservedTypes: ReadonlySet<string> = new Set(['amount', 'bank-account', 'identity-number'])

/** Whether key facts of identity, accounts or money are written by the effect or asked by the form (D-40). */
export function needsTwo({ effect, form }: Declaration, { effects }: Registry): boolean {
  const fields = form.flatMap((field) => [field, ...(field.fields ?? [])])
  return (
    effects.find(({ name }) => name === effect.name)?.needsTwo === true ||
    fields.some(({ type }) => reservedTypes.has(type))
  )
}
