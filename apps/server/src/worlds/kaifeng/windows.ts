import { addMonths, type BusinessWindow, type Day, dayOf, monthOf } from '@tongban/policy'

const monthsAhead = 13

/** 业务期 of the demo, month by month: from the first to a day, in effect from the same month. */
export function plannedWindows(today: Day, closes = 20): BusinessWindow[] {
  const first = dayOf(`${today.slice(0, 7)}-01`)
  return Array.from({ length: monthsAhead }, (_, at) => {
    const month = monthOf(addMonths(first, at - 1).slice(0, 7))
    return { month, opens: dayOf(`${month}-01`), closes: dayOf(`${month}-${closes}`), effect: month }
  })
}
