import { accountInterestRule } from '../account/rules.ts'
import { lateFeeRule } from '../contributions/rules.ts'
import { workingDaysRule } from '../days/rules.ts'
import { workInjuryRule } from '../injury/rules.ts'
import { loanScheduleRule } from '../loan/rules.ts'
import { identityNumberRule, usccRule } from '../numbers/rules.ts'
import { accountDivisorRule, employeePensionRule } from '../pension/rules.ts'
import { residentPensionRule } from '../resident/rules.ts'
import { retirementAgeRule } from '../retirement/rules.ts'
import { payerPlaceRule, transferFundRule } from '../transfer/rules.ts'
import { unemploymentMonthsRule } from '../unemployment/rules.ts'
import type { Rule } from './rule.ts'

/** All rules that take JSON and give JSON, in the order in which help lists them. */
export const rules: readonly Rule[] = [
  identityNumberRule,
  usccRule,
  workingDaysRule,
  retirementAgeRule,
  accountDivisorRule,
  lateFeeRule,
  loanScheduleRule,
  employeePensionRule,
  residentPensionRule,
  transferFundRule,
  payerPlaceRule,
  accountInterestRule,
  workInjuryRule,
  unemploymentMonthsRule,
]
