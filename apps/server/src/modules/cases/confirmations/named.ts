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
  const faults: FieldFault[] = [] // filled as it goes: a list checks tens of thousands of rows, nearly all without fault
  const firstRows = new Map<string, number>()
  for (const { row, person } of namedIn(confirmation, form)) {
    if (person === undefined) continue
    const number = canonicalNumber(person.number)
    const who = `${person.kind} ${number}`
    const first = firstRows.get(who)
    if (first === undefined) firstRows.set(who, row)
    const fault = first === undefined ? kindFault(confirmation, fields, person.kind, number) : twice(first)
    if (fault !== undefined)
      faults.push({ field: `form.${confirmation.group}.${row}.${confirmation.number}`, ...fault })
  }
  return faults
}

type Fault = Omit<FieldFault, 'field'>

function twice(first: number): Fault {
  return { code: 'twice', message: `第${first + 1}行已经写了这个人，一个人只写一行。` }
}

function kindFault(
  { group, kind: kindKey }: NonNullable<Declaration['confirmation']>,
  fields: Declaration['form'],
  kind: IdentityKind,
  number: string,
): Fault | undefined {
  const other = otherKind(kind, number)
  if (other === undefined) return undefined
  const asked = fields.find(({ key }) => key === group)?.fields ?? []
  const choices = asked.find(({ key }) => key === kindKey)?.choices ?? []
  const name = choices.find(({ value }) => value === other)?.label['zh-CN'] ?? other
  return { code: 'kind', message: `这是“${name}”的号码，请把证件种类选对。` }
}

/** The kind whose number it is, when it is not of the kind that was chosen; what fits no rule stops nothing. */
function otherKind(kind: IdentityKind, number: string): IdentityKind | undefined {
  if (identityNumber({ kind, number }).valid) return undefined
  return telling.find((other) => identityNumber({ kind: other, number }).valid)
}
