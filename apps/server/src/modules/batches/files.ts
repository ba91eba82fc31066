import { Readable } from 'node:stream'

import { maskIdentityNumber } from '@tongban/policy'
import type { FastifyReply } from 'fastify'

import { type Context, scopeOf } from '../../platform/context.ts'
import { lastId } from '../../platform/cursor.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { type SheetColumn, type SheetFormat, sheetTypes, writeSheet } from '../../platform/sheet-write.ts'
import { openingOfList } from '../cases/index.ts'
import { findMembers, findRosterDocuments } from '../employers/index.ts'
import type { BatchDeps } from './deps.ts'
import { type Column, columnsOf, memberKeys, sheetColumnOf } from './dry-run/columns.ts'
import { faultsSaid } from './dry-run/row-faults.ts'
import { findBatch, findRejects } from './store.ts'

const rowsAtOnce = 500

/** A table to be sent: its name, its columns, and its rows as they are read. */
export interface SheetFile {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly string[]>
}

/**
 * 空表: the columns of an item's lists; of who leaves, with those who stand on the roster filled in, their numbers masked as the roster has
 * them, so that only the rows of those who stay must be taken out.
 * @throws Refusal catalogue.no-item, batches.no-list, general.not-allowed
 */
export async function templateOf(
  deps: BatchDeps,
  context: Context,
  { subject, item }: { readonly subject: string; readonly item: string },
): Promise<SheetFile> {
  const published = deps.catalogue.current(item)
  if (published === undefined) throw refusalAt('catalogue.no-item', 'item')
  const { declaration, version } = published
  if (declaration.list === undefined) throw refusalAt('batches.no-list', 'item')
  const { load, opened } = openingOfList(deps, context, { subject, item, itemVersion: version })
  const [came, facts] = await deps.database.read(scopeOf(context), ...load)
  opened(came, facts)
  const columns = columnsOf(declaration).filter(
    ({ key }) => key !== memberKeys.id || declaration.list?.people === 'members',
  )
  return {
    name: `${deps.catalogue.nameOf(item)}名单`,
    columns: columns.map(sheetColumnOf),
    rows: declaration.list.people === 'members' ? rosterRows(deps, context, subject, columns) : nothing(),
  }
}

async function* nothing(): AsyncGenerator<readonly string[]> {
  // a table to be filled in
}

/** Who stands on the roster, some hundred at a time. */
async function* rosterRows(
  { database, secrets }: BatchDeps,
  context: Context,
  subject: string,
  columns: readonly Column[],
): AsyncGenerator<readonly string[]> {
  let place: readonly [string, string] = ['infinity', lastId]
  for (;;) {
    const [members] = await database.read(
      scopeOf(context),
      findMembers(subject, context.today, 'present', '%', ...place, rowsAtOnce),
    )
    const people = [...new Set(members.map(({ person_id }) => person_id))]
    const [documents] = await database.read(scopeOf(context), findRosterDocuments(subject, people))
    const numbers = new Map(
      documents.map(({ person_id, number }) => [person_id, maskIdentityNumber(secrets.open(number))]),
    )
    for (const { id, person_id, person_name, valid_to } of members) {
      if (valid_to !== null) continue // who leaves already
      const filled = new Map<string, string>([
        [memberKeys.id, id],
        [memberKeys.name, person_name],
        [memberKeys.number, numbers.get(person_id) ?? ''],
      ])
      yield columns.map(({ key }) => filled.get(key) ?? '')
    }
    const last = members.at(-1)
    if (last === undefined || members.length < rowsAtOnce) return
    place = [last.valid_from, last.id]
  }
}

/** 有错的行: as they were written, each with what is wrong with it; put right, the same file can be sent again. @throws Refusal batches.unknown */
export async function rejectsOf(
  deps: BatchDeps,
  context: Context,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<SheetFile> {
  const [[row]] = await deps.database.read(scopeOf(context), findBatch(subject, id))
  const declaration = deps.catalogue.pinned(row?.item ?? '', row?.item_version ?? 0)?.declaration
  if (row === undefined || declaration === undefined) throw new Refusal('batches.unknown')
  const columns = columnsOf(declaration)
  return {
    name: `${deps.catalogue.nameOf(row.item)}名单里有错的行`,
    columns: [{ heading: '原来的行' }, { heading: '错在哪里' }, ...columns.map(sheetColumnOf)],
    rows: rejectRows(deps, context, { subject, id }, columns),
  }
}

async function* rejectRows(
  { database, secrets }: BatchDeps,
  context: Context,
  { subject, id }: { readonly subject: string; readonly id: string },
  columns: readonly Column[],
): AsyncGenerator<readonly string[]> {
  let after = 0
  for (;;) {
    const [rows] = await database.read(scopeOf(context), findRejects(subject, id, after, rowsAtOnce))
    for (const { row_no, content, faults } of rows) {
      const written: Readonly<Record<string, string>> = JSON.parse(secrets.open(content))
      yield [String(row_no), faultsSaid(faults), ...columns.map(({ key }) => written[key] ?? '')]
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return
    after = last.row_no
  }
}

/** Sends a table as it is made, to be saved. */
export async function sendSheet(
  reply: FastifyReply,
  format: SheetFormat,
  { name, columns, rows }: SheetFile,
): Promise<void> {
  await reply
    .header('content-type', sheetTypes[format])
    .header(
      'content-disposition',
      `attachment; filename="list.${format}"; filename*=UTF-8''${encodeURIComponent(name)}.${format}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Readable.from(writeSheet(format, columns, rows)))
}
