import type { Declaration } from '@tongban/contracts/declaration'
import { type FieldFault, languages } from '@tongban/contracts/errors'
import { namesRule } from '@tongban/contracts/rule-of-law'

import { checkConfirmation } from './check-confirmation.ts'
import { checkList } from './check-list.ts'
import type { Registry } from './registry.ts'

/** Every defect that keeps a declaration from being published, each with its place; empty when it may be. */
export function checkDeclaration(declaration: Declaration, registry: Registry): FieldFault[] {
  return [
    ...checkNames(declaration, registry),
    ...checkFields(declaration),
    ...checkMaterials(declaration),
    ...checkSteps(declaration),
    ...checkTwo(declaration, registry),
    ...checkLimits(declaration),
    ...checkBasis(declaration),
    ...checkAutomatic(declaration, registry),
    ...checkKinds(declaration),
    ...checkOnTheSpot(declaration, registry),
    ...checkLater(declaration),
    ...checkConfirmation(declaration),
    ...checkList(declaration),
    ...checkWindow(declaration),
    ...checkPapers(declaration, registry),
    ...checkRules(declaration),
    ...checkResults(declaration),
  ]
}

const fault = (field: string, code: string, message: string): FieldFault => ({ field, code, message })

function checkNames({ effect, routing, checks }: Declaration, registry: Registry): FieldFault[] {
  const found = registry.effects.find((known) => known.name === effect.name)
  return [
    ...(found === undefined ? [fault('effect.name', 'unknown', `没有登记这个办理效果：${effect.name}`)] : []),
    ...(registry.routings.some((known) => known.name === routing)
      ? []
      : [fault('routing', 'unknown', `没有登记这种分办方式：${routing}`)]),
    ...checks
      .filter((name) => !registry.checks.some((known) => known.name === name))
      .map((name) => fault('checks', 'unknown', `没有登记这项核对：${name}`)),
    ...Object.entries(found?.inputs ?? {})
      .filter(([name, { required }]) => required && effect.input[name] === undefined)
      .map(([name]) => fault(`effect.input.${name}`, 'required', '办理效果缺少这个输入')),
    ...Object.keys(found === undefined ? {} : effect.input)
      .filter((name) => found?.inputs[name] === undefined)
      .map((name) => fault(`effect.input.${name}`, 'unknown', '办理效果没有这个输入')),
  ]
}

function checkFields({ form, effect }: Declaration): FieldFault[] {
  const keys = form.map((field) => field.key)
  const named = Object.entries(effect.input).flatMap(([name, source]) =>
    'field' in source && !keys.includes(source.field)
      ? [fault(`effect.input.${name}`, 'unknown', `表里没有这一栏：${source.field}`)]
      : [],
  )
  return [
    ...keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => fault(`form.${key}`, 'twice', '同一栏出现了两次')),
    ...form.flatMap((field) => [
      ...(field.type === 'choice' && (field.choices ?? []).length === 0
        ? [fault(`form.${field.key}`, 'choices', '选择栏没有选项')]
        : []),
      ...(field.type === 'group' && (field.fields ?? []).length === 0
        ? [fault(`form.${field.key}`, 'fields', '重复栏里没有内容')]
        : []),
      ...[field, ...(field.fields ?? [])]
        .filter(({ within, type }) => within !== undefined && type !== 'amount')
        .map(({ key }) => fault(`form.${key}.within`, 'amount', '只有金额栏有上下限')),
      ...(field.proved === true && field.type !== 'telephone'
        ? [fault(`form.${field.key}.proved`, 'telephone', '只有电话栏能用短信验证码确认')]
        : []),
      ...(field.when !== undefined && !keys.includes(field.when.field)
        ? [fault(`form.${field.key}.when`, 'unknown', '条件指向不存在的栏')]
        : []),
    ]),
    ...named,
  ]
}

function checkMaterials({ materials, form }: Declaration): FieldFault[] {
  const fields = new Set(form.map((field) => field.key))
  const keys = materials.map((material) => material.key)
  return [
    ...keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => fault(`materials.${key}`, 'twice', '同一材料出现了两次')),
    ...materials.flatMap((material) => [
      ...(material.when !== undefined && !fields.has(material.when.field)
        ? [fault(`materials.${material.key}.when`, 'unknown', '情形指向不存在的栏')]
        : []),
      ...(material.settledBy.includes('record') && material.record === undefined
        ? [fault(`materials.${material.key}.record`, 'required', '说了可用记录代替，却没有写是哪一项记录')]
        : []),
      ...(material.settledBy.includes('seen') && material.form !== 'original-seen'
        ? [fault(`materials.${material.key}.settledBy`, 'seen', '只有“看原件后退还”的材料才能当面看过')]
        : []),
    ]),
  ]
}

/** Each open state has an owner and a way out: a promised case ends with a decision, an instant one has no steps. */
function checkSteps({ kind, steps, fourEyes }: Declaration): FieldFault[] {
  const decides = steps.filter((step) => step.act === 'decide')
  const keys = steps.map((step) => step.key)
  const last = steps.at(-1)
  return [
    ...(kind === 'instant' && steps.length > 0
      ? [fault('steps', 'instant', '即办件当场办结，不能有审核步骤')]
      : []),
    ...(kind === 'instant' && fourEyes ? [fault('fourEyes', 'instant', '要两个人办的事不能是即办件')] : []),
    ...(kind !== 'instant' && (decides.length !== 1 || last?.act !== 'decide')
      ? [fault('steps', 'no-way-out', '最后一步必须是决定，而且只有一个决定')]
      : []),
    ...keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => fault(`steps.${key}`, 'twice', '同一步骤出现了两次')),
    ...steps
      .filter((step) => step.role !== (step.act === 'review' ? 'reviewer' : 'approver'))
      .map((step) => fault(`steps.${step.key}.role`, 'no-owner', '没有岗位能做这一步')),
  ]
}

/** What an effect reserves to two people cannot be declared away (D-40). */
function checkTwo({ effect, steps, fourEyes }: Declaration, { effects }: Registry): FieldFault[] {
  const needsTwo = effects.find((known) => known.name === effect.name)?.needsTwo === true
  return needsTwo && (steps.length === 0 || !fourEyes)
    ? [fault('fourEyes', 'needs-two', '这种办理效果必须由两个人办：要有审核步骤，决定的人不能是经手的人')]
    : []
}

/** The promise may be shorter than the law's limit, never longer. */
function checkLimits({ kind, limits: { statutory, guide, promised } }: Declaration): FieldFault[] {
  const longer =
    statutory !== null &&
    promised !== null &&
    statutory.unit === promised.unit &&
    promised.length > statutory.length
  return [
    ...(longer ? [fault('limits.promised', 'longer', '承诺时限比法定时限长')] : []),
    ...(kind !== 'instant' && statutory === null && guide === null && promised === null
      ? [fault('limits', 'required', '没有任何办理时限')]
      : []),
  ]
}

/** What belongs to one kind of case stands with that kind, and what goes to the core is decided first (D-40, D-44). */
function checkKinds({
  kind,
  recheck,
  forwardedTo,
  procedures = [],
  steps,
  effect,
  form,
}: Declaration): FieldFault[] {
  const keys = procedures.map((procedure) => procedure.key)
  return [
    ...((kind === 'forwarded') === (forwardedTo !== undefined)
      ? []
      : [fault('forwardedTo', 'forwarded', '转报件要写明转报哪个机关，别的件不能写')]),
    ...(recheck !== undefined && kind !== 'instant'
      ? [fault('recheck', 'recheck', '只有即办件才抽查复核')]
      : []),
    ...(kind === 'instant' && form.some(({ type }) => type === 'amount')
      ? [fault('kind', 'needs-two', '涉及金额的事不能是即办件')]
      : []),
    ...(procedures.length > 0 && steps.length === 0
      ? [fault('procedures', 'instant', '即办件没有特别程序')]
      : []),
    ...keys
      .filter((key, index) => keys.indexOf(key) !== index)
      .map((key) => fault(`procedures.${key}`, 'twice', '同一程序出现了两次')),
    ...(effect.remote === true && steps.length === 0
      ? [fault('effect.remote', 'instant', '在登记系统登记的事要先有决定')]
      : []),
  ]
}

/** 当场授权: two people at one counter; never for money, accounts and key identity facts (D-40). */
function checkOnTheSpot(declaration: Declaration, { effects }: Registry): FieldFault[] {
  const { onTheSpot, kind, fourEyes, steps, form, effect } = declaration
  if (onTheSpot !== true) return []
  const fields = form.flatMap((field) => [field, ...(field.fields ?? [])])
  const reserved =
    effects.find((known) => known.name === effect.name)?.needsTwo === true ||
    fields.some(({ type }) => type === 'amount' || type === 'identity-number')
  return [
    ...(reserved ? [fault('onTheSpot', 'needs-two', '金额、账户和关键身份信息不能当场授权')] : []),
    ...(kind === 'promised' && fourEyes && steps.length > 0
      ? []
      : [fault('onTheSpot', 'on-the-spot', '只有要两个人办的承诺件才当场授权')]),
  ]
}

/** The month of a window is a month that the form asks for (D-41). */
function checkWindow({ window, form }: Declaration): FieldFault[] {
  if (window?.month === undefined) return []
  const fields =
    window.group === undefined ? form : (form.find(({ key }) => key === window.group)?.fields ?? [])
  return fields.some(({ key, type }) => key === window.month && type === 'month')
    ? []
    : [fault('window.month', 'unknown', `表里没有这个月份栏：${window.month}`)]
}

/** What is owed has a day, and what is committed to is checked (D-10). */
function checkLater({ materials }: Declaration): FieldFault[] {
  return materials.flatMap(({ key, settledBy, debtDays, afterCheckDays, commitment }) => [
    ...(commitment === undefined || settledBy.includes('commitment')
      ? []
      : [fault(`materials.${key}.commitment`, 'commitment', '写了承诺书，却没有说这份材料可以承诺')]),
    ...(settledBy.includes('debt') === (debtDays !== undefined)
      ? []
      : [fault(`materials.${key}.debtDays`, 'debt', '可以后补的材料要写明几个工作日内补，别的不能写')]),
    ...(settledBy.includes('commitment') === (afterCheckDays !== undefined)
      ? []
      : [
          fault(
            `materials.${key}.afterCheckDays`,
            'commitment',
            '可以承诺的材料要写明几个工作日后核查，别的不能写',
          ),
        ]),
  ])
}

/** What an unfavourable paper must say, in this order (D-43). */
const unfavourableParts = ['fact', 'rule', 'conclusion', 'remedies']

/**
 * Every item can be refused, so the papers that say no must give fact, rule, conclusion and remedies; the rule is the
 * declaration's own basis, which has to name something (D-43).
 */
function checkPapers({ basis }: Declaration, { papers }: Registry): FieldFault[] {
  const unfavourable = papers.filter((paper) => paper.unfavourable)
  return [
    ...unfavourable
      .filter(({ parts }) => parts.join() !== unfavourableParts.join())
      .map(({ title }) =>
        fault('papers', 'no-remedies', `《${title}》对办事人不利，必须依次写明事实、规定、结论和救济途径`),
      ),
    ...basis.flatMap((rule, at) =>
      rule.trim() === '' ? [fault(`basis.${at}`, 'required', '不利的文书要引用依据，这里是空的')] : [],
    ),
  ]
}

/** A basis is printed in papers as it stands: it names a rule, and what else there is to say stands in the note. */
function checkRules(declaration: Declaration): FieldFault[] {
  const { basis, revocationBasis = [], materials, forwardedTo, procedures = [], extension } = declaration
  const said: readonly (readonly [string, string])[] = [
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
  return said.flatMap(([field, rule]) =>
    rule.trim() === '' || namesRule(rule)
      ? []
      : [fault(field, 'not-a-rule', `依据只写文件和条款，别的写在备注里：${rule}`)],
  )
}

/** What one gets is named once, and in every language in which the item itself is named. */
function checkResults({ names, result }: Declaration): FieldFault[] {
  const said = result.map((name) => name['zh-CN'])
  return [
    ...said
      .filter((name, at) => said.indexOf(name) !== at)
      .map((name) => fault('result', 'twice', `同一结果出现了两次：${name}`)),
    ...result.flatMap((name, at) =>
      languages
        .filter((language) => names[language] !== undefined && name[language] === undefined)
        .map((language) => fault(`result.${at}.${language}`, 'required', '事项名称有这种文字，结果也要写')),
    ),
  ]
}

/** Without a basis it can only be recalled: what has a source names it. */
function checkBasis({ basis, certainty }: Declaration): FieldFault[] {
  return basis.length === 0 && certainty === 'source'
    ? [fault('basis', 'required', '说了有出处，却没有写依据')]
    : []
}

/** Nobody looks at what completes by itself: nothing in it may need eyes, two people or a decision (D-40). */
function checkAutomatic(declaration: Declaration, { effects }: Registry): FieldFault[] {
  const { automatic, kind, steps, halls, materials, effect } = declaration
  if (automatic !== true) return []
  const needsTwo = effects.find((known) => known.name === effect.name)?.needsTwo === true
  return [
    ...(kind === 'instant' && steps.length === 0 && !needsTwo
      ? []
      : [fault('automatic', 'automatic', '只有一个人就能当场办结的即办件才能自动办结')]),
    ...(halls.includes('person') ? [] : [fault('halls', 'automatic', '自动办结的事项要能由本人在网上办')]),
    ...materials
      .filter(({ settledBy }) => !settledBy.includes('record'))
      .map(({ key }) => fault(`materials.${key}`, 'automatic', '自动办结的事项不能要人看材料')),
  ]
}
