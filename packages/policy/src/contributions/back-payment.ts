import { type Recorder, step } from '../because.ts'
import { all, type Conclusion, judged, recordConclusion } from '../conditions.ts'
import { type Ratio, roundedProduct } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf, sum } from '../money.ts'
import { addMonths, type Day, type Month, monthOf } from '../months.ts'
import { type Area, valueAt } from '../parameter.ts'
import { lateFee, type LateFeeVersion } from './late-fee.ts'

/** A month of the past that is paid for, on the base of its time. */
export interface PastMonth {
  readonly month: Month
  readonly baseFen: Fen
  readonly rate: Ratio
  /** When it was due; missing: no late fee runs. */
  readonly due?: Day
}

/** A payment for the past. */
export interface BackPaymentFacts {
  readonly area: Area
  readonly paid: Day
  /** The policy that allows it: `employer-arrears`, or one of the area's special ones. */
  readonly policy: string
  readonly months: readonly PastMonth[]
  /** Whether employment, or belonging to the group of the policy, is proved. */
  readonly proved?: boolean
  /** Whether a decision, judgment or report of audit or inspection is there, for what lies long back. */
  readonly ruling?: boolean
}

/** What is to be paid, and whether it may be. */
export interface BackPayment {
  readonly principalFen: Fen
  readonly lateFeeFen: Fen
  readonly totalFen: Fen
  readonly monthsCounted: number
  /** Whether the months enter the index, with base over average wage of their own year. */
  readonly entersIndex: boolean | null
  /** Null: the document leaves it open. */
  readonly countsAsPaidOnTime: boolean | null
  readonly conclusion: Conclusion
}

const source = { document: '社会保险费征缴暂行条例', article: '第十三条' }
const limits = {
  document: '关于进一步加强企业职工基本养老保险基金收支管理的通知',
  number: '人社部发〔2016〕132号',
}

/**
 * 补缴: principal on the bases of the time, each month half up to the fen, with the late fee where the policy bears one. Who has no employer
 * may not pay for the past at once but by a special policy; what lies more than three years back asks for a ruling. Law: 征缴暂行条例
 * 第13条, 人社部发〔2016〕132号, 人社部规〔2016〕5号: to be confirmed.
 */
export function backPayment(
  law: Law,
  facts: BackPaymentFacts,
  record?: Recorder,
  version: LateFeeVersion = 2,
): BackPayment {
  const parts: Recorder | undefined = record && []
  const at = { area: facts.area, on: facts.paid }
  const policies = valueAt('backPaymentPolicies', law.figures.backPaymentPolicies, at, parts)
  const policy = policies.find(({ id }) => id === facts.policy)
  const bearsFee = policy?.bearsLateFee !== false
  const amounts = facts.months.map((one) => ({
    ...one,
    fen: fenOf(roundedProduct({ n: one.baseFen, d: 1 }, one.rate)),
  }))
  const fees = amounts.map(({ fen, due }) =>
    due === undefined || !bearsFee
      ? fenOf(0)
      : lateFee(law, { amountFen: fen, due, paid: facts.paid }, parts, version).feeFen,
  )
  const principalFen = sum(amounts.map(({ fen }) => fen))
  const lateFeeFen = sum(fees)
  const conclusion = allowed(law, facts, { known: policy !== undefined, record: parts })
  const found = {
    principalFen,
    lateFeeFen,
    totalFen: sum(principalFen, lateFeeFen),
    monthsCounted: new Set(facts.months.map(({ month }) => month)).size,
  }
  record?.push(
    step(
      {
        rule: 'contributions.back-payment',
        certainty: 'to-confirm',
        source,
        facts: { policy: facts.policy, ...found },
      },
      parts,
    ),
  )
  const { entersIndex = null, countsAsPaidOnTime = null } = policy ?? {}
  return { ...found, entersIndex, countsAsPaidOnTime, conclusion }
}

function allowed(
  law: Law,
  facts: BackPaymentFacts,
  { known, record }: { known: boolean; record: Recorder | undefined },
): Conclusion {
  const proofMonths = valueAt(
    'backPaymentProofMonths',
    law.figures.backPaymentProofMonths,
    { area: facts.area, on: facts.paid },
    record,
  )
  const oldest = addMonths(monthOf(facts.paid), -proofMonths)
  const old = facts.policy === 'employer-arrears' && facts.months.some(({ month }) => month < oldest)
  const conclusion = all([
    judged('policy-in-force', known, (there) => there),
    judged('proved', facts.proved, (proof) => proof),
    ...(old ? [judged('ruling-for-old-months', facts.ruling, (there) => there)] : []),
  ])
  recordConclusion(
    record,
    { rule: 'contributions.back-payment-allowed', certainty: 'to-confirm', source: limits },
    { conclusion, facts: { oldest } },
  )
  return conclusion
}
