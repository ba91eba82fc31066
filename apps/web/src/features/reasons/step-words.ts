import './catalogue.ts'
import { t } from '@lingui/core/macro'

import type { FactWords } from './fact-words.ts'

/** What a step of a reason says: the rule in plain words, and the facts that it names otherwise than others do. */
export interface StepWords {
  readonly says: string
  readonly facts?: Readonly<Record<string, FactWords>>
  /** Facts whose names the step is given: places, years. */
  readonly others?: (name: string) => FactWords
}

const number = t`号码按编码规则逐位核对，对得上不等于已经发出`
const incapacity: Readonly<Record<string, FactWords>> = {
  months: { name: t`缴费年限够不够`, as: 'answer' },
  age: { name: t`到没到年龄`, as: 'answer' },
}
const place = {
  facts: { place: { name: t`领取地`, as: 'text' } },
  others: (name: string): FactWords => ({ name: t`在 ${name} 缴费`, as: 'months' }),
} as const

/** What the steps of the formulas say, by the name of the step. */
export const stepWords: Readonly<Record<string, StepWords>> = {
  'number.resident': { says: number },
  'number.hk-macau-permit': { says: number },
  'number.taiwan-permit': { says: number },
  'number.hmt-residence-permit': { says: number },
  'number.foreign-permanent': { says: number },
  'number.passport': { says: number },
  'number.uscc': { says: number },
  'number.conversion': { says: t`15 位号码补上世纪和校验码，变成 18 位` },
  'limits.working-days': {
    says: t`从第二天起数，第几个工作日就是哪一天`,
    facts: { length: { name: t`几个工作日`, as: 'count' } },
  },
  'limits.days': {
    says: t`从第二天起数自然日`,
    facts: { length: { name: t`几天`, as: 'count' } },
  },
  'limits.months': {
    says: t`从第二天起，到几个月后对应的那一天为止`,
    facts: { length: { name: t`几个月`, as: 'count' } },
  },
  'limits.working-days-only': { says: t`只数工作日` },
  'limits.calendar-term': {
    says: t`从第二天起算，到对应的那一天为止`,
    facts: {
      unit: { name: t`按工作日还是自然日`, as: 'word' },
      days: { name: t`几天`, as: 'count' },
      months: { name: t`几个月`, as: 'count' },
      years: { name: t`几年`, as: 'count' },
      length: { name: t`多长`, as: 'count' },
    },
  },
  'limits.last-day-off': { says: t`最后一天放假的，顺延到下一个工作日` },
  'limits.held': { says: t`暂停计时的日子不算` },
  'remedies.decision-review': {
    says: t`不服的，从知道之日起在这么多天内请经办机构复查`,
    facts: { length: { name: t`几天`, as: 'count' } },
  },
  'remedies.reconsideration': {
    says: t`不服的，从知道之日起在这么多天内申请行政复议`,
    facts: { length: { name: t`几天`, as: 'count' } },
  },
  'remedies.lawsuit': {
    says: t`不服的，从知道之日起在这么多个月内提起行政诉讼`,
    facts: { length: { name: t`几个月`, as: 'count' } },
  },
  'calendar.work-ordered': { says: t`国务院办公厅安排这几天上班` },
  'calendar.day-off': { says: t`国务院办公厅安排这几天放假` },
  'retirement.statutory-age': {
    says: t`原来的退休年龄，加上按出生月份延迟的月数，就是法定退休年龄`,
    facts: { month: { name: t`到龄的月份`, as: 'time' } },
  },
  'retirement.flexible': { says: t`最多提前 36 个月，但不早于原来的退休年龄；最多推迟 36 个月` },
  'retirement.flexible-choice': {
    says: t`选的月份符不符合条件，一条一条看`,
    facts: { kind: { name: t`早还是晚`, as: 'word' } },
  },
  'retirement.special-work': {
    says: t`从事特殊工种年限够的，可以提前退休；延迟退休是否适用还没有定论`,
    facts: { month: { name: t`最早的月份`, as: 'time' }, age: { name: t`到没到年龄`, as: 'answer' } },
  },
  'retirement.incapacity-early-retirement': {
    says: t`2024 年底以前：完全丧失劳动能力的，可以病退`,
    facts: incapacity,
  },
  'retirement.incapacity-allowance': {
    says: t`2025 年起：完全丧失劳动能力的，领病残津贴，到法定退休年龄再重新核定`,
    facts: incapacity,
  },
  'contributions.base': { says: t`按本人工资缴费，不低于下限，不高于上限` },
  'contributions.month': { says: t`基数乘以费率，单位和个人各算各的，四舍五入到分` },
  'contributions.floating': {
    says: t`工伤保险的费率按单位的情况上下浮动，只有规定的几档`,
    facts: { floating: { name: t`浮动档次`, as: 'rate' } },
  },
  'contributions.undeclared': { says: t`没有按时申报的，先按上月的 110% 缴，补办手续后结算` },
  'contributions.late-fee': { says: t`从应缴日的第二天起，到缴的那一天，每天按比例算，不利滚利` },
  'contributions.back-payment': { says: t`按当时的基数和费率补本金，该收滞纳金的另算` },
  'contributions.back-payment-allowed': {
    says: t`能不能补，一条一条看`,
    facts: { oldest: { name: t`早于这个月的要法律文书`, as: 'time' } },
  },
  'periods.months': {
    says: t`同一个月只算一次；没有凭据的先不算`,
    facts: {
      overlaps: { name: t`重复的地方`, as: 'count' },
      needsEvidence: { name: t`缺凭据的段数`, as: 'count' },
    },
  },
  'periods.average-index': {
    says: t`每年的缴费工资除以当年社会平均工资，再按月数平均`,
    facts: {
      years: { name: t`几个年度`, as: 'count' },
      paid: { name: t`缴了几个月`, as: 'months' },
      months: { name: t`按几个月平均`, as: 'months' },
    },
  },
  'account.interest': {
    says: t`年初的钱算一年利息，当年每个月缴的从下个月起算，年末四舍五入到分`,
    facts: { months: { name: t`有几个月入账`, as: 'count' } },
  },
  'pension.divisor': {
    says: t`按退休时的年龄查计发月数；2025 年起零几个月的按比例折算`,
    facts: {
      years: { name: t`年龄，整岁`, as: 'count' },
      months: { name: t`年龄，零几个月`, as: 'count' },
      counted: { name: t`折算几个月`, as: 'count' },
      divisor: { name: t`计发月数`, as: 'number' },
    },
  },
  'pension.basic': { says: t`基础养老金：计发基数和本人指数化工资的平均数，每缴满一年发 1%` },
  'pension.account': { says: t`个人账户养老金：账户里的钱除以计发月数` },
  'pension.transitional': {
    says: t`过渡性养老金：建账户以前的年限，按当地的办法算`,
    facts: {
      average: { name: t`按什么算`, as: 'word' },
      years: { name: t`算进去的年限`, as: 'years' },
      rate: { name: t`每年的比例`, as: 'rate' },
    },
  },
  'pension.extra': { says: t`当地普遍加发的部分` },
  'pension.total': { says: t`各部分加起来，按当地的办法取整` },
  'pension.settlement': {
    says: t`重新核定后，多退少补`,
    facts: {
      months: { name: t`几个月`, as: 'count' },
      owedBy: { name: t`谁该补`, as: 'word' },
    },
  },
  'pension.adjustment': {
    says: t`按当年的调整办法，一项一项加`,
    facts: {
      due: { name: t`这次调不调`, as: 'answer' },
      year: { name: t`哪一年`, as: 'number' },
      pensionFen: { name: t`调整后每月`, as: 'money' },
    },
  },
  'resident.pension': {
    says: t`基础养老金，加上账户里的钱除以计发月数，再加长缴的`,
    facts: { basicFen: { name: t`基础养老金`, as: 'money' } },
  },
  'resident.account': { says: t`账户里的钱：每年缴的加上补贴，逐年相加，没有算利息` },
  'resident.account-year': {
    says: t`这一年缴的和补贴进了账户`,
    facts: {
      paidFen: { name: t`本人缴`, as: 'money' },
      subsidyFen: { name: t`补贴`, as: 'money' },
      accountFen: { name: t`到这一年一共`, as: 'money' },
    },
  },
  'resident.completion': { says: t`不够 15 年的，按选的档次把差的年份一次补齐，补的年份没有补贴` },
  'resident.completion-allowed': {
    says: t`能不能补齐，一条一条看`,
    facts: { age: { name: t`到没到 60 岁`, as: 'answer' } },
  },
  'resident.bridge': {
    says: t`职工养老缴满 15 年的并到职工，不满的并到居民`,
    facts: { scheme: { name: t`在哪个制度领`, as: 'word' } },
  },
  'survivors.money': {
    says: t`丧葬补助金两个月，抚恤金按缴费年限算月数，都乘以上年城镇居民月人均可支配收入`,
  },
  'transfer.payer-place.household-relation': { says: t`最后参保地就是户籍地的，在户籍地领`, ...place },
  'transfer.payer-place.last-relation': { says: t`在最后参保地缴满 10 年的，在那里领`, ...place },
  'transfer.payer-place.earlier-place': { says: t`回到上一个缴满 10 年的地方领`, ...place },
  'transfer.payer-place.no-long-place': { says: t`哪里都没缴满 10 年的，在户籍地领`, ...place },
  'transfer.payer-place.needs-evidence': { says: t`有几个地方缴满 10 年，要看先后才知道`, ...place },
  'transfer.temporary-account': {
    says: t`年纪较大、第一次到外地参保的，建临时缴费账户`,
    facts: { age: { name: t`到没到年龄`, as: 'answer' } },
  },
  'transfer.fund': {
    says: t`1998 年起每年的缴费工资乘 12%，加上账户里的钱，一起转走`,
    others: (name) => ({ name: t`${name}年`, as: 'money' }),
  },
  'injury.own-wage': { says: t`本人工资不低于当地平均工资的 60%，不高于 300%` },
  'injury.lump-sum': {
    says: t`一次性伤残补助金：按伤残等级给几个月的本人工资`,
    facts: { months: { name: t`几个月`, as: 'count' } },
  },
  'injury.monthly': { says: t`伤残津贴：按伤残等级给本人工资的几成，不够最低工资的补足` },
  'injury.care': { says: t`生活护理费：按自理程度给当地平均工资的几成` },
  'injury.death': {
    says: t`丧葬补助金、供养亲属抚恤金和一次性工亡补助金`,
    facts: {
      dependants: { name: t`供养几个人`, as: 'count' },
      capped: { name: t`抚恤金合计封顶`, as: 'answer' },
    },
  },
  'unemployment.months': { says: t`按缴费时间定最多领几个月，加上上次没领完的，合计封顶` },
  'unemployment.amount': {
    says: t`当地的失业保险金标准`,
    facts: { benefitMonth: { name: t`第几个月`, as: 'count' } },
  },
  'unemployment.conditions': { says: t`能不能领，一条一条看` },
  'certification.status': { says: t`一年之内有过生存凭据的，不用再认证` },
  'certification.recovery': {
    says: t`停发原因之后多领的要退，先从后面的待遇和账户里扣`,
    facts: { months: { name: t`多领几个月`, as: 'count' }, instalments: { name: t`分几次`, as: 'count' } },
  },
  'certification.resumption': {
    says: t`认证以后恢复发放，停的那几个月一次补齐`,
    facts: { months: { name: t`补几个月`, as: 'count' } },
  },
  'loan.schedule': {
    says: t`每月利息＝还欠的本金×年利率÷12，四舍五入到分；其余还本金，最后一期结清`,
    facts: {
      first: { name: t`第一期`, as: 'time' },
      instalments: { name: t`共几期`, as: 'count' },
      last: { name: t`最后一期`, as: 'time' },
    },
  },
  'loan.early-repayment': { says: t`提前还清：欠的本金，加上从上一期起按天算的利息` },
  'loan.death': { says: t`借款人去世的，先从养老账户里还，不向家人自己的钱要` },
  'loan.rate-change': { says: t`利率变了，从下一期起重新算` },
  'relief.rate-change': {
    says: t`每个单位每个月：基数×（旧费率－新费率）`,
    facts: { bills: { name: t`几笔`, as: 'count' } },
  },
}
