import { type Recorder, step } from '../because.ts'
import { type Ratio, roundedProduct } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import type { Month } from '../months.ts'
import { valueAt } from '../parameter.ts'
import type { Age } from '../retirement/statutory-age.ts'
import { PolicyFault } from '../rules/fault.ts'

const firstYear = 40
const annex = {
  document: '国务院关于完善企业职工基本养老保险制度的决定',
  number: '国发〔2005〕38号',
  article: '附件',
}

/**
 * 计发月数 of an age in years and months, in tenths of a month: since 2025 what lies between two years of the table is reckoned in a
 * straight line, half up to 0.1; before, completed years counted. Law: 国发〔2005〕38号 附件; the months by practice, to be confirmed.
 * @throws PolicyFault below 40 and above 70 years
 */
export function accountDivisor(
  law: Law,
  { age, decided = '2025-01' }: { readonly age: Age; readonly decided?: Month },
  record?: Recorder,
): Ratio {
  const parts: Recorder | undefined = record && []
  const months = countedMonths(law, { age, decided }, parts)
  const years = valueAt('divisorsByAge', law.figures.divisorsByAge, { area: 'national', on: decided }, parts)
  const here = years[age.years - firstYear]
  const next = months === 0 && age.months === 0 ? here : years[age.years - firstYear + 1]
  if (here === undefined || next === undefined)
    throw new PolicyFault('out-of-range', 'age', 'The table has the ages from 40 to 70 years.')
  const tenths = roundedProduct({ n: here * 12 - (here - next) * months, d: 12 }, { n: 10, d: 1 })
  const facts = { years: age.years, months: age.months, counted: months, divisor: String(tenths / 10) }
  record?.push(step({ rule: 'pension.divisor', certainty: 'text-read', source: annex, facts }, parts))
  return { n: tenths, d: 10 }
}

/** The months of age that count: all of them since 2025, none before. */
function countedMonths(law: Law, { age, decided }: { age: Age; decided: Month }, record?: Recorder): number {
  if (age.months === 0) return 0
  const { divisorCountsMonths } = law.figures
  return valueAt('divisorCountsMonths', divisorCountsMonths, { area: 'national', on: decided }, record)
    ? age.months
    : 0
}
