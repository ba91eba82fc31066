import './catalogue.ts'
import { t } from '@lingui/core/macro'

import type { StepWords } from './step-words.ts'

/** What the rules are asked, by their names: the head of each reason. */
export const headWords: Readonly<Record<string, StepWords>> = {
  'identity-number': { says: t`核对证件号码`, facts: { kind: { name: t`证件`, as: 'word' } } },
  'identity-conversion': { says: t`把 15 位身份证号码换成 18 位` },
  uscc: { says: t`核对统一社会信用代码` },
  'working-days': { says: t`数工作日` },
  'retirement-age': { says: t`什么时候到法定退休年龄` },
  'flexible-retirement': { says: t`最早和最晚什么时候可以退休` },
  'special-work': {
    says: t`从事特殊工种，能不能提前退休`,
    facts: { kind: { name: t`哪种工种`, as: 'word' } },
  },
  incapacity: { says: t`完全丧失劳动能力时有什么待遇` },
  'contribution-base': { says: t`按多少基数缴费` },
  contribution: { says: t`每月缴多少` },
  'undeclared-contribution': { says: t`没有申报时按多少缴` },
  'late-fee': { says: t`滞纳金是多少` },
  'back-payment': { says: t`补缴要交多少，能不能补` },
  'contribution-periods': { says: t`缴费年限有多长` },
  'average-index': { says: t`平均缴费指数是多少` },
  'account-interest': { says: t`个人账户一年有多少利息` },
  'account-divisor': { says: t`计发月数是多少` },
  'employee-pension': { says: t`职工养老金每月多少` },
  'pension-settlement': {
    says: t`预发的养老金怎么多退少补`,
    facts: { from: { name: t`从`, as: 'time' }, to: { name: t`到`, as: 'time' } },
  },
  'pension-adjustment': { says: t`这一年养老金涨多少` },
  'resident-pension': {
    says: t`居民养老金每月多少`,
    facts: { basicFen: { name: t`基础养老金`, as: 'money' } },
  },
  'resident-completion': { says: t`一次补齐要交多少` },
  'scheme-bridge': { says: t`职工养老和居民养老怎么衔接` },
  'survivors-money': { says: t`遗属能领多少` },
  'payer-place': { says: t`在哪里领养老金` },
  'temporary-account': {
    says: t`该不该建临时缴费账户`,
    facts: {
      age: { name: t`年龄`, as: 'years' },
      place: { name: t`参保地`, as: 'text' },
      first: { name: t`是不是第一次参保`, as: 'answer' },
    },
  },
  'transfer-fund': { says: t`转移时划转多少钱` },
  'work-injury': { says: t`工伤待遇是多少` },
  'injury-death': { says: t`因工死亡待遇是多少` },
  'unemployment-months': { says: t`失业金最多领几个月` },
  'unemployment-benefit': {
    says: t`失业金每月多少`,
    facts: { benefitMonth: { name: t`第几个月`, as: 'count' } },
  },
  certification: { says: t`该不该做领取资格认证` },
  recovery: { says: t`多领的怎么退`, facts: { instalments: { name: t`分几次`, as: 'count' } } },
  resumption: { says: t`恢复发放时补多少` },
  'loan-schedule': { says: t`助保贷款怎么还`, facts: { first: { name: t`第一期`, as: 'time' } } },
  'loan-early-repayment': { says: t`提前还清要还多少` },
  'loan-after-death': { says: t`借款人去世后怎么还` },
  'loan-rate-change': { says: t`利率变了怎么还`, facts: { first: { name: t`第一期`, as: 'time' } } },
  'rate-change-relief': { says: t`费率下调少缴多少` },
}
