import type { Declaration } from '@tongban/contracts/declaration'
import { memberAnswer } from '@tongban/contracts/roster-member'
import {
  canonicalNumber,
  identityKinds,
  type IdentityKind,
  identityNumber,
  maskIdentityNumber,
} from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { bytesText } from '../../../platform/secrets.ts'
import {
  findMembersById,
  findMembersByNumber,
  findRosterDocuments,
  type MemberRow,
} from '../../employers/index.ts'
import { isSameName } from '../../people/index.ts'
import type { BatchDeps } from '../deps.ts'
import { type Column, groupOf, memberKeys } from './columns.ts'
import type { ListRow, RowFault } from './rows.ts'

/** A row whose person was looked for, with its answers and him in them. */
export interface PeopledRow extends ListRow {
  /** Who it is, as a keyed fingerprint in hexadecimal; undefined where that is not known. */
  readonly person: string | undefined
}

/** What looks for the people of a list. */
export interface Looking {
  readonly deps: BatchDeps
  readonly context: Context
  readonly subject: string
  readonly declaration: Declaration
  readonly columns: readonly Column[]
}

/** 找人: newcomers by their numbers, who must not be on the roster; members by their line or number, who must. */
export async function findPeople(looking: Looking, rows: readonly ListRow[]): Promise<PeopledRow[]> {
  return looking.declaration.list?.people === 'members'
    ? await members(looking, rows)
    : await newcomers(looking, rows)
}

async function newcomers(looking: Looking, rows: readonly ListRow[]): Promise<PeopledRow[]> {
  const { kind: kindKey = '', number: numberKey = '' } = looking.declaration.confirmation ?? {}
  const heading = looking.columns.find(({ key }) => key === numberKey)?.heading ?? ''
  const named = rows.flatMap(({ answers }, row) => {
    const kind = identityKinds.find((known) => known === answers[kindKey])
    const number = canonicalNumber(answers[numberKey] ?? '')
    return kind === undefined || number === '' ? [] : [numberedOf(looking, row, kind, number)]
  })
  const known = await linesOf(looking, named)
  const found = new Map(named.map((one) => [one.row, one]))
  return rows.map((row, at) => {
    const one = found.get(at)
    const stands = (known.get(at) ?? []).some(({ valid_to }) => valid_to === null)
    const fault = stands ? '这个人已经在花名册上，不用再参保。' : wrongNumber(one?.kind, one?.number)
    return {
      ...row,
      person: one?.key,
      faults: fault === undefined ? row.faults : [...row.faults, { column: heading, message: fault }],
    }
  })
}

/** The digits of a resident number check themselves; what fits no rule of another kind a person of the office looks at. */
function wrongNumber(kind: IdentityKind | undefined, number = ''): string | undefined {
  if (kind !== 'resident' || identityNumber({ kind, number }).valid) return undefined
  return '这个身份证号码不对：要 18 位，出生日期和最后一位要对得上。'
}

async function members(looking: Looking, rows: readonly ListRow[]): Promise<PeopledRow[]> {
  const { deps, context, subject, declaration } = looking
  const ids = rows.map(({ member }) => member.id).filter((id) => uuid.test(id))
  const numbered = rows.flatMap(({ member }, row) =>
    uuid.test(member.id) || member.number === ''
      ? []
      : kindsOf(member.number).map((kind) => numberedOf(looking, row, kind, canonicalNumber(member.number))),
  )
  const [[byId], byNumber] = await Promise.all([
    deps.database.read(scopeOf(context), findMembersById(subject, ids)),
    linesOf(looking, numbered),
  ])
  const lines = rows.map(({ member }, at) =>
    uuid.test(member.id) ? byId.filter(({ id }) => id === member.id) : (byNumber.get(at) ?? []),
  )
  const masked = await maskedNumbers(looking, lines.flat())
  const field = groupOf(declaration).fields?.find(({ type }) => type === 'roster-member')?.key ?? ''
  return rows.map((row, at) => withMember(looking, row, lines[at] ?? [], { field, masked }))
}

function withMember(
  looking: Looking,
  row: ListRow,
  lines: readonly MemberRow[],
  { field, masked }: { readonly field: string; readonly masked: ReadonlyMap<string, string> },
): PeopledRow {
  const present = lines.filter(({ valid_to }) => valid_to === null)
  const line = present.find(({ person_name: name }) => isSameName(name, row.member.name))
  if (line === undefined) {
    const fault = { column: headingOf(looking.columns, row), message: noMember(row, lines, present) }
    return { ...row, person: undefined, faults: [...row.faults, fault] }
  }
  const member = memberAnswer({
    id: line.id,
    name: line.person_name,
    number: masked.get(line.person_id) ?? null,
  })
  return {
    ...row,
    person: looking.deps.secrets.indexInHex('batches.person', line.person_id),
    answers: { ...row.answers, [field]: member },
    faults: [...row.faults, ...tooEarly(looking, row, line)],
  }
}

function headingOf(columns: readonly Column[], { member }: ListRow): string {
  const key = member.number === '' || uuid.test(member.id) ? memberKeys.name : memberKeys.number
  return columns.find((column) => column.key === key)?.heading ?? ''
}

function noMember({ member }: ListRow, lines: readonly MemberRow[], present: readonly MemberRow[]): string {
  if (member.id === '' && member.number === '') return '请写证件号码，光凭姓名认不准是谁。'
  if (lines.length === 0) return '花名册上没有这个人，请核对证件号码。'
  return present.length === 0 ? '这个人已经减员了。' : '花名册上这个号码是另一个姓名，请核对。'
}

/** 减员 takes effect with a month that does not lie before his coming. */
function tooEarly(
  { declaration, columns }: Looking,
  { answers }: ListRow,
  { valid_from }: MemberRow,
): RowFault[] {
  const key = declaration.window?.month ?? ''
  const month = answers[key]
  return month !== undefined && `${month}-01` <= valid_from
    ? [
        {
          column: columns.find((column) => column.key === key)?.heading ?? '',
          message: '减员的月份不能早于参保的月份。',
        },
      ]
    : []
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u

/** The kinds that a number can be of; one that fits no rule can be of any. */
function kindsOf(number: string): readonly IdentityKind[] {
  const fitting = identityKinds.filter(
    (kind) => identityNumber({ kind, number: canonicalNumber(number) }).valid,
  )
  return fitting.length === 0 ? identityKinds : fitting
}

/** A number that a row names somebody by, and what it is found by. */
interface Numbered {
  readonly row: number
  readonly kind: IdentityKind
  readonly number: string
  /** Its keyed fingerprint in hexadecimal. */
  readonly key: string
}

function numberedOf(
  { deps: { secrets } }: Looking,
  row: number,
  kind: IdentityKind,
  number: string,
): Numbered {
  return { row, kind, number, key: secrets.indexInHex(kind, number) }
}

/** The lines of the roster at the places of those numbers. */
async function linesOf(
  { deps: { database }, context, subject }: Looking,
  numbered: readonly Numbered[],
): Promise<ReadonlyMap<number, MemberRow[]>> {
  if (numbered.length === 0) return new Map()
  const kinds = numbered.map(({ kind }) => kind)
  const keys = numbered.map(({ key }) => bytesText(key))
  const [found] = await database.read(scopeOf(context), findMembersByNumber(subject, kinds, keys))
  return Map.groupBy(found, ({ place }) => numbered[place - 1]?.row ?? -1)
}

async function maskedNumbers(
  { deps: { database, secrets }, context, subject }: Looking,
  lines: readonly MemberRow[],
): Promise<ReadonlyMap<string, string>> {
  if (lines.length === 0) return new Map()
  const people = lines.map(({ person_id }) => person_id)
  const [rows] = await database.read(scopeOf(context), findRosterDocuments(subject, people))
  return new Map(rows.map(({ person_id, number }) => [person_id, maskIdentityNumber(secrets.open(number))]))
}
