import { accountInterestRate } from './parameters/account-interest.ts'
import { contributionRates } from './parameters/contribution-rates.ts'
import {
  backPaymentPolicies,
  backPaymentProofMonths,
  baseLimits,
  baseShares,
  lateFeeCapped,
  lateFeeRate,
  undeclaredShare,
} from './parameters/contributions.ts'
import { divisorCountsMonths, divisorsByAge } from './parameters/divisors.ts'
import { adjustmentLevel, certificationMonths, eventNoticeDays } from './parameters/entitlement.ts'
import {
  injuryCareShares,
  injuryDeathLump,
  injuryDeathTerms,
  injuryFloating,
  injuryLumpMonths,
  injuryMonthlyShares,
  injuryWageShares,
} from './parameters/injury.ts'
import { pensionBase } from './parameters/pension-bases.ts'
import { basicTerms, localAdditions, pensionRounding, yearRounding } from './parameters/pension-terms.ts'
import {
  bridgeMonths,
  residentBasic,
  residentLongPayment,
  residentSubsidies,
  residentTerms,
  residentTiers,
} from './parameters/resident.ts'
import {
  flexibleTerms,
  incapacity,
  minimumContributionMonths,
  retirementAges,
  specialWork,
} from './parameters/retirement.ts'
import { survivorsTerms, urbanIncome } from './parameters/survivors.ts'
import { payerMonths, temporaryAccountAges, transferShare } from './parameters/transfer.ts'
import { accountStart, transitionalTerms } from './parameters/transitional.ts'
import { unemploymentAmounts, unemploymentMonths } from './parameters/unemployment.ts'

/** The figures as shipped, by the key under which formulas read them. Data only. */
export const shippedFigures = {
  retirementMale: retirementAges.male,
  retirementFemale55: retirementAges['female-55'],
  retirementFemale50: retirementAges['female-50'],
  minimumContributionMonths,
  flexibleTerms,
  specialWork,
  incapacity,
  divisorsByAge,
  divisorCountsMonths,
  lateFeeRate,
  lateFeeCapped,
  baseShares,
  baseLimits,
  undeclaredShare,
  backPaymentPolicies,
  backPaymentProofMonths,
  accountInterestRate,
  pensionBase,
  basicTerms,
  yearRounding,
  pensionRounding,
  localAdditions,
  transitionalTerms,
  accountStart,
  residentBasic,
  residentTiers,
  residentSubsidies,
  residentTerms,
  residentLongPayment,
  bridgeMonths,
  survivorsTerms,
  urbanIncome,
  injuryWageShares,
  injuryLumpMonths,
  injuryMonthlyShares,
  injuryCareShares,
  injuryDeathTerms,
  injuryDeathLump,
  injuryFloating,
  unemploymentMonths,
  unemploymentAmounts,
  payerMonths,
  transferShare,
  temporaryAccountAges,
  certificationMonths,
  eventNoticeDays,
  adjustmentLevel,
  contributionRates,
}

/** The figures that formulas take. */
export type Figures = Readonly<typeof shippedFigures>
