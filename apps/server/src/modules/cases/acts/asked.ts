import { textIn } from '@tongban/contracts/errors'
import { type Answers, type Field, fieldsAsked, type FieldType } from '@tongban/contracts/form'
import { maskIdentityNumber } from '@tongban/policy'

import { longDay, longMonth, yuan } from '../../papers/index.ts'

/** One answer as a paper shows it; papers are Chinese (D-42). */
interface Shown {
  readonly name: string
  readonly value: string
}

/**
 * What was asked for, in the words of its form, for the reader to compare: what was left open is not listed, and of an
 * identity or account number only as much as tells two apart.
 * @param form as it was handed in, opened
 */
export function shownAnswers(fields: readonly Field[], form: Answers): Shown[] {
  return fieldsAsked(fields, form).flatMap((field) => {
    const [name, answer] = [textIn(field.label, 'zh-CN'), form[field.key]]
    if (field.type === 'group') return rowsOf(field, name, answer)
    const value = saidOf(field, answer)
    return value === '' ? [] : [{ name, value }]
  })
}

function rowsOf({ fields = [] }: Field, name: string, answer: unknown): Shown[] {
  if (!Array.isArray(answer)) return []
  return answer.map((row: Answers, at) => ({
    name: `${name} ${at + 1}`,
    value: shownAnswers(fields, row)
      .map(({ value }) => value)
      .join('，'),
  }))
}

const sayings: Partial<Readonly<Record<FieldType, (answer: string) => string>>> = {
  date: longDay,
  month: longMonth,
  amount: (fen) => `${yuan(fen)} 元`,
  'identity-number': maskIdentityNumber,
  'bank-account': (number) => `尾号 ${number.slice(-4)}`,
}

function saidOf({ type, choices = [] }: Field, answer: unknown): string {
  if (typeof answer === 'boolean') return answer ? '是' : '否'
  if (typeof answer !== 'string' || answer === '') return ''
  const chosen = choices.find(({ value }) => value === answer)
  return chosen === undefined ? (sayings[type]?.(answer) ?? answer) : textIn(chosen.label, 'zh-CN')
}
