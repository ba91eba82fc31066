import type { Figures } from '@tongban/policy'

/** By what figures are grouped, in the order of the page. */
export const topics = {
  retirement: '退休年龄',
  pension: '职工养老金',
  account: '个人账户',
  contributions: '缴费和补缴',
  rates: '费率',
  resident: '城乡居民养老保险',
  survivors: '遗属待遇',
  injury: '工伤保险',
  unemployment: '失业保险',
  transfer: '关系转移',
  entitlement: '资格认证和待遇调整',
} as const
export type Topic = keyof typeof topics

const topicOf: Readonly<Record<keyof Figures, Topic>> = {
  retirementMale: 'retirement',
  retirementFemale55: 'retirement',
  retirementFemale50: 'retirement',
  minimumContributionMonths: 'retirement',
  flexibleTerms: 'retirement',
  specialWork: 'retirement',
  incapacity: 'retirement',
  pensionBase: 'pension',
  basicTerms: 'pension',
  yearRounding: 'pension',
  pensionRounding: 'pension',
  localAdditions: 'pension',
  transitionalTerms: 'pension',
  accountStart: 'account',
  accountInterestRate: 'account',
  divisorsByAge: 'account',
  divisorCountsMonths: 'account',
  baseShares: 'contributions',
  baseLimits: 'contributions',
  undeclaredShare: 'contributions',
  lateFeeRate: 'contributions',
  lateFeeCapped: 'contributions',
  backPaymentPolicies: 'contributions',
  backPaymentProofMonths: 'contributions',
  contributionRates: 'rates',
  residentBasic: 'resident',
  residentTiers: 'resident',
  residentSubsidies: 'resident',
  residentTerms: 'resident',
  residentLongPayment: 'resident',
  bridgeMonths: 'resident',
  survivorsTerms: 'survivors',
  urbanIncome: 'survivors',
  injuryWageShares: 'injury',
  injuryLumpMonths: 'injury',
  injuryMonthlyShares: 'injury',
  injuryCareShares: 'injury',
  injuryDeathTerms: 'injury',
  injuryDeathLump: 'injury',
  injuryFloating: 'injury',
  unemploymentMonths: 'unemployment',
  unemploymentAmounts: 'unemployment',
  payerMonths: 'transfer',
  transferShare: 'transfer',
  temporaryAccountAges: 'transfer',
  certificationMonths: 'entitlement',
  eventNoticeDays: 'entitlement',
  adjustmentLevel: 'entitlement',
}

/** The topic of a figure, by its key; every rate of contribution stands under one. */
export function topicOfKey(key: string): Topic {
  const [family = key] = key.split('.')
  return isKey(family) ? topicOf[family] : 'rates'
}

function isKey(key: string): key is keyof Figures {
  return Object.hasOwn(topicOf, key)
}
