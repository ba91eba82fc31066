import { t } from '@lingui/core/macro'
import type { FlexibleRetirement, Month } from '@tongban/policy'

import { monthText } from '../../../platform/format.ts'
import { ageText } from '../../reasons/index.ts'
import type { Given, Plotted } from '../calculator.ts'
import { isKey, monthIn, monthsBetween, monthsFrom } from './shared.ts'

/** The months in which one may retire, on a line with the statutory one and the one that was chosen. */
export function spanPlot(
  given: Given,
  { earliest, latest, statutoryMonth }: Pick<FlexibleRetirement, 'earliest' | 'latest' | 'statutoryMonth'>,
): Plotted {
  const birth = monthIn(given['birth'])
  const { chosen = '' } = given
  const months = monthsBetween(earliest, latest)
  const span = Math.max(1, months.length - 1)
  const marked = (key: string, name: string, month: Month) => ({
    key,
    name: `${name} ${monthText(month)}`,
    at: monthsFrom(earliest, month) / span,
  })
  const current = chosen === '' ? statutoryMonth : chosen
  return {
    title: titleOf(earliest, latest, months.length),
    charts: [
      {
        kind: 'span',
        name: t`可以退休的月份`,
        from: monthText(earliest),
        to: monthText(latest),
        marks: [
          marked('statutory', t`法定`, statutoryMonth),
          ...(chosen === '' || chosen === statutoryMonth ? [] : [marked('chosen', t`选的`, monthIn(chosen))]),
        ],
      },
    ],
    table: {
      title: t`可以退休的月份`,
      heads: [t`退休的月份`, t`年龄`, t`早还是晚`],
      numbersFrom: 3,
      rows: months.map((month, place) => ({
        key: month,
        cells: [monthText(month), ageText(monthsFrom(birth, month)), kindOf(month, statutoryMonth)],
        isKey: isKey(place, months.length) || month === statutoryMonth || month === chosen,
        isCurrent: month === current,
      })),
    },
    help: t`提前的要先缴够最低年限；推迟的要和单位约定。`,
  }
}

function titleOf(earliest: Month, latest: Month, count: number): string {
  return t`从${monthText(earliest)}到${monthText(latest)}，有 ${count} 个月可以选`
}

function kindOf(month: Month, statutory: Month): string {
  const apart = monthsFrom(statutory, month)
  if (apart === 0) return t`法定`
  return apart < 0 ? t`早 ${-apart} 个月` : t`晚 ${apart} 个月`
}
