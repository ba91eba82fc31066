import type { Calculator } from './calculator.ts'
import { backPayment } from './kinds/back-payment.ts'
import { employeePension } from './kinds/employee-pension.ts'
import { lateFee } from './kinds/late-fee.ts'
import { loan } from './kinds/loan.ts'
import { residentPension } from './kinds/resident-pension.ts'
import { retirement } from './kinds/retirement.ts'

/** What can be reckoned, what most people ask for first. */
export const calculators: readonly Calculator[] = [
  retirement,
  employeePension,
  residentPension,
  loan,
  backPayment,
  lateFee,
]
