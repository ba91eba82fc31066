import {
  type Answers,
  type Field,
  type FormFault,
  checkForm,
  fieldsAsked,
  longestOf,
} from '@tongban/contracts/form'
import { saidMember } from '@tongban/contracts/roster-member'

import { yuanText } from '../../platform/amount.ts'
import { dayText, monthText } from '../../platform/format.ts'
import { localText } from '../../platform/language.ts'
import { words } from './words.ts'

/** A fault of a form as it is shown: the id of the field that it leads to, and a sentence. */
export interface ShownFault {
  readonly field: string
  readonly id: string
  readonly text: string
}

/** The id of a field on the page, from its path in the form. */
export function idOfField(path: string): string {
  return `form-${path.replaceAll('.', '-')}`
}

/** What a form starts with: the facts of the record where a field names one. */
export function prefilled(fields: readonly Field[], facts: Readonly<Record<string, string>>): Answers {
  const found = fields.flatMap(({ key, prefill }) => {
    const fact = prefill === undefined ? undefined : facts[prefill]
    return fact === undefined || fact === '' ? [] : [[key, fact] as const]
  })
  return Object.fromEntries(found)
}

/** What is handed in: only answers to questions that are asked now, nothing empty. */
export function answersAsked(fields: readonly Field[], answers: Answers): Answers {
  const asked = fieldsAsked(fields, answers).flatMap(({ key, type, fields: inner }) => {
    const value = answers[key]
    if (value === undefined || value === '' || value === null) return []
    return type === 'group'
      ? [[key, rowsOf(value).map((row) => answersAsked(inner ?? [], row))] as const]
      : [[key, value] as const]
  })
  return Object.fromEntries(asked)
}

/** What stood in the record before, by field, of each answer that says something else. */
export function changedFrom(
  fields: readonly Field[],
  answers: Answers,
  facts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const changed = fieldsAsked(fields, answers).flatMap(({ key, prefill }) => {
    const before = prefill === undefined ? undefined : (facts[prefill] ?? '')
    const after = answers[key]
    return before === undefined || typeof after !== 'string' || after === '' || after === before
      ? []
      : [[key, before] as const]
  })
  return Object.fromEntries(changed)
}

/**
 * Every fault of a filled form in sentences, in the order of its fields.
 * @param tried what was filled in when it was last tried: a row that came after it and is blank still has no faults to show
 */
export function faultsOf(fields: readonly Field[], answers: Answers, tried: Answers = answers): ShownFault[] {
  const asked = answersAsked(fields, withFirstRows(fields, answers))
  return checkForm(fields, asked)
    .filter(({ field }) => !isFresh(fields, field, asked, tried))
    .map((fault) => shown(fields, fault))
}

/** A group that must have a row begins with one: it is there to be filled in, and wrong only where it was left blank. */
function withFirstRows(fields: readonly Field[], answers: Answers): Answers {
  const first = fields
    .filter(({ type }) => type === 'group')
    .map((field) => [field.key, rowsShown(field, answers[field.key])] as const)
  return { ...answers, ...Object.fromEntries(first) }
}

/** Whether a fault stands in a row that was added after the form was tried, and in which nothing is written yet. */
function isFresh(fields: readonly Field[], path: string, answers: Answers, tried: Answers): boolean {
  const [key = '', index] = path.split('.')
  const field = fields.find((one) => one.key === key)
  if (field?.type !== 'group' || index === undefined) return false
  const isNew = Number(index) >= rowsShown(field, tried[key]).length
  return isNew && Object.keys(rowsOf(answers[key])[Number(index)] ?? {}).length === 0
}

/** A fault found by the server, in the same form. */
export function shownFault(field: string, text: string): ShownFault {
  return { field, id: idOfField(field), text }
}

/** The rows of a repeated group. */
export function rowsOf(value: unknown): readonly Answers[] {
  return Array.isArray(value)
    ? value.filter((row): row is Answers => typeof row === 'object' && row !== null)
    : []
}

/** The rows that are on the screen: the first of a group that must have one is there before anything is typed. */
export function rowsShown({ required }: Pick<Field, 'required'>, value: unknown): readonly Answers[] {
  const rows = rowsOf(value)
  return rows.length === 0 && required === true ? [{}] : rows
}

/** An answer in words, for a summary or a receipt. */
export function answerText(field: Field, value: unknown): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) {
    return rowsOf(value)
      .map((row) =>
        (field.fields ?? [])
          .map((inner) => answerText(inner, row[inner.key]))
          .filter(Boolean)
          .join('，'),
      )
      .join('；')
  }
  if (typeof value !== 'string') return ''
  const chosen = field.choices?.find((choice) => choice.value === value)
  return chosen === undefined ? valueText(field.type, value) : localText(chosen.label)
}

function valueText(type: Field['type'], value: string): string {
  if (type === 'amount') return `¥${yuanText(value)}`
  if (type === 'date') return dayText(value)
  if (type === 'month') return monthText(value)
  if (type === 'roster-member') return saidMember(value).text
  return value
}

function shown(fields: readonly Field[], { field: path, code }: FormFault): ShownFault {
  const field = fieldAt(fields, path)
  const text = saidOf(field, code)
  return {
    field: path,
    id: idOfField(path),
    text: words.faultOf(field === undefined ? path : localText(field.label), text),
  }
}

function saidOf(field: Field | undefined, code: FormFault['code']): string {
  if (code === 'form') return words.forms[field?.type ?? ''] ?? words.faults.form
  if (code === 'too-long' && field !== undefined) return words.tooLong(longestOf(field))
  if (code === 'too-many' && field?.rowsAtMost !== undefined) return words.tooMany(field.rowsAtMost)
  return words.faults[code]
}

function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const [key, , ...inner] = path.split('.')
  const field = fields.find((one) => one.key === key)
  return inner.length === 0 ? field : fieldAt(field?.fields ?? [], inner.join('.'))
}
