import './catalogue.ts'
import { t } from '@lingui/core/macro'

import type { FactWords } from './fact-words.ts'

/** The name of a figure of the law, and of what stands in it where it is more than one number. */
export interface FigureWords {
  readonly name: string
  readonly fields?: Readonly<Record<string, FactWords>>
  /** What its list counts: the first entry is of this number. */
  readonly first?: { readonly at: number; readonly say: (at: number) => string }
  /** How a value that is a word is read, where it is not a number in the unit of the figure. */
  readonly as?: FactWords['as']
}

const money = (name: string): FactWords => ({ name, as: 'money' })
const months = (name: string): FactWords => ({ name, as: 'months' })
const count = (name: string): FactWords => ({ name, as: 'count' })
const rate = (name: string): FactWords => ({ name, as: 'rate' })
const answer = (name: string): FactWords => ({ name, as: 'answer' })
const word = (name: string): FactWords => ({ name, as: 'word' })

const schedule = {
  originalMonths: months(t`原来的退休年龄`),
  stepMonths: count(t`出生每晚几个月，多延迟一个月`),
  mostMonths: months(t`最多延迟`),
}
const shares = { floor: rate(t`下限`), ceiling: rate(t`上限`) }
const grade = { at: 1, say: (at: number) => t`${at} 级` }
const rates = { rate: rate(t`费率`), toAccount: rate(t`进个人账户`) }

/** The figures of the law, by key. */
const figureWords: Readonly<Record<string, FigureWords>> = {
  retirementMale: { name: t`男职工的法定退休年龄`, fields: schedule },
  retirementFemale55: { name: t`原 55 岁退休的女职工的法定退休年龄`, fields: schedule },
  retirementFemale50: { name: t`原 50 岁退休的女职工的法定退休年龄`, fields: schedule },
  minimumContributionMonths: { name: t`最低缴费年限` },
  flexibleTerms: {
    name: t`弹性退休的期限`,
    fields: {
      earliestMonths: months(t`最多提前`),
      latestMonths: months(t`最多推迟`),
      earlyNoticeMonths: count(t`提前退休要早几个月书面告知`),
      lateAgreementMonths: count(t`推迟退休要早几个月书面约定`),
    },
  },
  specialWork: {
    name: t`特殊工种提前退休`,
    fields: {
      maleMonths: months(t`男性`),
      femaleMonths: months(t`女性`),
      yearsUndergroundOrHeat: count(t`井下、高温要做满几年`),
      yearsAtHeightOrVeryHeavy: count(t`高空、特别繁重体力劳动要做满几年`),
      yearsHarmful: count(t`其他有害健康的工作要做满几年`),
    },
  },
  incapacity: {
    name: t`完全丧失劳动能力`,
    fields: {
      kind: word(t`待遇`),
      maleMonths: months(t`男满`),
      femaleMonths: months(t`女满`),
      leastContributionMonths: months(t`至少缴费`),
      likePensionMonths: months(t`离法定年龄不到这么久的，按养老金算`),
    },
  },
  divisorsByAge: {
    name: t`个人账户养老金计发月数`,
    first: { at: 40, say: (at) => t`${at} 岁` },
  },
  divisorCountsMonths: { name: t`计发月数算不算零几个月`, as: 'answer' },
  lateFeeRate: { name: t`滞纳金每天的比例` },
  lateFeeCapped: { name: t`滞纳金是否以本金为限`, as: 'answer' },
  baseShares: { name: t`缴费基数上下限的比例`, fields: shares },
  baseLimits: {
    name: t`缴费基数上下限`,
    fields: { floorFen: money(t`下限`), ceilingFen: money(t`上限`) },
  },
  undeclaredShare: { name: t`没有申报时按上月的比例` },
  backPaymentPolicies: {
    name: t`补缴政策`,
    fields: {
      id: word(t`政策`),
      group: { name: t`适用的人`, as: 'text' },
      countsAsPaidOnTime: answer(t`当作按时缴的`),
      entersIndex: answer(t`计入缴费指数`),
      bearsLateFee: answer(t`要收滞纳金`),
    },
  },
  backPaymentProofMonths: { name: t`补多久以前的要法律文书` },
  accountInterestRate: { name: t`个人账户记账利率` },
  pensionBase: { name: t`养老金计发基数` },
  basicTerms: { name: t`基础养老金计发办法`, as: 'word' },
  yearRounding: {
    name: t`缴费年限取舍`,
    fields: { unit: { name: t`取到几年`, as: 'number' }, way: word(t`怎么取`) },
  },
  pensionRounding: {
    name: t`养老金取整`,
    fields: { partsFen: money(t`各部分取到`), totalUpFen: money(t`合计进到`) },
  },
  localAdditions: {
    name: t`当地加发的养老金`,
    fields: {
      perYear: rate(t`每年加发`),
      steps: { name: t`按年限分段`, as: 'text' },
      above: count(t`超过几年的部分`),
      rate: rate(t`每年`),
      fixedFen: money(t`定额`),
      othersKnown: answer(t`其余加发的办法已知`),
    },
  },
  transitionalTerms: {
    name: t`过渡性养老金计发办法`,
    fields: {
      kind: word(t`办法`),
      average: word(t`按什么算`),
      index: { name: t`用哪个指数`, as: 'word', words: { early: t`建账户以前的指数` } },
      years: word(t`算哪些年`),
      rate: rate(t`每年的比例`),
      deemedRate: rate(t`视同缴费每年`),
      paidRate: rate(t`实际缴费每年`),
      needs: word(t`还需要`),
    },
  },
  accountStart: { name: t`当地从什么时候建个人账户`, as: 'time' },
  residentBasic: { name: t`居民基础养老金` },
  residentTiers: { name: t`居民养老缴费档次` },
  residentSubsidies: {
    name: t`居民养老缴费补贴`,
    fields: { tierFromFen: money(t`缴这么多起`), leastFen: money(t`每年至少补`) },
  },
  residentTerms: {
    name: t`居民养老领取条件`,
    fields: {
      ageMonths: months(t`年龄`),
      leastYears: { name: t`至少缴`, as: 'years' },
      divisor: { name: t`计发月数`, as: 'number' },
    },
  },
  residentLongPayment: {
    name: t`居民长缴加发`,
    fields: { fromYear: count(t`第几年起`), fenPerYear: money(t`每年每月加`) },
  },
  bridgeMonths: { name: t`并到职工养老要缴满` },
  survivorsTerms: {
    name: t`遗属待遇的月数`,
    fields: {
      funeralMonths: count(t`丧葬补助金几个月`),
      steps: { name: t`按缴费年限`, as: 'text' },
      belowMonths: months(t`缴费不满`),
      months: count(t`给几个月`),
      longMonths: months(t`超过这么久的，每年多一个月`),
      mostMonths: count(t`最多几个月`),
      leastForPensioners: count(t`退休人员最少几个月`),
    },
  },
  urbanIncome: { name: t`上年城镇居民月人均可支配收入` },
  injuryWageShares: { name: t`工伤本人工资上下限的比例`, fields: shares },
  injuryLumpMonths: { name: t`一次性伤残补助金月数`, first: grade },
  injuryMonthlyShares: { name: t`伤残津贴的比例`, first: grade },
  injuryCareShares: {
    name: t`生活护理费的比例`,
    fields: { full: rate(t`完全不能自理`), most: rate(t`大部分不能自理`), part: rate(t`部分不能自理`) },
  },
  injuryDeathTerms: {
    name: t`因工死亡待遇`,
    fields: {
      funeralMonths: count(t`丧葬补助金几个月`),
      spouse: rate(t`配偶`),
      other: rate(t`其他亲属`),
      lonely: rate(t`孤寡老人、孤儿另加`),
    },
  },
  injuryFloating: {
    name: t`工伤保险浮动费率的档次`,
    fields: { lowest: rate(t`一类行业`), others: rate(t`其他行业`) },
  },
  injuryDeathLump: { name: t`一次性工亡补助金` },
  unemploymentMonths: {
    name: t`失业保险金最长期限`,
    fields: {
      steps: { name: t`按缴费时间`, as: 'text' },
      paidFrom: months(t`缴满`),
      months: count(t`最多几个月`),
      perFullYear: count(t`每缴满一年几个月`),
      mostMonths: count(t`合计最多几个月`),
    },
  },
  unemploymentAmounts: {
    name: t`失业保险金标准`,
    fields: {
      firstYearFen: money(t`前 12 个月`),
      laterFen: money(t`以后`),
      prolongedFen: money(t`延长期`),
    },
  },
  payerMonths: { name: t`在一个地方缴满多久才在那里领` },
  transferShare: {
    name: t`统筹基金转移比例`,
    fields: { rate: rate(t`比例`), fromYear: { name: t`从哪年起`, as: 'number' } },
  },
  temporaryAccountAges: {
    name: t`建临时缴费账户的年龄`,
    fields: { male: { name: t`男满`, as: 'years' }, female: { name: t`女满`, as: 'years' } },
  },
  certificationMonths: { name: t`多久认证一次` },
  eventNoticeDays: { name: t`停领情形几天内告知` },
  adjustmentLevel: { name: t`养老金调整总体水平` },
  'contributionRates.employee-pension.employer': { name: t`职工养老费率，单位`, fields: rates },
  'contributionRates.employee-pension.person': { name: t`职工养老费率，个人`, fields: rates },
  'contributionRates.employee-pension-flexible.person': { name: t`灵活就业人员养老费率`, fields: rates },
  'contributionRates.institution-pension.employer': { name: t`机关事业单位养老费率，单位`, fields: rates },
  'contributionRates.institution-pension.person': { name: t`机关事业单位养老费率，个人`, fields: rates },
  'contributionRates.occupational-annuity.employer': { name: t`职业年金费率，单位`, fields: rates },
  'contributionRates.occupational-annuity.person': { name: t`职业年金费率，个人`, fields: rates },
  'contributionRates.unemployment.employer': {
    name: t`失业保险费率，单位`,
    fields: rates,
  },
  'contributionRates.unemployment.person': {
    name: t`失业保险费率，个人`,
    fields: rates,
  },
  'contributionRates.unemployment.together': { name: t`失业保险费率，合计`, fields: rates },
  'contributionRates.medical.employer': { name: t`职工医保费率，单位`, fields: rates },
  'contributionRates.medical.person': { name: t`职工医保费率，个人`, fields: rates },
  'contributionRates.maternity.employer': { name: t`生育保险费率，单位`, fields: rates },
}

const injuryClass = /^contributionRates\.work-injury-(class|group)-(\d)\.employer$/

/** The words of a figure; undefined where it has none. */
export function figureWordsOf(key: string): FigureWords | undefined {
  const [, kind, part = ''] = injuryClass.exec(key) ?? []
  if (kind === 'class') return { name: t`工伤保险费率，${part} 类行业`, fields: rates }
  if (kind === 'group') return { name: t`2015 年以前的工伤保险费率，${part} 类行业`, fields: rates }
  return Object.hasOwn(figureWords, key) ? figureWords[key] : undefined
}
