import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { namesRule } from '@tongban/contracts/rule-of-law'

import type { Registry } from '../registry.ts'
import { fault, faultUnless } from './fault.ts'

/** What an unfavourable paper must say, in this order (D-43). */
const unfavourableParts = ['fact', 'rule', 'conclusion', 'remedies']

/** Every item can be refused, so the papers that say no must give fact, rule, conclusion and remedies (D-43). */
export function checkPapers({ papers }: Registry): FieldFault[] {
  return papers
    .filter(({ unfavourable, parts }) => unfavourable && parts.join() !== unfavourableParts.join())
    .map(({ title }) =>
      fault('papers', 'no-remedies', `《${title}》对办事人不利，必须依次写明事实、规定、结论和救济途径`),
    )
}

/** 依据: papers print it as it stands, so that it names a rule and nothing else; what else there is to say stands in the note. */
export function checkBasis(declaration: Declaration): FieldFault[] {
  const { basis, certainty } = declaration
  return [
    ...faultUnless(
      basis.length > 0 || certainty !== 'source',
      'basis',
      'required',
      '说了有出处，却没有写依据',
    ),
    ...rulesOf(declaration).flatMap(([field, rule]) =>
      rule.trim() === ''
        ? [fault(field, 'required', '文书要引用依据，这里是空的')]
        : faultUnless(namesRule(rule), field, 'not-a-rule', `依据只写文件和条款，别的写在备注里：${rule}`),
    ),
  ]
}

function rulesOf(declaration: Declaration): readonly (readonly [string, string])[] {
  const { basis, revocationBasis = [], materials, forwardedTo, procedures = [], extension } = declaration
  return [
    ...basis.map((rule, at) => [`basis.${at}`, rule] as const),
    ...revocationBasis.map((rule, at) => [`revocationBasis.${at}`, rule] as const),
    ...materials.map(({ key, basis: rule }) => [`materials.${key}.basis`, rule] as const),
    ...materials.flatMap(({ key, commitment }) =>
      commitment === undefined
        ? []
        : [[`materials.${key}.commitment.distrust.basis`, commitment.distrust.basis] as const],
    ),
    ...procedures.map(({ key, basis: rule }) => [`procedures.${key}.basis`, rule] as const),
    ...(extension === undefined ? [] : [['extension.basis', extension.basis] as const]),
    ...(forwardedTo === undefined ? [] : [['forwardedTo.basis', forwardedTo.basis] as const]),
  ]
}

/** 编码: that of a leaf begins with that of its item (D-45). */
export function checkCodes({ implementingCode, leafCode }: Declaration): FieldFault[] {
  return faultUnless(
    leafCode === null || (implementingCode !== null && leafCode.startsWith(implementingCode)),
    'leafCode',
    'codes',
    '业务办理项编码要以实施编码开头',
  )
}
