import { type Recorder, step } from '../because.ts'
import { type Ratio, roundedProduct, textOfRatio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf, sum } from '../money.ts'
import type { Month } from '../months.ts'
import { type Area, figureOf, valueAt } from '../parameter.ts'
import { PolicyFault } from '../rules/fault.ts'

/** A year of payment: what the person, the state and others paid into the account. */
export interface ResidentYear {
  readonly year: number
  readonly paidFen: Fen
  readonly subsidyFen?: Fen
}

/** What a resident pension is reckoned from: the parts themselves, or place, month and record. */
export interface ResidentFacts {
  readonly basicFen?: Fen
  readonly accountFen?: Fen
  readonly divisor?: Ratio
  readonly area?: Area
  readonly month?: Month
  readonly record?: readonly ResidentYear[]
}

/** A resident pension a month, in fen. */
export interface ResidentPension {
  readonly basicFen: Fen
  readonly longPaymentFen: Fen
  readonly accountPensionFen: Fen
  readonly totalFen: Fen
}

const opinion = {
  document: '国务院关于建立统一的城乡居民基本养老保险制度的意见',
  number: '国发〔2014〕8号',
  article: '第六条',
}

const account = { ...opinion, article: '第五条' }

/** In what a reason differs: 1 said only what the account holds, 2 says what each year has brought. The sums are the same. */
export type ResidentVersion = 1 | 2

/**
 * 城乡居民养老保险待遇: the basic part and the account over 139, half up to the fen. The basic part and what an area adds for long
 * payment come from the law where they are not given; the account is what was paid and subsidised, without interest, where no balance
 * is given. Law: 国发〔2014〕8号 第六条.
 * @throws PolicyFault when a part is neither given nor found
 */
export function residentPension(
  law: Law,
  facts: ResidentFacts,
  record?: Recorder,
  version: ResidentVersion = 2,
): ResidentPension {
  const parts: Recorder | undefined = record && []
  const basicFen = facts.basicFen ?? basicOf(law, facts, parts)
  const longPaymentFen = longPayment(law, facts, parts)
  const accountFen = facts.accountFen ?? balanceOf(facts, version === 1 ? undefined : parts)
  const divisor = facts.divisor ?? divisorOf(law, facts, parts)
  const accountPensionFen = fenOf(roundedProduct({ n: accountFen, d: 1 }, { n: divisor.d, d: divisor.n }))
  const totalFen = sum(basicFen, longPaymentFen, accountPensionFen)
  const found = {
    basicFen,
    longPaymentFen,
    accountFen,
    divisor: textOfRatio(divisor),
    accountPensionFen,
    totalFen,
  }
  record?.push(
    step(
      { rule: 'resident.pension', version, certainty: 'two-sources', source: opinion, facts: found },
      parts,
    ),
  )
  return { basicFen, longPaymentFen, accountPensionFen, totalFen }
}

function basicOf(law: Law, { area, month }: ResidentFacts, record?: Recorder): Fen {
  if (area === undefined || month === undefined)
    throw new PolicyFault('missing', 'basicFen', 'Either basicFen, or area and month are needed.')
  const found = figureOf('residentBasic', law.figures.residentBasic, { area, on: month }, record)
  if (found === undefined)
    throw new PolicyFault('not-known', 'month', 'No basic part is known before 2009-09.')
  return found.value
}

/** 长缴多得, for areas that have it: only from a record, because it counts years. */
function longPayment(law: Law, { area, month, record: years }: ResidentFacts, record?: Recorder): Fen {
  if (area === undefined || month === undefined || years === undefined) return fenOf(0)
  const found = figureOf('residentLongPayment', law.figures.residentLongPayment, { area, on: month }, record)
  const steps = found?.value ?? []
  const paid = new Set(years.map(({ year }) => year)).size
  const amounts = steps.map(({ fromYear, fenPerYear }, at) => {
    const last = Math.min(paid, (steps[at + 1]?.fromYear ?? paid + 1) - 1)
    return fenOf(fenPerYear * Math.max(0, last - fromYear + 1))
  })
  return sum(amounts)
}

/** What the years of a record have brought into the account, one step a year. */
function balanceOf({ record: years }: ResidentFacts, record?: Recorder): Fen {
  if (years === undefined)
    throw new PolicyFault('missing', 'accountFen', 'Either accountFen or record is needed.')
  const parts: Recorder | undefined = record && []
  let accountFen = fenOf(0)
  for (const { year, paidFen, subsidyFen = fenOf(0) } of years) {
    accountFen = sum(accountFen, paidFen, subsidyFen)
    const facts = { year, paidFen, subsidyFen, accountFen }
    parts?.push(step({ rule: 'resident.account-year', certainty: 'two-sources', source: account, facts }))
  }
  const facts = { years: String(years.length), accountFen }
  record?.push(step({ rule: 'resident.account', certainty: 'two-sources', source: account, facts }, parts))
  return accountFen
}

function divisorOf(law: Law, { month }: ResidentFacts, record?: Recorder): Ratio {
  if (month === undefined) throw new PolicyFault('missing', 'divisor', 'Either divisor or month is needed.')
  const at = { area: 'national', on: month }
  return { n: valueAt('residentTerms', law.figures.residentTerms, at, record).divisor, d: 1 }
}
