import { rule } from '../rules/rule.ts'
import { day, fenType, object } from '../rules/schema.ts'
import { lateFee } from './late-fee.ts'

/** 滞纳金. */
export const lateFeeRule = rule({
  id: 'late-fee',
  version: 1,
  title: { zh: '滞纳金', en: 'Late fee' },
  about:
    'Days = paid − due: the due day is free, the day of payment counts. Simple interest of 2 ‰ a day before 2011-07-01 and 0.5 ‰ from then, half up to the fen once. Paid in time: 0.',
  sources: [
    { document: '社会保险法（2018修正）', article: '第八十六条' },
    { document: '社会保险费征缴暂行条例', article: '第十三条' },
  ],
  input: object({ amountFen: fenType, due: day, paid: day }),
  output: { type: 'object', properties: { feeFen: { type: 'integer' } }, required: ['feeFen'] },
  example: { amountFen: 100_000, due: '2011-06-15', paid: '2011-07-15' },
  formula: lateFee,
})
