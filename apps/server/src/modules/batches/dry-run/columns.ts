import type { Declaration } from '@tongban/contracts/declaration'
import { textIn } from '@tongban/contracts/errors'
import type { Field } from '@tongban/contracts/form'

import type { Cell } from '../../../platform/sheet-row.ts'
import type { SheetColumn } from '../../../platform/sheet-write.ts'

/** A column of a list: a field of the rows, or one of the three by which somebody of the roster is found. */
export interface Column {
  readonly key: string
  readonly heading: string
  /** Every way in which its heading is written, folded. */
  readonly known: readonly string[]
  readonly required: boolean
  /** Undefined for what finds somebody of the roster. */
  readonly field: Field | undefined
}

/** What finds somebody of the roster; the first is only in what we have filled in ourselves. */
export const memberKeys = { id: 'member-id', name: 'member-name', number: 'member-number' } as const

const memberColumns: readonly Column[] = [
  column(memberKeys.id, '花名册编号', [], false),
  column(memberKeys.name, '姓名', ['name', '职工姓名'], true),
  column(memberKeys.number, '证件号码', ['identitynumber', '身份证号', '身份证号码', '公民身份号码'], false),
]

/** The group of the form whose rows a list has. */
export function groupOf({ form, list }: Declaration): Field {
  const group = form.find(({ key }) => key === list?.group)
  if (group === undefined) throw new Error('the item has no list')
  return group
}

/** The columns of the lists of an item, in the order of its form. */
export function columnsOf(declaration: Declaration): readonly Column[] {
  return (groupOf(declaration).fields ?? []).flatMap((field) =>
    field.type === 'roster-member'
      ? memberColumns
      : [
          {
            ...column(
              field.key,
              textIn(field.label, 'zh-CN'),
              [textIn(field.label, 'zh-HK'), textIn(field.label, 'en')],
              field.required === true,
            ),
            field,
          },
        ],
  )
}

/** A column as the table that we make has it. */
export function sheetColumnOf({ heading, field }: Column): SheetColumn {
  const choices = (field?.choices ?? []).map(({ label }) => textIn(label, 'zh-CN'))
  return choices.length === 0 ? { heading } : { heading, choices }
}

/** Which column stands where, by the headings of a row, whatever their order; what is not known is left alone. */
export function placesOf(columns: readonly Column[], cells: readonly Cell[]): ReadonlyMap<Column, number> {
  const headings = cells.map(({ text }) => folded(text))
  return new Map(
    columns.flatMap((known) => {
      const at = headings.findIndex((heading) => known.known.includes(heading))
      return at === -1 ? [] : [[known, at] as const]
    }),
  )
}

function column(key: string, heading: string, others: readonly string[], required: boolean): Column {
  return { key, heading, known: [heading, ...others].map(folded), required, field: undefined }
}

/** Spaces, stars and brackets in a heading are decoration. */
function folded(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/[\s*:()（）：\u{FEFF}]/gu, '')
    .toLowerCase()
}
