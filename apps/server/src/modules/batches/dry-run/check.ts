import type { FieldFault } from '@tongban/contracts/errors'
import type { Answers } from '@tongban/contracts/form'

import { requireForm, standingOf, windowFaults } from '../../cases/index.ts'
import { type Column, groupOf, memberKeys } from './columns.ts'
import { type Fingerprints, keyDigits } from './fingerprints.ts'
import type { Looking, PeopledRow } from './people.ts'
import { isRefusalOfRows, rowFaults } from './row-faults.ts'
import type { RowFault } from './rows.ts'

/** What the dry run of a list knows of the rows before: who stood where, and who is in a case that is under way. */
export interface Seen {
  readonly rows: Map<string, number>
  readonly underWay: Fingerprints
}

/** A row that was judged: one that can go has no faults. */
export type Judged = PeopledRow

/**
 * 试算: judges some rows of a list, whose people were looked for, by the rules by which they will be handed in, and by what is known of
 * those people. Nothing is written.
 * @param owner the agency that they will go to
 */
export function judgeRows(
  looking: Looking,
  owner: string,
  seen: Seen,
  rows: readonly PeopledRow[],
): Judged[] {
  const standing = standingOf(looking.deps, looking.context, looking.declaration, owner)
  return rows.map((row) => {
    const person = row.person?.slice(0, keyDigits)
    const faults = [
      ...row.faults,
      ...formFaults(looking, standing, row),
      ...(person === undefined ? [] : repeated(looking, seen, row.no, person)),
    ]
    return { ...row, person, faults: once(faults) }
  })
}

/** What the form itself says of the row, as if it were handed in alone; of a cell that cannot be read nothing more is said. */
function formFaults(looking: Looking, standing: ReturnType<typeof standingOf>, row: PeopledRow): RowFault[] {
  const { declaration, columns } = looking
  const form = { [groupOf(declaration).key]: [row.answers] }
  const found = [...faultsOfForm(looking, form), ...windowFaults(declaration, form, standing)]
  if (found.length === 0) return []
  const said = rowFaults(declaration, columns, found)
  const known = new Set(row.faults.map(({ column }) => column))
  return said
    .map(({ fault }) => fault)
    .filter(({ column }) => !known.has(column) && !isOfNobody(columns, row, column))
}

function faultsOfForm({ context, declaration }: Looking, form: Answers): readonly FieldFault[] {
  try {
    requireForm(declaration, { form, materials: [] }, context)
    return []
  } catch (refusal) {
    if (!isRefusalOfRows(refusal)) throw refusal
    return refusal.fields
  }
}

/** Why nobody of the roster was found is told by itself, under the column by which he was looked for. */
function isOfNobody(columns: readonly Column[], { person }: PeopledRow, column: string): boolean {
  return (
    person === undefined && columns.some(({ key, heading }) => key === memberKeys.name && heading === column)
  )
}

function repeated({ columns, declaration }: Looking, seen: Seen, no: number, person: string): RowFault[] {
  const before = seen.rows.get(person)
  if (before === undefined) seen.rows.set(person, no)
  if (before === undefined && !seen.underWay.has(person)) return []
  const column = headingOfPerson(columns, declaration.confirmation?.number)
  return [
    ...(before === undefined ? [] : [{ column, message: `第 ${before} 行已经写了这个人，一个人只写一行。` }]),
    ...(seen.underWay.has(person)
      ? [{ column, message: '这个人在前一份名单里已经交了，还没有办完，不用再交。' }]
      : []),
  ]
}

function headingOfPerson(columns: readonly Column[], number = 'member-number'): string {
  return columns.find(({ key }) => key === number)?.heading ?? ''
}

function once(faults: readonly RowFault[]): readonly RowFault[] {
  if (faults.length < 2) return faults
  return faults.filter(
    ({ column, message }, at) =>
      faults.findIndex((other) => other.column === column && other.message === message) === at,
  )
}
