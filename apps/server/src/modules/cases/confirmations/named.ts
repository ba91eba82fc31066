import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { canonicalNumber, identityKinds, type IdentityKind, identityNumber } from '@tongban/policy'

/** A row of the group as it is asked about. */
export interface Named {
  readonly kind: IdentityKind
  readonly number: string
  readonly name: string
  readonly from: string
}

/** Somebody of a row; undefined where it has no shape to be asked about. */
export interface Row {
  readonly row: number
  readonly person: Named | undefined
}

/** The rows of the group. */
export function namedIn(
  { group, kind, number, name, from }: NonNullable<Declaration['confirmation']>,
  form: Readonly<Record<string, unknown>>,
): Row[] {
  const rows = form[group]
  if (!isRows(rows)) return []
  return rows.map((said, row) => ({
    row,
    person: personOf(said[kind], said[number], said[name], said[from]),
  }))
}

/** The form was checked before; this gives it its shape. */
function personOf(kind: unknown, number: unknown, name: unknown, from: unknown): Named | undefined {
  const known = identityKinds.find((one) => one === kind)
  if (known === undefined || !isText(number) || !isText(name) || !isText(from)) return undefined
  return { kind: known, number, name, from }
}

function isRows(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** Kinds whose numbers cannot be mistaken: those of a passport or a Taiwan permit are any short row of characters. */
const telling = ['resident', 'hk-macau-permit', 'hmt-residence-permit', 'foreign-permanent'] as const

/**
 * What is wrong with the people whom a form names: somebody stands there twice, or a number is of another kind than it says, by which
 * the register would not find who has it and nobody would be asked.
 */
export function namedFaults(
  { confirmation, form: fields }: Pick<Declaration, 'confirmation' | 'form'>,
  form: Readonly<Record<string, unknown>>,
): FieldFault[] {
  if (confirmation === undefined) return []
  const rows = namedIn(confirmation, form)
  const kinds = fields.find(({ key }) => key === confirmation.group)?.fields ?? []
  const choices = kinds.find(({ key }) => key === confirmation.kind)?.choices ?? []
  const firstRows = new Map<string, number>()
  return rows.flatMap(({ row, person }) => {
    if (person === undefined) return []
    const field = `form.${confirmation.group}.${row}.${confirmation.number}`
    const who = `${person.kind} ${canonicalNumber(person.number)}`
    const first = firstRows.get(who)
    if (first !== undefined)
      return [{ field, code: 'twice', message: `第${first + 1}行已经写了这个人，一个人只写一行。` }]
    firstRows.set(who, row)
    const other = otherKind(person)
    if (other === undefined) return []
    const name = choices.find(({ value }) => value === other)?.label['zh-CN'] ?? other
    return [{ field, code: 'kind', message: `这是“${name}”的号码，请把证件种类选对。` }]
  })
}

/** The kind whose number it is, when it is not of the kind that was chosen; what fits no rule stops nothing. */
function otherKind({ kind, number: written }: Named): IdentityKind | undefined {
  const number = canonicalNumber(written)
  if (identityNumber({ kind, number }).valid) return undefined
  return telling.find((other) => identityNumber({ kind: other, number }).valid)
}
