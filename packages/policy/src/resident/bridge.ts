import { type Recorder, step } from '../because.ts'
import type { Law } from '../law.ts'
import { type Fen, sum } from '../money.ts'
import type { Month } from '../months.ts'
import { valueAt } from '../parameter.ts'

/** Somebody with months in both schemes, at the age. */
export interface BridgeFacts {
  readonly on: Month
  readonly employeeMonths: number
  readonly employeeAccountFen: Fen
  readonly residentAccountFen: Fen
  /** Resident contributions of months that were paid in both schemes. */
  readonly doublePaidFen?: Fen
}

/** Which scheme pays, with which account, and what is given back. */
export interface Bridge {
  readonly scheme: 'employee-pension' | 'resident-pension'
  readonly accountFen: Fen
  /** Whether the months of the other scheme become months of this one: resident years never become employee years. */
  readonly monthsJoin: boolean
  readonly refundFen: Fen
}

const source = { document: '城乡养老保险制度衔接暂行办法', number: '人社部发〔2014〕17号' }

/**
 * 城乡养老保险制度衔接: with fifteen employee years the resident account joins the employee scheme and its years do not; with fewer the
 * employee account joins the resident scheme and its years count there. What was paid twice for a month is refunded from the resident
 * account. Law: 人社部发〔2014〕17号, to be confirmed.
 */
export function schemeBridge(law: Law, facts: BridgeFacts, record?: Recorder): Bridge {
  const parts: Recorder | undefined = record && []
  const asked = valueAt('bridgeMonths', law.figures.bridgeMonths, { area: 'national', on: facts.on }, parts)
  const employee = facts.employeeMonths >= asked
  const refundFen = facts.doublePaidFen ?? sum()
  const found: Bridge = {
    scheme: employee ? 'employee-pension' : 'resident-pension',
    accountFen: sum(facts.employeeAccountFen, facts.residentAccountFen),
    monthsJoin: !employee,
    refundFen,
  }
  record?.push(
    step(
      {
        rule: 'resident.bridge',
        certainty: 'to-confirm',
        source,
        facts: { employeeMonths: facts.employeeMonths, ...found },
      },
      parts,
    ),
  )
  return found
}
