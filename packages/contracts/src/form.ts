import type { Text } from './errors.ts'
import { isRosterMember } from './roster-member.ts'

/** A condition of a declaration: a field of the form has this value, or one of these. No expression language (D-9). */
export interface Condition {
  readonly field: string
  readonly is: string | boolean | readonly (string | boolean)[]
}

/** How a field is asked; the form renderer and the check below know each. */
export type FieldType =
  | 'text'
  | 'long-text'
  | 'telephone'
  | 'date'
  | 'month'
  | 'amount'
  | 'whole-number'
  | 'choice'
  | 'yes-no'
  | 'address'
  | 'identity-number'
  | 'bank-account'
  | 'uscc'
  | 'roster-member'
  | 'group'

/** 个人信息: the types whose answers rest sealed, are masked for whoever only oversees, and are made public to nobody. */
export const personalTypes: ReadonlySet<FieldType> = new Set([
  'telephone',
  'address',
  'identity-number',
  'bank-account',
])

/** One question of a form. A `group` asks its `fields` again for each row. */
export interface Field {
  readonly key: string
  readonly label: Text
  readonly type: FieldType
  readonly required?: boolean | undefined
  readonly when?: Condition | undefined
  readonly hint?: Text | undefined
  /** The fact of the record that fills the field in: `person.telephone`, `employer.name` … */
  readonly prefill?: string | undefined
  readonly choices?: readonly { readonly value: string; readonly label: Text }[] | undefined
  readonly longest?: number | undefined
  readonly rowsAtMost?: number | undefined
  /** An amount whose floor and ceiling the law of the area gives. */
  readonly within?: 'contribution-base' | undefined
  /** A telephone that is proved by a one-time code when it is typed at home. */
  readonly proved?: true | undefined
  readonly fields?: readonly Field[] | undefined
}

export type Answers = Readonly<Record<string, unknown>>

/** What is wrong with one answer: its path and a code that the word list knows. */
export interface FormFault {
  readonly field: string
  readonly code: 'required' | 'unknown' | 'form' | 'too-long' | 'choice' | 'too-many'
}

/** Whether a condition holds; no condition always does. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true
  const { is: wanted } = condition
  const answer = answers[condition.field]
  return Array.isArray(wanted) ? wanted.some((one) => one === answer) : wanted === answer
}

/** The fields that are asked, given what is answered so far. */
export function fieldsAsked(fields: readonly Field[], answers: Answers): readonly Field[] {
  return fields.filter((field) => holds(field.when, answers))
}

/**
 * Every fault of a filled form at once, in the order of the fields; empty when it can be handed in.
 * An answer to a question that was not asked is a fault, so that nothing slips in unseen.
 */
export function checkForm(fields: readonly Field[], answers: Answers): FormFault[] {
  const faults: FormFault[] = [] // filled as it goes: a list checks tens of thousands of rows, nearly all without fault
  for (const field of fields)
    if (holds(field.when, answers)) faults.push(...checkField(field, answers[field.key], field.key))
  for (const key of Object.keys(answers))
    if (answers[key] !== undefined && !isAsked(fields, answers, key))
      faults.push({ field: key, code: 'unknown' })
  return faults
}

function isAsked(fields: readonly Field[], answers: Answers, key: string): boolean {
  return fields.some((field) => field.key === key && holds(field.when, answers))
}

const nothing: readonly FormFault[] = []

const patterns: Partial<Record<FieldType, RegExp>> = {
  telephone: /^(?:\+\d{5,15}|1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  month: /^\d{4}-(?:0[1-9]|1[0-2])$/,
  amount: /^\d{1,12}$/,
  'whole-number': /^\d{1,9}$/,
  'bank-account': /^\d{8,30}$/,
}
/** How many characters an answer may have. */
export function longestOf({ longest, type }: Pick<Field, 'longest' | 'type'>): number {
  return longest ?? longestText[type] ?? 200
}

const longestText: Partial<Record<FieldType, number>> = {
  'long-text': 2000,
  address: 300,
  'identity-number': 32,
  'bank-account': 30,
}

function checkField(field: Field, value: unknown, path: string): readonly FormFault[] {
  if (isMissing(value)) return field.required === true ? [{ field: path, code: 'required' }] : nothing
  if (field.type === 'group') return checkGroup(field, value, path)
  if (field.type === 'yes-no') return typeof value === 'boolean' ? nothing : [{ field: path, code: 'form' }]
  const code = typeof value === 'string' ? textFault(field, value) : 'form'
  return code === undefined ? nothing : [{ field: path, code }]
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function textFault(field: Field, value: string): FormFault['code'] | undefined {
  if (field.type === 'choice')
    return (field.choices ?? []).some((choice) => choice.value === value) ? undefined : 'choice'
  if (hasControlCharacter(value, field.type)) return 'form'
  if (isLonger(value, longestOf(field))) return 'too-long'
  if (value.trim() === '') return 'required'
  return matches(field.type, value) ? undefined : 'form'
}

/** Counted in characters, of which a text has at most as many as it has units. */
function isLonger(text: string, longest: number): boolean {
  return text.length > longest && Array.from(text).length > longest
}

/** A day must exist: 31 April and 29 February of a common year do not. */
function matches(type: FieldType, value: string): boolean {
  if (patterns[type]?.test(value) === false) return false
  if (type === 'roster-member' && !isRosterMember(value)) return false
  return (
    type !== 'date' || Number(value.slice(8)) <= daysOf(Number(value.slice(0, 4)), Number(value.slice(5, 7)))
  )
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

// oxlint-disable-next-line no-control-regex -- these are what it looks for
const controls = /[\u0000-\u001F\u007F]/u

/** Control characters and halves of surrogate pairs survive no printer and no database. */
function hasControlCharacter(value: string, type: FieldType): boolean {
  const text = type === 'long-text' ? value.replaceAll(/[\n\r\t]/gu, '') : value
  return controls.test(text) || !value.isWellFormed()
}

function checkGroup(field: Field, value: unknown, path: string): readonly FormFault[] {
  if (!Array.isArray(value)) return [{ field: path, code: 'form' }]
  if (field.required === true && value.length === 0) return [{ field: path, code: 'required' }]
  if (value.length > (field.rowsAtMost ?? 50)) return [{ field: path, code: 'too-many' }]
  const rows: readonly unknown[] = value
  return rows.flatMap((row, index) =>
    isAnswers(row)
      ? checkForm(field.fields ?? [], row).map((fault) => ({
          ...fault,
          field: `${path}.${index}.${fault.field}`,
        }))
      : [{ field: `${path}.${index}`, code: 'form' } as const],
  )
}

function isAnswers(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
