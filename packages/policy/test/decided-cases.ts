import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { baseLaw } from '../src/law.ts'
import { employeePensionRule } from '../src/pension/rules.ts'
import { answer } from '../src/rules/rule.ts'
import { tableOf } from './table.ts'

/** The parts of a decision that are compared. */
export const comparedParts = ['account', 'basic', 'transitional', 'total'] as const
export type ComparedPart = (typeof comparedParts)[number]

/** How a part of a decision is met: to 2 fen, to a yuan, not, or not reckoned because a fact is missing. */
export type Meeting = 'exact' | 'near' | 'differs' | 'missing'

/** A decision and how each part of it is met. */
export interface MetCase {
  readonly id: string
  readonly area: string
  readonly parts: Readonly<Record<ComparedPart, Met>>
}

interface Met {
  readonly ours: number | null
  readonly printed: number
  readonly meeting: Meeting
  /** Whether the row's own check says that a formula met it, exactly or nearly. */
  readonly counted: boolean
}

const file = 'pension_cases_dev.csv'

/** Where the decided cases lie: they are a collection of others and no part of the repository. Undefined when they are not here. */
export function decidedCasesFile(): string | undefined {
  const folder = process.env['TONGBAN_VECTORS']
  const path = folder === undefined ? undefined : join(folder, file)
  return path !== undefined && existsSync(path) ? path : undefined
}

/** All decisions of a file, reckoned anew from what they print. */
export function meetCases(path: string): MetCase[] {
  return tableOf(readFileSync(path, 'utf8')).map((row) => {
    const value = pensionOf(row)
    return {
      id: row['case'] ?? '',
      area: row['area'] ?? '',
      parts: {
        account: met(value, {
          part: 'accountPensionFen',
          row,
          column: 'account',
          check: row['check_account'],
        }),
        basic: met(value, { part: 'basicFen', row, column: 'basic', check: row['check_basic'] }),
        transitional: met(value, {
          part: 'transitionalFen',
          row,
          column: 'transitional',
          check: formulaCheck(row),
        }),
        total: met(value, { part: 'totalFen', row, column: 'total', check: row['check_sum'] }),
      },
    }
  })
}

/** The check of a transitional part names the formula that met it; none, a local one or an unknown one is no check. */
function formulaCheck({ check_transitional: check = '' }: Record<string, string>): string {
  return ['none', 'area', 'unknown', ''].includes(check)
    ? 'unknown'
    : check.startsWith('near')
      ? 'near'
      : 'exact'
}

function met(
  value: Record<string, unknown>,
  {
    part,
    row,
    column,
    check = '',
  }: { part: string; row: Record<string, string>; column: string; check?: string | undefined },
): Met {
  const printed = fenOfYuan(row[column] ?? '')
  const found = value[part]
  const ours = typeof found === 'number' ? found : null
  const counted = check.startsWith('exact') || check.startsWith('near') || check.startsWith('up to')
  return { ours, printed, meeting: meetingOf(ours, printed), counted }
}

function meetingOf(ours: number | null, printed: number): Meeting {
  if (ours === null) return 'missing'
  const apart = Math.abs(ours - printed)
  return apart <= 2 ? 'exact' : apart <= 100 ? 'near' : 'differs'
}

function pensionOf(row: Record<string, string>): Record<string, unknown> {
  const facts = {
    area: row['area_code'],
    decided: row['decided'],
    sex: row['sex'],
    birth: row['birth'],
    totalYears: row['total_years'],
    actualYears: row['actual_years'],
    deemedYears: row['deemed_years'],
    preAccountYears: row['pre_account_years'],
    index: row['index'],
    transitionIndex: row['transition_index'],
    baseFen: row['base'] === '' ? '' : fenOfYuan(row['base'] ?? ''),
    secondBaseFen: row['base_second'] === '' ? '' : fenOfYuan(row['base_second'] ?? ''),
    accountFen: row['account_balance'] === '' ? '' : fenOfYuan(row['account_balance'] ?? ''),
    divisor: row['divisor'],
  }
  const given = Object.fromEntries(
    Object.entries(facts).filter(([, fact]) => fact !== '' && fact !== undefined),
  )
  const found = answer(employeePensionRule, baseLaw, JSON.stringify(given), { because: false })
  if ('error' in found) throw new Error(`${row['case']}: ${found.error.message}`)
  return { ...Object(found.value) }
}

/** Whole fen of an amount in yuan with at most two decimals. */
function fenOfYuan(yuan: string): number {
  const [whole = '', fraction = ''] = yuan.split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
}
