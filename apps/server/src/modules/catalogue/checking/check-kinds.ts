import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import type { Registry } from '../registry.ts'
import { needsTwo } from './check-steps.ts'
import { fault, faultUnless } from './fault.ts'

/** 办件类型: what belongs to one kind of case stands with that kind, and what goes to the core is decided first (D-40, D-44). */
export function checkKinds(declaration: Declaration, registry: Registry): FieldFault[] {
  const { kind, recheck, forwardedTo, department, steps, effect } = declaration
  return [
    ...faultUnless(
      (kind === 'forwarded') === (forwardedTo !== undefined || department !== undefined),
      'forwardedTo',
      'forwarded',
      '转报件要写明转报哪个机关、或者是哪个部门的事，别的件不能写',
    ),
    ...faultUnless(recheck === undefined || kind === 'instant', 'recheck', 'recheck', '只有即办件才抽查复核'),
    ...faultUnless(
      kind !== 'instant' || !needsTwo(declaration, registry),
      'kind',
      'needs-two',
      '涉及金额、账户或关键身份信息的事不能是即办件',
    ),
    ...faultUnless(
      effect.remote !== true || steps.length > 0,
      'effect.remote',
      'instant',
      '在登记系统登记的事要先有决定',
    ),
    ...checkHalls(declaration),
    ...checkOnTheSpot(declaration, registry),
    ...checkAutomatic(declaration, registry),
  ]
}

/** Who may hand in has a hall, and each hall somebody who may. */
function checkHalls({ halls, applicants }: Declaration): FieldFault[] {
  const online = ['person', 'employer'] as const
  const called = { person: '个人', employer: '单位' }
  return [
    ...online
      .filter((who) => halls.includes(who) && !applicants.includes(who))
      .map((who) => fault('halls', 'applicants', `${called[who]}网厅里没有人能办这件事`)),
    ...applicants
      .filter((who) => !halls.includes('counter') && !halls.includes(who))
      .map((who) => fault('halls', 'nowhere', `${called[who]}能办这件事，却没有地方可办`)),
  ]
}

/** 当场授权: two people at one counter; never for money, accounts and key identity facts (D-40). */
function checkOnTheSpot(declaration: Declaration, registry: Registry): FieldFault[] {
  const { onTheSpot, kind, fourEyes, steps, halls } = declaration
  if (onTheSpot !== true) return []
  return [
    ...faultUnless(
      !needsTwo(declaration, registry),
      'onTheSpot',
      'needs-two',
      '金额、账户和关键身份信息不能当场授权',
    ),
    ...faultUnless(
      kind === 'promised' && fourEyes && steps.length > 0,
      'onTheSpot',
      'on-the-spot',
      '只有要两个人办的承诺件才当场授权',
    ),
    ...faultUnless(halls.includes('counter'), 'onTheSpot', 'halls', '不在窗口办的事没有当场授权'),
  ]
}

/** Nobody looks at what completes by itself: nothing in it may need eyes, two people or a decision (D-40). */
function checkAutomatic(declaration: Declaration, registry: Registry): FieldFault[] {
  const { automatic, kind, steps, halls, materials } = declaration
  if (automatic !== true) return []
  return [
    ...faultUnless(
      kind === 'instant' && steps.length === 0 && !needsTwo(declaration, registry),
      'automatic',
      'automatic',
      '只有一个人就能当场办结的即办件才能自动办结',
    ),
    ...faultUnless(halls.includes('person'), 'halls', 'automatic', '自动办结的事项要能由本人在网上办'),
    ...materials
      .filter(({ settledBy }) => !settledBy.includes('record'))
      .map(({ key }) => fault(`materials.${key}`, 'automatic', '自动办结的事项不能要人看材料')),
  ]
}
