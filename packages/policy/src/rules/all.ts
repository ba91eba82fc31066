import { accountInterestRule } from '../account/rules.ts'
import { certificationRule, recoveryRule, resumptionRule } from '../certification/rules.ts'
import {
  backPaymentRule,
  backPaymentRule1,
  contributionBaseRule,
  contributionRule,
  undeclaredContributionRule,
} from '../contributions/billing-rules.ts'
import { lateFeeRule, lateFeeRule1 } from '../contributions/rules.ts'
import { workingDaysRule } from '../days/rules.ts'
import { injuryDeathRule, workInjuryRule } from '../injury/rules.ts'
import { earlyRepaymentRule, loanAfterDeathRule, loanRateChangeRule } from '../loan/change-rules.ts'
import { loanScheduleRule } from '../loan/rules.ts'
import { identityConversionRule, identityNumberRule, usccRule } from '../numbers/rules.ts'
import { pensionAdjustmentRule, settlementRule } from '../pension/later-rules.ts'
import { accountDivisorRule, employeePensionRule, employeePensionRule1 } from '../pension/rules.ts'
import { averageIndexRule, contributionPeriodsRule } from '../periods/rules.ts'
import { rateChangeReliefRule } from '../relief/rules.ts'
import { residentCompletionRule, schemeBridgeRule } from '../resident/other-rules.ts'
import { residentPensionRule, residentPensionRule1 } from '../resident/rules.ts'
import { flexibleRetirementRule, incapacityRule, specialWorkRule } from '../retirement/choice-rules.ts'
import { retirementAgeRule } from '../retirement/rules.ts'
import { survivorsMoneyRule } from '../survivors/rules.ts'
import { payerPlaceRule, temporaryAccountRule, transferFundRule } from '../transfer/rules.ts'
import { unemploymentBenefitRule, unemploymentMonthsRule } from '../unemployment/rules.ts'
import type { Rule } from './rule.ts'

/** All rules that take JSON and give JSON, in the order in which help lists them. */
export const rules: readonly Rule[] = [
  identityNumberRule,
  identityConversionRule,
  usccRule,
  workingDaysRule,
  retirementAgeRule,
  flexibleRetirementRule,
  specialWorkRule,
  incapacityRule,
  contributionBaseRule,
  contributionRule,
  undeclaredContributionRule,
  lateFeeRule,
  backPaymentRule,
  contributionPeriodsRule,
  averageIndexRule,
  accountInterestRule,
  accountDivisorRule,
  employeePensionRule,
  settlementRule,
  pensionAdjustmentRule,
  residentPensionRule,
  residentCompletionRule,
  schemeBridgeRule,
  survivorsMoneyRule,
  payerPlaceRule,
  temporaryAccountRule,
  transferFundRule,
  workInjuryRule,
  injuryDeathRule,
  unemploymentMonthsRule,
  unemploymentBenefitRule,
  certificationRule,
  recoveryRule,
  resumptionRule,
  loanScheduleRule,
  earlyRepaymentRule,
  loanAfterDeathRule,
  loanRateChangeRule,
  rateChangeReliefRule,
]

/** Versions that were followed by others: what was decided by them is derived again by them, to the same bytes. */
export const earlierRules: readonly Rule[] = [
  lateFeeRule1,
  backPaymentRule1,
  employeePensionRule1,
  residentPensionRule1,
]

/** A rule by its name; by its version, too, where a stored reason names one. Undefined where there is none. */
export function ruleOf(id: string, version?: number): Rule | undefined {
  const known = [...rules, ...earlierRules]
  return known.find((one) => one.id === id && (version === undefined || one.version === version))
}
