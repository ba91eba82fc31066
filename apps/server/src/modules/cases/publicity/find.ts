import type { Declaration } from '@tongban/contracts/declaration'
import { type Language, textIn } from '@tongban/contracts/errors'
import { type Answers, type Field, fieldsAsked } from '@tongban/contracts/form'
import { longDay } from '@tongban/contracts/long-day'
import type { Publicity } from '@tongban/contracts/publicities'

import type { Context } from '../../../platform/context.ts'
import { dayCursor, firstId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { query } from '../../../platform/database.ts'
import { yuan } from '../../papers/index.ts'
import type { Case } from '../case.ts'
import { declarationFor } from '../counter/declaration.ts'
import type { CaseDeps } from '../deps.ts'
import { withoutNumbers } from './hidden-numbers.ts'

type Running = Pick<
  Case,
  | 'subject_id'
  | 'id'
  | 'item'
  | 'item_version'
  | 'counter'
  | 'subject_kind'
  | 'subject_name'
  | 'agency_id'
  | 'hold'
  | 'form'
>

const columns =
  'subject_id, id, item, item_version, counter, subject_kind, subject_name, agency_id, hold, form'
const running = `from cases."case" where stage <> 'closed' and hold ? 'isPublic' and hold ->> 'until' >= $1`
/** Those that end first come first. */
const findRunning = query<Running>(
  `select ${columns} ${running} and (hold ->> 'until', id) > ($2, $3::uuid) order by hold ->> 'until', id limit $4`,
)
/** The case that an id stands for, where it is in a publicity that is not over on a day. */
export const findRunningOf = query<Running>(`select ${columns} ${running} and id = $2`)
const worker = { path: 'worker' } as const
const pageSize = 50

type Declared = NonNullable<Declaration['procedures']>[number]

/** The publicity that a case is in, as its item declares it; undefined where it waits for something else, or is of somebody hidden. */
export function publicityOf(
  { catalogue, hidden }: Pick<CaseDeps, 'catalogue' | 'hidden'>,
  found: Pick<Running, 'subject_id' | 'item' | 'item_version' | 'counter' | 'hold'>,
): (Declared & { readonly publicity: NonNullable<Declared['publicity']> }) | undefined {
  const { hold, subject_id: subject } = found
  if (hold?.reason !== 'procedure' || hidden.has(subject)) return undefined
  const declared = declarationFor(catalogue, found)?.procedures?.find(({ key }) => key === hold.key)
  return declared?.publicity === undefined ? undefined : { ...declared, publicity: declared.publicity }
}

/** 正在公示: what of each case its item makes public, and nothing else of anybody. Who is hidden is not there. */
export async function findPublicities(
  deps: CaseDeps,
  context: Pick<Context, 'today' | 'language'>,
  after: string | undefined,
): Promise<{ rows: Publicity[]; next: string | null }> {
  const [until = '', id = ''] = readCursor(after, dayCursor, ['0000-01-01', firstId])
  const [found] = await deps.database.read(worker, findRunning(context.today, until, id, pageSize + 1))
  const { page, next } = pageFrom(found, pageSize, (last) => `${last.hold?.until ?? ''}_${last.id}`)
  return { rows: page.flatMap((row) => shownToAll(deps, context, row)), next }
}

/** One of them; nothing of somebody hidden. */
function shownToAll(
  deps: CaseDeps,
  { today, language }: Pick<Context, 'today' | 'language'>,
  row: Running,
): Publicity[] {
  const declared = publicityOf(deps, row)
  const declaration = declarationFor(deps.catalogue, row)
  if (declared === undefined || declaration === undefined) return []
  const { publicity, name, basis } = declared
  const isNamed = publicity.name === 'full' || row.subject_kind === 'employer'
  return [
    {
      id: row.id,
      itemName: textIn(declaration.names, language),
      agencyName: deps.agencies.nameOf(row.agency_id),
      name: textIn(name, language),
      basis,
      about: isNamed ? row.subject_name : masked(row.subject_name),
      shown: shownOf(declaration, publicity.fields, row.form, language),
      since: row.hold?.since ?? today,
      until: row.hold?.until ?? today,
    },
  ]
}

/** 王*兰, 李*: the family name, and the last character where there are three. */
export function masked(name: string): string {
  const [first = '', ...others] = Array.from(name.trim())
  const last = others.length > 1 ? (others.at(-1) ?? '') : ''
  const between = others.length - Array.from(last).length
  return `${first}${'*'.repeat(Math.max(1, between))}${last}`
}

/** Only fields that rest unsealed may be declared; what is sealed is not opened here. */
function shownOf(
  { form: fields }: Declaration,
  wanted: readonly string[],
  form: Answers,
  language: Context['language'],
): Publicity['shown'] {
  return fieldsAsked(fields, form)
    .filter(({ key }) => wanted.includes(key))
    .flatMap((field) => {
      const value = publicValue(field, form[field.key], language)
      return value === '' ? [] : [{ label: textIn(field.label, language), value }]
    })
}

/** 公示的写法: as anybody reads it, in his language; in what was written freely nothing that looks like a number of somebody. */
export function publicValue(
  { type, choices = [] }: Pick<Field, 'type' | 'choices'>,
  answer: unknown,
  language: Language,
): string {
  if (typeof answer === 'boolean') return yesNo[language][answer ? 'yes' : 'no']
  if (typeof answer !== 'string' || answer === '') return ''
  const choice = choices.find((one) => one.value === answer)
  if (choice !== undefined) return textIn(choice.label, language)
  if (type === 'amount') return `${yuan(answer)} ${money[language]}`
  if (type === 'date') return longDay(answer, language)
  return type === 'text' || type === 'long-text' ? withoutNumbers(answer) : answer
}

const yesNo = {
  'zh-CN': { yes: '是', no: '否' },
  'zh-HK': { yes: '是', no: '否' },
  en: { yes: 'yes', no: 'no' },
} as const satisfies Readonly<Record<Language, object>>
const money = { 'zh-CN': '元', 'zh-HK': '元', en: 'yuan' } as const satisfies Readonly<
  Record<Language, string>
>
