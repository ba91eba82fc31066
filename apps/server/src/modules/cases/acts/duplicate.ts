import type { OpenAlike } from '@tongban/contracts/checks'
import type { Declaration } from '@tongban/contracts/declaration'
import { type Answers, holds } from '@tongban/contracts/form'
import { canonicalNumber } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { bytesText, type Secrets } from '../../../platform/secrets.ts'

/** An open case that is the same application. */
export interface AlikeRow {
  readonly id: string
  readonly number: string
  readonly submitted_on: OpenAlike['submittedOn']
  /** The system that handed it in; null where a human did. */
  readonly client_id: string | null
}

/** The same with its prints. */
export interface PrintedRow extends AlikeRow {
  readonly alike: readonly Buffer[]
}

const findOpenAlike = query<AlikeRow>(
  'select id, number, submitted_on, client_id from cases.open_alike($1, $2, $3::bytea[], $4)',
)
const updateAlike = query('update cases."case" set alike = $3 where subject_id = $1 and id = $2')

/** What the item says where it says nothing: one is shown the other, whatever is answered. */
const unsaid: NonNullable<Declaration['duplicate']> = { by: [], second: 'shown' }

/**
 * 重复申请: by what an application is known again: a keyed fingerprint of the answers that the item names, one for each row where it names people, as the database reads them. A
 * correction of a case is never the same as anything.
 */
export function printsOf(secrets: Secrets, declaration: Declaration, form: Answers): string[] {
  const { group, by } = declaration.duplicate ?? unsaid
  const rows = group === undefined ? [form] : rowsOf(form[group])
  const fields =
    group === undefined ? declaration.form : (declaration.form.find(({ key }) => key === group)?.fields ?? [])
  const named = by.map((key) => fields.find((field) => field.key === key))
  return rows.map((row) => {
    const said = named.map((field) =>
      field !== undefined && holds(field.when, row) ? plain(row[field.key]) : '',
    )
    return bytesText(secrets.indexInHex('application', JSON.stringify([declaration.code, ...said])))
  })
}

function rowsOf(value: unknown): readonly Answers[] {
  return Array.isArray(value) ? (value as readonly Answers[]) : []
}

/** The same number is the same, however it was typed. */
function plain(value: unknown): string {
  return typeof value === 'string' ? canonicalNumber(value.normalize('NFC')) : JSON.stringify(value ?? '')
}

/** The open applications of a subject that are the same as one; asked after its subject was opened. @param but the case itself, where there is one */
export function findAlike(
  secrets: Secrets,
  subject: string,
  { declaration, form, but = null }: { declaration: Declaration; form: Answers; but?: string | null },
) {
  return findAlikeTo(subject, declaration, printsOf(secrets, declaration, form), but)
}

/** The same for what its prints are known of already. */
export function findAlikeTo(
  subject: string,
  { code }: Pick<Declaration, 'code'>,
  prints: readonly string[],
  but: string | null = null,
) {
  return findOpenAlike(subject, code, prints, but)
}

/**
 * What is open of an employer beside its lists, each with its prints: who hands in hundreds of cases asks once for it, and not for each. Who stands in
 * another list is told by the dry run.
 */
export const findOpenBesideLists = query<PrintedRow>(
  `select id, number, submitted_on, client_id, alike from cases."case"
   where subject_id = $1 and item = $2 and stage <> 'closed' and counter is null and batch_id is null order by opened_at desc, id desc limit 1000`,
)

/** Those of them that are the same application. */
export function alikeAmong(open: readonly PrintedRow[], prints: readonly string[]): AlikeRow[] {
  return open.filter(({ alike }) => alike.some((one) => prints.includes(bytesText(one.toString('hex')))))
}

/** Whether the item takes no second one. */
export function refusesDuplicates({ duplicate }: Declaration): boolean {
  return duplicate?.second === 'refused'
}

/**
 * The same application is not taken on a second time where its item says so; whoever hands it in is told the number of the first, a system only that of its own.
 * @throws Refusal cases.already-open
 */
export function requireNoDuplicate(
  { client }: Pick<Context, 'client'>,
  declaration: Declaration,
  [first]: readonly AlikeRow[],
): void {
  if (first === undefined || !refusesDuplicates(declaration)) return
  const isTold = client === undefined || client.id === first.client_id
  const message = isTold ? `办件 ${first.number} 正在办，是同一件事，不用再交。` : ''
  throw new Refusal('cases.already-open', [{ field: 'item', code: 'cases.already-open', message }])
}

/** What the log says of it: the number of the open case that is the same application, for whoever judges it. */
export function alikeSaid([first]: readonly AlikeRow[]): { readonly alike?: string } {
  return first === undefined ? {} : { alike: first.number }
}

/** How it is shown. */
export function alikeView(rows: readonly AlikeRow[]): OpenAlike[] {
  return rows.map(({ id, number, submitted_on: submittedOn }) => ({ case: id, number, submittedOn }))
}

/** 补正: what is corrected is known again by what it says then. */
export function rewriteAlike(
  secrets: Secrets,
  { subject, id }: { readonly subject: string; readonly id: string },
  declaration: Declaration,
  form: Answers,
) {
  return updateAlike(subject, id, printsOf(secrets, declaration, form))
}
