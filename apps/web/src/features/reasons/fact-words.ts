import './catalogue.ts'
import { t } from '@lingui/core/macro'

/**
 * How a fact is read: `money` in whole fen, `months` as years and months, `time` a month or a day, `rate` as per cent, `answer` yes, no or
 * not known yet, `word` one of the words of {@link ./value-words.ts}.
 */
export type FactKind =
  | 'money'
  | 'months'
  | 'time'
  | 'rate'
  | 'answer'
  | 'word'
  | 'area'
  | 'count'
  | 'number'
  | 'years'
  | 'days'
  | 'text'

/** The name of a fact, and how its value is read. */
export interface FactWords {
  readonly name: string
  readonly as: FactKind
  /** What single words mean here, where they mean something else elsewhere. */
  readonly words?: Readonly<Record<string, string>>
}

const money = (name: string): FactWords => ({ name, as: 'money' })
const months = (name: string): FactWords => ({ name, as: 'months' })
const time = (name: string): FactWords => ({ name, as: 'time' })
const rate = (name: string): FactWords => ({ name, as: 'rate' })
const answer = (name: string): FactWords => ({ name, as: 'answer' })
const word = (name: string): FactWords => ({ name, as: 'word' })
const number = (name: string): FactWords => ({ name, as: 'number' })
const years = (name: string): FactWords => ({ name, as: 'years' })
const days = (name: string): FactWords => ({ name, as: 'days' })
const text = (name: string): FactWords => ({ name, as: 'text' })

/** The facts that mean the same wherever they stand, by name. */
export const factWords: Readonly<Record<string, FactWords>> = {
  // who and where
  area: { name: t`地区`, as: 'area' },
  birth: time(t`出生年月`),
  category: word(t`人员类别`),
  sex: word(t`性别`),
  kind: word(t`种类`),
  number: text(t`号码`),
  code: text(t`统一社会信用代码`),
  household: text(t`户籍地`),
  relation: text(t`最后参保地`),
  valid: answer(t`号码合规`),
  reason: word(t`哪里不对`),
  warnings: word(t`要留意的`),
  scheme: word(t`险种`),
  name: text(t`名称`),
  // when
  from: time(t`从`),
  to: time(t`到`),
  on: time(t`哪个月`),
  month: time(t`月份`),
  date: time(t`到哪一天`),
  nominal: time(t`算出来的那一天`),
  today: time(t`今天`),
  decided: time(t`退休月份`),
  retired: time(t`退休月份`),
  original: time(t`按原来的年龄退休的月份`),
  originalMonth: time(t`到原来退休年龄的月份`),
  statutoryMonth: time(t`法定退休月份`),
  earliest: time(t`最早的月份`),
  latest: time(t`最晚的月份`),
  chosen: time(t`选的月份`),
  noticeGiven: time(t`什么时候书面告知的`),
  noticeMonth: time(t`最迟什么时候书面告知`),
  endsWith: time(t`领到哪个月`),
  due: time(t`应缴日`),
  paid: time(t`缴的那一天`),
  start: time(t`从`),
  since: time(t`从`),
  until: time(t`到`),
  died: time(t`去世的月份`),
  began: time(t`从什么时候领`),
  lastAlive: time(t`最近一次生存凭据`),
  dueOn: time(t`该认证的日子`),
  pauseFrom: time(t`从哪个月暂停`),
  pensionFrom: time(t`从哪个月开始领`),
  event: time(t`停发原因发生的月份`),
  first: time(t`第一个月`),
  // how long
  days: days(t`几天`),
  months: months(t`月数`),
  delayMonths: months(t`延迟`),
  minimumContributionMonths: months(t`最低缴费年限`),
  contributionMonths: months(t`缴费年限`),
  monthsAtWork: months(t`从事特殊工种`),
  monthsPaid: months(t`缴费时间`),
  monthsDrawn: months(t`已经领了`),
  monthsCounted: months(t`补的月数`),
  employeeMonths: months(t`职工养老缴费`),
  actualMonths: months(t`实际缴费`),
  deemedMonths: months(t`视同缴费`),
  totalMonths: months(t`合计`),
  survivorsMonths: { name: t`抚恤金月数`, as: 'count' },
  freshMonths: { name: t`这次新增月数`, as: 'count' },
  undrawnMonths: { name: t`上次没领完的月数`, as: 'count' },
  mostMonths: { name: t`最多月数`, as: 'count' },
  maximumMonths: { name: t`能领几个月`, as: 'count' },
  years: years(t`缴费年限`),
  totalYears: years(t`缴费年限合计`),
  actualYears: years(t`实际缴费年限`),
  deemedYears: years(t`视同缴费年限`),
  preAccountYears: years(t`建账户以前的年限`),
  yearsPaid: years(t`已缴年数`),
  missingYears: years(t`还差`),
  yearsAsked: years(t`要缴满`),
  age: years(t`年龄`),
  grade: { name: t`伤残等级`, as: 'count' },
  // how much
  amountFen: money(t`金额`),
  lumpSumFen: money(t`一次性`),
  wageFen: money(t`本人月工资`),
  ownWageFen: money(t`计算用的本人工资`),
  averageFen: money(t`社会平均工资`),
  areaAverageFen: money(t`当地平均工资`),
  minimumWageFen: money(t`最低工资`),
  incomeFen: money(t`月人均可支配收入`),
  baseFen: money(t`基数`),
  secondBaseFen: money(t`另一个基数`),
  floorFen: money(t`下限`),
  ceilingFen: money(t`上限`),
  employerFen: money(t`单位缴`),
  personFen: money(t`个人缴`),
  togetherFen: money(t`合计缴`),
  toAccountFen: money(t`进个人账户`),
  lastMonthFen: money(t`上月缴费`),
  fixedFen: money(t`先按这个缴`),
  principalFen: money(t`本金`),
  lateFeeFen: money(t`滞纳金`),
  feeFen: money(t`滞纳金`),
  totalFen: money(t`合计`),
  openingFen: money(t`年初余额`),
  creditsFen: money(t`当年缴入`),
  interestFen: money(t`利息`),
  closingFen: money(t`年末余额`),
  accountFen: money(t`个人账户余额`),
  residentAccountFen: money(t`居民养老账户`),
  employeeAccountFen: money(t`职工养老账户`),
  doublePaidFen: money(t`重复缴的钱`),
  refundFen: money(t`退还`),
  basicFen: money(t`基础养老金`),
  accountPensionFen: money(t`个人账户养老金`),
  transitionalFen: money(t`过渡性养老金`),
  extraFen: money(t`当地加发`),
  longPaymentFen: money(t`长缴加发`),
  pensionFen: money(t`每月养老金`),
  before: money(t`调整前每月`),
  increaseFen: money(t`每月增加`),
  prepaidFen: money(t`预发每月`),
  determinedFen: money(t`核定每月`),
  monthlyDifferenceFen: money(t`每月差`),
  differenceFen: money(t`一共差`),
  tierFen: money(t`缴费档次`),
  paymentFen: money(t`每月还`),
  balanceFen: money(t`还欠本金`),
  payFen: money(t`一次还清`),
  fromAccountFen: money(t`从账户里还`),
  toHeirsFen: money(t`留给继承人`),
  openFen: money(t`还没还的`),
  monthlyFen: money(t`每月津贴`),
  topUpFen: money(t`补足`),
  careFen: money(t`护理费`),
  funeralFen: money(t`丧葬补助金`),
  survivorsFen: money(t`抚恤金`),
  pooledFen: money(t`统筹基金转移`),
  debtFen: money(t`该退`),
  setOffFen: money(t`先扣`),
  restFen: money(t`剩下的`),
  arrearsFen: money(t`补发`),
  reliefFen: money(t`少缴`),
  // rates and indexes
  index: number(t`平均缴费指数`),
  transitionIndex: number(t`建账户以前的指数`),
  divisor: number(t`计发月数`),
  rate: rate(t`利率`),
  annualRate: rate(t`年利率`),
  newRate: rate(t`新的比例`),
  oldRate: rate(t`原来的比例`),
  share: rate(t`比例`),
  floating: rate(t`浮动档次`),
  year: number(t`年份`),
  // how it is reckoned
  terms: word(t`计算办法`),
  care: word(t`护理等级`),
  monthlyPaidBy: word(t`谁来付`),
  reckonedLike: word(t`怎么算`),
  status: word(t`认证状态`),
  policy: word(t`按哪项政策`),
  provisional: answer(t`暂按已公布的数算`),
  working: answer(t`要上班`),
  capped: answer(t`是否封顶`),
  monthsJoin: answer(t`年限是否合并`),
  instalments: { name: t`分几期`, as: 'count' },
  // conditions
  verdict: answer(t`结论`),
  'a-tier': answer(t`是公布的档次`),
  'a-year-paid': answer(t`缴满一年`),
  'against-will': answer(t`不是自己要离职的`),
  againstWill: answer(t`不是自己要离职的`),
  'away-from-home': answer(t`在户籍地以外参保`),
  'before-the-age': answer(t`还没到法定退休年龄`),
  'first-time': answer(t`第一次参保`),
  'minimum-months': answer(t`达到最低缴费年限`),
  'months-at-work': answer(t`特殊工种年限够`),
  'no-state-office': answer(t`不是公务员或国有单位领导、管理人员`),
  'no-transfer-of-post': answer(t`不是组织调动`),
  'not-after-latest': answer(t`不晚于最晚的月份`),
  'not-before-earliest': answer(t`不早于最早的月份`),
  'policy-in-force': answer(t`当地有这项政策`),
  proved: answer(t`有证明材料`),
  registered: answer(t`办了失业登记`),
  'ruling-for-old-months': answer(t`三年以前的有法律文书`),
  ruling: answer(t`有法律文书`),
  'written-in-time': answer(t`按时书面告知或约定`),
  assessed: answer(t`鉴定为完全丧失劳动能力`),
  stateOffice: answer(t`是公务员或国有单位领导、管理人员`),
  transferredByAuthority: answer(t`是组织调动`),
}
