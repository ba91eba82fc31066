import { requireForm, standingOf, windowFaults } from '../../cases/index.ts'
import { groupOf, type Column } from './columns.ts'
import { findPeople, type Looking, type PeopledRow } from './people.ts'
import { isRefusalOfRows, rowFaults } from './row-faults.ts'
import type { ListRow, RowFault } from './rows.ts'

/** What the dry run of a list knows of the rows before: who stood where, and who is in a case that is under way. */
export interface Seen {
  readonly rows: Map<string, number>
  readonly underWay: ReadonlySet<string>
}

/** A row that was judged: one that can go has no faults. */
export interface Judged extends PeopledRow {
  /** Whom it is about, as a keyed fingerprint. */
  readonly key: Buffer
}

const keyBytes = 16

/**
 * 试算: judges some rows of a list by the rules by which they will be handed in, and by what is known of their people. Nothing is written.
 * @param owner the agency that they will go to
 */
export async function judgeRows(
  looking: Looking,
  owner: string,
  seen: Seen,
  rows: readonly ListRow[],
): Promise<Judged[]> {
  const found = await findPeople(looking, rows)
  return found.map((row) => {
    const key = looking.deps.secrets.index('batches.person', row.person).subarray(0, keyBytes)
    const faults = [...row.faults, ...formFaults(looking, owner, row), ...repeated(looking, seen, row, key)]
    return { ...row, key, faults: once(faults) }
  })
}

/** What the form itself says of the row, as if it were handed in alone. */
function formFaults(
  { deps, context, declaration, columns }: Looking,
  owner: string,
  row: PeopledRow,
): RowFault[] {
  if (row.faults.length > 0) return []
  const form = { [groupOf(declaration).key]: [row.answers] }
  const standing = standingOf(deps, context, declaration, owner)
  const late = windowFaults(declaration, form, standing)
  try {
    requireForm(declaration, { form, materials: [] }, context)
  } catch (refusal) {
    if (!isRefusalOfRows(refusal)) throw refusal
    return rowFaults(declaration, columns, [...refusal.fields, ...late]).map(({ fault }) => fault)
  }
  return rowFaults(declaration, columns, late).map(({ fault }) => fault)
}

function repeated({ columns, declaration }: Looking, seen: Seen, row: PeopledRow, key: Buffer): RowFault[] {
  if (row.person === '') return []
  const hex = key.toString('hex')
  const before = seen.rows.get(hex)
  if (before === undefined) seen.rows.set(hex, row.no)
  const column = headingOfPerson(columns, declaration.confirmation?.number)
  return [
    ...(before === undefined ? [] : [{ column, message: `第 ${before} 行已经写了这个人，一个人只写一行。` }]),
    ...(seen.underWay.has(hex)
      ? [{ column, message: '这个人在前一份名单里已经交了，还没有办完，不用再交。' }]
      : []),
  ]
}

function headingOfPerson(columns: readonly Column[], number = 'member-number'): string {
  return columns.find(({ key }) => key === number)?.heading ?? ''
}

function once(faults: readonly RowFault[]): RowFault[] {
  return faults.filter(
    ({ column, message }, at) =>
      faults.findIndex((other) => other.column === column && other.message === message) === at,
  )
}
