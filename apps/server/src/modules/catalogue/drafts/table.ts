import type { ItemTable } from '@tongban/contracts/item-drafts'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { SheetFault, type SheetRow } from '../../../platform/sheet-row.ts'
import { readSheet } from '../../../platform/sheet.ts'
import { agencyOf, newDraft, startOf } from './begin.ts'
import type { ItemDraftDeps } from './deps.ts'
import { archiveSaid, usualArchive } from './usual-archive.ts'

const limits = { rows: 2000, unpackedBytes: 20_000_000 }
/** Titles may stand above the headings. */
const headingRowsAtMost = 10
/** Of each column by which names it is known; the first is how it is told. */
const columns = {
  name: ['事项名称', '名称', '业务办理项名称'],
  code: ['代码'],
  nationalCode: ['国家基本编码', '基本编码'],
  implementingCode: ['实施编码', '实施清单编码'],
  leafCode: ['业务办理项编码'],
  version: ['版本', '版本号'],
  applicants: ['服务对象', '办理对象'],
  category: ['事项类别', '类别'],
  basis: ['设定依据', '办理依据', '依据'],
  archiveClass: ['归档类别', '档案类别'],
  archiveTerm: ['保管期限'],
} as const
type Column = keyof typeof columns
/** Where each column stands that the table has. */
type Places = ReadonlyMap<string, number>
const mustBe: readonly Column[] = ['name', 'applicants']

/** What one row says, with what is wrong with it in a sentence; null where it may become a draft. */
interface Read {
  readonly no: number
  readonly code: string
  readonly name: string
  readonly fault: string | null
  readonly content: Readonly<Record<string, unknown>>
}

/**
 * 导入已有目录: the rows of a table with the codes of the state (D-45), each judged by itself; applied, every row without a fault becomes a draft, of
 * the item in force where there is one with its code, else of what is known of it.
 * @throws Refusal catalogue.not-here, catalogue.wrong-table
 */
export async function takeInTable(
  deps: ItemDraftDeps,
  context: Context,
  bytes: Buffer,
  apply: boolean,
): Promise<ItemTable> {
  const agencyId = agencyOf(deps, context)
  const rows = await readTable(deps, bytes)
  if (apply)
    await deps.database.transaction(scopeOf(context), async (tx) =>
      tx.record(
        ...rows.flatMap(({ fault, content }) =>
          fault === null ? newDraft(context, agencyId, content).statements : [],
        ),
      ),
    )
  return {
    applied: apply,
    rows: rows.map(({ no, code, name, fault }) => ({ no, code, name, fault })),
  }
}

async function readTable(deps: ItemDraftDeps, bytes: Buffer): Promise<readonly Read[]> {
  try {
    return await readRows(deps, bytes)
  } catch (error) {
    throw error instanceof SheetFault ? wrongTable(error.kind, '这不是能读的表格，或者太大了') : error
  }
}

async function readRows(deps: ItemDraftDeps, bytes: Buffer): Promise<readonly Read[]> {
  let places: Places | undefined
  const read: Read[] = []
  const seen = new Set<string>()
  for await (const rows of readSheet(bytes, limits)) {
    for (const row of rows) {
      if (places !== undefined) read.push(readRow(deps, row, places, seen))
      else if (isHeading(placesOf(row))) places = placesOf(row)
      else if (row.no > headingRowsAtMost) break
    }
  }
  if (places === undefined)
    throw wrongTable('columns', `要有这几列：${mustBe.map((column) => columns[column][0]).join('、')}`)
  if (read.length === 0) throw wrongTable('empty', '表里没有事项')
  return read
}

function isHeading(found: Places): boolean {
  return mustBe.every((column) => found.has(column))
}

function wrongTable(code: string, message: string): Refusal {
  return new Refusal('catalogue.wrong-table', [{ field: 'file', code, message }])
}

function placesOf({ cells }: SheetRow): Places {
  const heads = cells.map(({ text }) => text.replaceAll(/[\s*＊]/g, ''))
  const known = Object.entries<readonly string[]>(columns)
  return new Map(
    known.flatMap(([column, names]) => {
      const at = heads.findIndex((head) => names.includes(head))
      return at < 0 ? [] : [[column, at] as const]
    }),
  )
}

function readRow(deps: ItemDraftDeps, { no, cells }: SheetRow, places: Places, seen: Set<string>): Read {
  const said = (column: Column): string => cells[places.get(column) ?? -1]?.text.trim() ?? ''
  const [name, nationalCode, implementingCode, leafCode] = [
    said('name'),
    said('nationalCode'),
    said('implementingCode'),
    said('leafCode'),
  ]
  const applicants = applicantsOf(said('applicants'))
  const code = said('code') === '' ? codeOf(leafCode, implementingCode, nationalCode) : said('code')
  const start = startOf(deps, code)
  const category = said('category') === '' ? textOf(start['category']) : said('category')
  const { archive, fault: archiveFault } = archiveSaid(
    { class: said('archiveClass'), term: said('archiveTerm') },
    deps.catalogue.current(code)?.declaration.archive ?? usualArchive(category, applicants),
  )
  const fault =
    faultOf({ name, code, nationalCode, implementingCode, leafCode, applicants }, seen) ?? archiveFault
  seen.add(code)
  const basis = said('basis')
    .split(/[\n；;]/)
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
  const content = {
    ...start,
    code,
    names: namesOf(start['names'], name),
    applicants,
    category,
    nationalCode: nationalCode === '' ? null : nationalCode,
    implementingCode: implementingCode === '' ? null : implementingCode,
    leafCode: leafCode === '' ? null : leafCode,
    ...(basis.length === 0 ? {} : { basis }),
    ...(archive === undefined ? {} : { archive }),
    ...(said('version') === '' ? {} : { note: `目录版本：${said('version')}` }),
  }
  return { no, code, name, fault, content }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Another Chinese name than before has no translation yet. */
function namesOf(before: unknown, name: string): object {
  const same = typeof before === 'object' && before !== null && 'zh-CN' in before && before['zh-CN'] === name
  return same ? before : { 'zh-CN': name }
}

function applicantsOf(said: string): readonly ('person' | 'employer')[] {
  return [
    ...(/个人|自然人/.test(said) ? ['person' as const] : []),
    ...(/单位|法人|企业/.test(said) ? ['employer' as const] : []),
  ]
}

/** An item is called by the code that is its own, as the state has given it. */
function codeOf(leafCode: string, implementingCode: string, nationalCode: string): string {
  const own = [leafCode, implementingCode, nationalCode].find((code) => code !== '')
  return own === undefined ? '' : `item-${own.toLowerCase()}`
}

function faultOf(
  {
    name,
    code,
    nationalCode,
    implementingCode,
    leafCode,
    applicants,
  }: Readonly<Record<'name' | 'code' | 'nationalCode' | 'implementingCode' | 'leafCode', string>> & {
    readonly applicants: readonly string[]
  },
  seen: ReadonlySet<string>,
): string | null {
  const faults: readonly (readonly [boolean, string])[] = [
    [name.length < 2, '没有事项名称'],
    [applicants.length === 0, '服务对象要写个人、单位，或者两样'],
    [nationalCode !== '' && !/^\d{12}$/.test(nationalCode), '国家基本编码是 12 位数字'],
    [implementingCode !== '' && implementingCode.length !== 31, '实施编码是 31 位'],
    [leafCode !== '' && leafCode.length !== 33, '业务办理项编码是 33 位'],
    [leafCode !== '' && !leafCode.startsWith(implementingCode), '业务办理项编码要以实施编码开头'],
    [code === '', '没有编码，也没有代码'],
    [code !== '' && !/^[a-z][a-z0-9-]{0,60}$/.test(code), '代码只用小写字母、数字和短横'],
    [seen.has(code), '和前面一行是同一个事项'],
  ]
  return faults.find(([wrong]) => wrong)?.[1] ?? null
}
