import { pack, type Packed, unpack } from '../part-rows.ts'
import type { ListPiece } from './read-list.ts'
import type { ListRow, RowFault } from './rows.ts'

/** A piece of a list on its way from one thread to another. */
export type PackedPiece = Extract<ListPiece, { fault: unknown }> | PackedRows

interface PackedRows extends Packed {
  /** By row, what finds somebody of the roster; null where nothing does. */
  readonly members: readonly (ListRow['member'] | null)[]
  /** By row; null where nothing is wrong, which is most of them. */
  readonly faults: readonly (readonly RowFault[] | null)[]
}

export function packPiece(piece: ListPiece): PackedPiece {
  if ('fault' in piece) return piece
  return {
    ...pack(piece.rows),
    members: piece.rows.map(({ member }) => (isNobody(member) ? null : member)),
    faults: piece.rows.map(({ faults }) => (faults.length === 0 ? null : faults)),
  }
}

export function unpackPiece(piece: PackedPiece): ListPiece {
  if ('fault' in piece) return piece
  const rows = unpack(piece).map((row, at) => ({
    ...row,
    member: piece.members[at] ?? nobody,
    faults: piece.faults[at] ?? nothing,
  }))
  return { rows }
}

const nobody: ListRow['member'] = { id: '', name: '', number: '' }
const nothing: readonly RowFault[] = []

function isNobody({ id, name, number }: ListRow['member']): boolean {
  return id === '' && name === '' && number === ''
}
