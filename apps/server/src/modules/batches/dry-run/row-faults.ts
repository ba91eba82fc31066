import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import { Refusal } from '../../../platform/refusal.ts'
import { type Column, groupOf } from './columns.ts'
import { headingOf, type RowFault } from './rows.ts'

/** Whether a refusal is about rows of a form, so that the others can go without them. */
export function isRefusalOfRows(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === 'cases.form'
}

/** Which rows of the group the faults of a form are about, from 0, under the headings of the list. */
export function rowFaults(
  declaration: Declaration,
  columns: readonly Column[],
  faults: readonly FieldFault[],
): { readonly at: number; readonly fault: RowFault }[] {
  const prefix = `form.${groupOf(declaration).key}.`
  return faults.flatMap(({ field, message }) => {
    if (!field.startsWith(prefix)) return []
    const [at = '', key = ''] = field.slice(prefix.length).split('.')
    return [{ at: Number(at), fault: { column: headingOf(declaration, columns, key), message } }]
  })
}

/** All that is wrong with a row, as one sentence. */
export function faultsSaid(faults: readonly RowFault[]): string {
  const parts = faults.map(({ column, message }) => {
    const said = message.replace(/。$/u, '')
    return column === '' ? said : `${column}：${said}`
  })
  return `${parts.join('；')}。`
}
