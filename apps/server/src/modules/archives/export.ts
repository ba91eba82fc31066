import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'

import { canonical } from '@tongban/contracts/canonical'
import type { FastifyReply } from 'fastify'
import { Zip, ZipPassThrough } from 'fflate'

import { type Context, scopeOf } from '../../platform/context.ts'
import { writeSheet } from '../../platform/sheet-write.ts'
import { openAgent, openForm } from '../cases/index.ts'
import { contentOf, printPaper } from '../papers/index.ts'
import { checkPackage, requireKept } from './check.ts'
import type { ArchiveDeps } from './deps.ts'
import type { PackageKey } from './keep.ts'
import { type Content, type Part, readContent } from './parts.ts'
import { findListed, findVersions, lockPackage, type PackageRow } from './store.ts'

const worker = { path: 'worker' } as const

/**
 * 导出: a package as one file that stands by itself: its list as a table and as data, what happened and what was answered, each paper as it is printed, each file as it
 * was sent, and the hash of everything in the file. Nothing is compressed: in fifty years it is read with less. What is missing or
 * was changed is named in it, and the rest comes along: just then it is wanted. Who took it along stands in the audit before its
 * first byte.
 * @throws Refusal archives.none, archives.destroyed
 */
export async function sendPackage(
  deps: ArchiveDeps,
  context: Context,
  key: PackageKey,
  reply: FastifyReply,
): Promise<void> {
  const { subject, case: id } = key
  const [[seen]] = await deps.database.read(scopeOf(context), findListed(subject, id, context.agencies))
  const row = requireKept(seen)
  await deps.audit.look(
    { ...context, agencyId: row.agency_id },
    { act: 'archives.export', subjectId: subject, caseId: id },
  )
  await deps.database.transaction(worker, async (tx) => {
    const [[locked]] = await tx.load(lockPackage(subject, id))
    await checkPackage(deps, tx, requireKept(locked), context)
  })
  const [[version], [now], ...content] = await deps.database.read(
    worker,
    findVersions(subject, id),
    findListed(subject, id, [row.agency_id]),
    ...readContent(subject, id),
  )
  await reply
    .header('content-type', 'application/zip')
    .header('content-disposition', `attachment; filename="${row.number}.zip"`)
    .header('cache-control', 'private, no-store')
    .send(Readable.from(zipped(entriesOf(deps, now ?? row, version?.list ?? [], content))))
}

interface Entry {
  readonly name: string
  readonly bytes: Buffer
}

async function* entriesOf(
  deps: ArchiveDeps,
  row: PackageRow,
  parts: readonly Part[],
  content: Content,
): AsyncGenerator<Entry> {
  const [, , , papers, , files] = content
  const sums: string[] = []
  const summed = (name: string, bytes: Buffer): Entry => {
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`)
    return { name, bytes }
  }
  yield summed('目录.csv', await tableOf(row, parts))
  yield summed('目录.json', Buffer.from(canonical({ ...headOf(row), parts })))
  yield summed('办件.json', Buffer.from(JSON.stringify(caseOf(deps, content), null, 2)))
  if (row.faults.length > 0) yield summed('校验不符.txt', Buffer.from(`${row.faults.join('\n')}\n`))
  const isFaulty = (ref: string): boolean => row.faults.some((fault) => fault.endsWith(` ${ref}`))
  for (const paper of papers) {
    if (isFaulty(paper.id)) continue
    const { number, made_on: madeOn, check_code: checkCode } = paper
    const printed = { content: contentOf(deps.secrets, paper), number, madeOn, checkCode }
    yield summed(`文书/${number}.pdf`, await printPaper(printed, deps.papers))
  }
  for (const [at, { id, type }] of files.entries()) {
    if (row.faults.includes(`missing:file ${id}`)) continue
    yield summed(
      `材料/${String(at + 1).padStart(3, '0')}.${endings[type]}`,
      await deps.files.get(row.subject_id, id),
    )
  }
  yield { name: 'sha256sum.txt', bytes: Buffer.from(`${sums.join('\n')}\n`) }
}

const endings: Readonly<Record<Content[5][number]['type'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

function headOf(row: PackageRow) {
  return {
    number: row.number,
    caseNumber: row.case_number,
    item: row.item,
    agency: row.agency_id,
    class: row.class,
    term: row.term ?? 'permanent',
    closedOn: row.closed_on,
    dueOn: row.due_on,
    version: row.version,
    packedOn: row.packed_on,
    listHash: row.list_hash.toString('hex'),
  }
}

async function tableOf(row: PackageRow, parts: readonly Part[]): Promise<Buffer> {
  const columns = ['件号', '序号', '种类', '名称', '校验值'].map((heading) => ({ heading }))
  const rows = Readable.from(
    parts.map(({ kind, name, hash }, at) => [row.number, String(at + 1), kindNames[kind], name, hash]),
  )
  const pieces: Buffer[] = []
  for await (const piece of writeSheet('csv', columns, rows)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const kindNames: Readonly<Record<Part['kind'], string>> = {
  log: '办件记录',
  form: '填写的内容',
  signature: '签名',
  paper: '文书',
  delivery: '送达',
  file: '材料',
}

/** What was asked and what happened, opened: who exports it may read it. */
function caseOf({ secrets, catalogue, agencies, staffName }: ArchiveDeps, content: Content) {
  const [[found], events, [signature]] = content
  if (found === undefined) return {}
  const published = catalogue.pinned(found.item, found.item_version)
  return {
    number: found.number,
    item: {
      code: found.item,
      version: found.item_version,
      name: catalogue.nameOf(found.item),
      hash: published?.hash,
    },
    subject: { kind: found.subject_kind, name: found.subject_name },
    agency: { id: found.agency_id, name: agencies.nameOf(found.agency_id) },
    submittedOn: found.submitted_on,
    acceptedOn: found.accepted_on,
    closedOn: found.closed_on,
    outcome: found.outcome,
    form: openForm(secrets, published?.declaration.form ?? [], found.form),
    materials: found.materials,
    agent: found.agent === null ? null : openAgent(secrets, found.agent),
    signature:
      signature === undefined
        ? null
        : { formHash: signature.form_hash, unsigned: signature.unsigned, at: signature.at },
    events: events.map((event) => ({
      seq: event.seq,
      kind: event.kind,
      at: event.at,
      day: event.day,
      by: event.actor_id === found.subject_id ? found.subject_name : staffName(event.actor_id),
      agency: event.agency_id,
      outlet: event.outlet_id,
      body: event.body,
      note: event.note,
    })),
    logHash: found.last_hash.toString('hex'),
  }
}

/** The entries as one file, one of them in memory at a time. */
async function* zipped(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(Buffer.from(piece))
  })
  for await (const { name, bytes } of entries) {
    const part = new ZipPassThrough(name)
    zip.add(part)
    part.push(bytes, true)
    yield* pieces.splice(0)
  }
  zip.end()
  yield* pieces.splice(0)
}
