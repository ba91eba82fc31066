import { Readable } from 'node:stream'

import type { FigureGroup } from '@tongban/contracts/analytics'
import type { FastifyReply } from 'fastify'

import type { Audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { type SheetColumn, type SheetFormat, sheetTypes, writeSheet } from '../../platform/sheet-write.ts'
import type { CaseDeps } from '../cases/index.ts'
import { type Behind, casesBehind } from './behind.ts'

/** A table that is given away: what it is called, and whether it was narrowed. */
interface Given {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly string[]>
}

/** So many cases are read at once for a table. */
const rowsAtOnce = 500
/** More than any table program opens with pleasure; what is beyond is had by narrower filters. */
const rowsAtMost = 100_000

const figureColumns = [
  '收件',
  '其中网上自己办',
  '其中其他系统转来',
  '受理',
  '其中窗口受理',
  '其中异地受理',
  '结束',
  '其中办结',
  '有法定时限的',
  '超法定时限',
  '有办事指南时限的',
  '超指南时限',
  '有承诺时限的',
  '超承诺时限',
]

/** The groups of a figure as a table. */
export function figureTable(name: string, groups: readonly FigureGroup[]): Given {
  return {
    name,
    columns: ['分组', ...figureColumns].map((heading) => ({ heading })),
    rows: Readable.from(groups.map((group) => [group.name, ...cellsOf(group)])),
  }
}

function cellsOf({ limits: { statutory, guide, promised }, ...row }: FigureGroup): string[] {
  const { handedIn, online, client, accepted, counter, away, ended, completed } = row
  const late = [statutory, guide, promised].flatMap((limit) => [limit.of, limit.late])
  return [handedIn, online, client, accepted, counter, away, ended, completed, ...late].map(String)
}

const caseColumns = ['办件号', '事项', '经办机构', '网点', '收件日', '受理日', '结束日', '最迟', '到哪一步']

/** The cases behind a figure as a table, page by page as they are read; without names. */
export function caseTable(
  deps: CaseDeps,
  context: Context,
  name: string,
  asked: Omit<Behind, 'after'>,
): Given {
  return {
    name,
    columns: caseColumns.map((heading) => ({ heading })),
    rows: caseRows(deps, context, asked),
  }
}

async function* caseRows(
  deps: CaseDeps,
  context: Context,
  asked: Omit<Behind, 'after'>,
): AsyncGenerator<readonly string[]> {
  let [after, written]: [string | undefined, number] = [undefined, 0]
  do {
    const { rows, next } = await casesBehind(deps, context, { ...asked, after }, rowsAtOnce)
    for (const one of rows)
      yield [
        one.number,
        one.itemName,
        one.agencyName,
        one.outletName ?? '',
        one.submittedOn,
        one.acceptedOn ?? '',
        one.closedOn ?? '',
        one.dueOn ?? '',
        one.reading,
      ]
    written += rows.length
    after = next ?? undefined
  } while (after !== undefined && written < rowsAtMost)
  if (after !== undefined) yield [`只导出前 ${written} 件，其余的请缩小范围再导。`]
}

/** What would be taken for a formula by a table program is marked as a text (OWASP: CSV injection). */
export function guarded(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
}

async function* guardedRows(rows: AsyncIterable<readonly string[]>): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield row.map(guarded)
}

/**
 * Sends a table as it is made; who took which one along stands in the audit before its first byte, with its filters.
 * @param filters codes and days only (D-19)
 */
export async function sendTable(
  audit: Audit,
  context: Context,
  reply: FastifyReply,
  { name, columns, rows }: Given,
  { format, ...filters }: { readonly format: SheetFormat; readonly [filter: string]: string | undefined },
): Promise<void> {
  const said = Object.entries(filters).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}=${value}`,
  )
  await audit.look(context, { act: 'analytics.table', purpose: [format, ...said].join(' ') })
  await reply
    .header('content-type', sheetTypes[format])
    .header(
      'content-disposition',
      `attachment; filename="figures.${format}"; filename*=UTF-8''${encodeURIComponent(name)}.${format}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Readable.from(writeSheet(format, columns, guardedRows(rows))))
}
