import { addDays, type Day, type Law, limitDue } from '@tongban/policy'

/** Within so many working days whoever may publish decides on what is asked; no figure of the law, a rule of the house. */
const workingDays = 5
const warnDaysBefore = 2

/** 待发布: by when a draft is to be decided on that somebody asks to publish, and from when it is warned of. */
export function publishingTerm(law: Law, asked: Day): { readonly dueOn: Day; readonly warnOn: Day } {
  const { due } = limitDue(law, { start: asked, length: workingDays, unit: 'working-days', holds: [] })
  if (due === null) throw new RangeError('a term without holds has an end')
  return { dueOn: due, warnOn: addDays(due, -warnDaysBefore) }
}
