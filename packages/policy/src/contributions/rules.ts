import { rule } from '../rules/rule.ts'
import { day, fenType, object } from '../rules/schema.ts'
import { lateFee, type LateFeeVersion } from './late-fee.ts'

const lateFeeOf = (version: LateFeeVersion) =>
  rule({
    id: 'late-fee',
    version,
    title: { zh: '滞纳金', en: 'Late fee' },
    about:
      'Days = paid − due: the due day is free, the day of payment counts. Simple interest of 2 ‰ a day before 2011-07-01 and 0.5 ‰ from then, half up to the fen once. Paid in time: 0. Whether it ends at the amount of the debt is a figure of the law, to be confirmed.',
    sources: [
      { document: '社会保险法（2018修正）', article: '第八十六条' },
      { document: '社会保险费征缴暂行条例', article: '第十三条' },
    ],
    dated: 'paid',
    input: object({ amountFen: fenType, due: day, paid: day }),
    output: { type: 'object', properties: { feeFen: { type: 'integer' } }, required: ['feeFen'] },
    example: { amountFen: 100_000, due: '2011-06-15', paid: '2011-07-15' },
    formula: (law, facts, record) => lateFee(law, facts, record, version),
  })

/** 滞纳金. */
export const lateFeeRule = lateFeeOf(2)
/** As decisions of before explain it. */
export const lateFeeRule1 = lateFeeOf(1)
