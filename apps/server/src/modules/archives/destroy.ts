import type { ArchiveDestruction, DestructionEntry } from '@tongban/contracts/archives'

import { requireFreshLogin } from '../../platform/access.ts'
import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import type { Tx } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countOpenMatters, destroyCase, lockCase } from '../cases/index.ts'
import { destroyFiles, findFilesOfCase } from '../materials/index.ts'
import { destroyMessages } from '../messages/index.ts'
import { destroyPapers } from '../papers/index.ts'
import { checkPackage } from './check.ts'
import type { ArchiveDeps } from './deps.ts'
import {
  countDue,
  decideDestruction,
  type DestructionRow,
  endDestruction,
  findDestruction,
  findDue,
  findEntries,
  findListed,
  insertDestruction,
  insertEntries,
  listDestructions,
  type ListedRow,
  lockDestruction,
  lockPackage,
  markDestroyed,
  noteOutcome,
  superviseDestruction,
} from './store.ts'

const worker = { path: 'worker' } as const
/** So many on one list: it is read and appraised by people. */
const packagesAtMost = 500

/** 销毁清册, those that wait first; and of how much the term is over. */
export async function listLists(
  deps: ArchiveDeps,
  context: Context,
): Promise<{ rows: ArchiveDestruction[]; due: number }> {
  const [rows, [due]] = await deps.database.read(
    scopeOf(context),
    listDestructions(context.agencies),
    countDue(context.agencies, context.today),
  )
  return { rows: rows.map((row) => destructionView(deps, context, row, row.packages)), due: due?.due ?? 0 }
}

/** One of them with what is on it. @throws Refusal archives.no-destruction */
export async function readList(
  deps: ArchiveDeps,
  context: Context,
  id: string,
): Promise<ArchiveDestruction & { rows: DestructionEntry[] }> {
  const [[row], entries] = await deps.database.read(
    scopeOf(context),
    findDestruction(id, context.agencies),
    findEntries(id),
  )
  if (row === undefined) throw new Refusal('archives.no-destruction')
  return {
    ...destructionView(deps, context, row, entries.length),
    rows: entries.map((entry) => ({
      subject: entry.subject_id,
      case: entry.case_id,
      number: entry.number,
      caseNumber: entry.case_number,
      class: entry.class,
      term: entry.term ?? 'permanent',
      closedOn: entry.closed_on,
      dueOn: entry.due_on,
      listHash: entry.list_hash.toString('hex'),
      outcome: entry.outcome,
    })),
  }
}

/**
 * 提出销毁: what of the agencies that one keeps the files of is due, neither held nor lent, and has nothing open about it, on one list with an opinion on its worth.
 * @throws Refusal archives.nothing-due, archives.asked
 */
export async function askDestruction(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  { opinion }: { readonly opinion: string },
): Promise<{ id: string; packages: number }> {
  const { actorId, today, agencies } = context
  const agencyId = agencies.find((id) => id === context.agencyId) ?? agencies[0] ?? ''
  const free = await freeOf(deps, context)
  return await once(deps.database, context, command, {
    scope: worker,
    subject: actorId,
    load: [listDestructions([agencyId])] as const,
    races: ['destruction_open'],
    run: (tx, [waiting]) => {
      if (waiting.some(({ state }) => state !== 'refused' && state !== 'carried-out'))
        throw new Refusal('archives.asked')
      if (free.length === 0) throw new Refusal('archives.nothing-due')
      const id = newId()
      tx.record(
        insertDestruction(id, agencyId, opinion, actorId, today),
        insertEntries(
          id,
          free.map((row) => row.subject_id),
          free.map((row) => row.case_id),
          free.map((row) => row.agency_id),
        ),
        lookWithin(context, { act: 'archives.ask-destruction', purpose: `${free.length} on ${id}` }),
      )
      return { id, packages: free.length }
    },
  })
}

/**
 * What is due and has nothing open about it, as he may see it who asks: nobody's kin and nobody who is hidden comes on a list that he cannot read. What is open
 * does not hide what stands behind it.
 */
async function freeOf(deps: ArchiveDeps, context: Context): Promise<readonly ListedRow[]> {
  const { agencies, today } = context
  const free: ListedRow[] = []
  for (let offset = 0; free.length < packagesAtMost; offset += packagesAtMost) {
    const [due] = await deps.database.read(scopeOf(context), findDue(agencies, today, packagesAtMost, offset))
    if (due.length === 0) break
    const [open] = await deps.database.read(
      worker,
      countOpenMatters(
        due.map((row) => row.subject_id),
        due.map((row) => row.case_id),
      ),
    )
    const busy = new Set(open.filter((row) => row.open > 0).map((row) => row.case_id))
    free.push(...due.filter((row) => !busy.has(row.case_id) && row.faults.length === 0))
  }
  return free.slice(0, packagesAtMost)
}

/** 批准 by the head of the agency, after the list was reported (备案) to the labour department of the same level. @throws Refusal archives.no-destruction, archives.same-person, general.login-too-old */
export async function decideOnList(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  {
    id,
    ...said
  }: { readonly id: string } & ({ approve: true; filedAs: string } | { approve: false; reason: string }),
): Promise<{ done: true }> {
  requireFreshLogin(context)
  return await once(deps.database, context, command, {
    scope: worker, // his own and his family's are hidden from him, and must not be signed for unseen
    subject: context.actorId,
    load: [lockDestruction(id, context.agencies), findEntries(id)] as const,
    run: (tx, [[found], entries]) => {
      if (found?.state !== 'asked') throw new Refusal('archives.no-destruction')
      if (found.asked_by === context.actorId) throw new Refusal('archives.same-person')
      requireOthersOnly(context, entries)
      tx.record(
        decideDestruction(
          id,
          said.approve ? 'approved' : 'refused',
          context.actorId,
          context.today,
          said.approve ? said.filedAs : null,
          said.approve ? null : said.reason,
        ),
        lookWithin(
          { ...context, agencyId: found.agency_id },
          { act: 'archives.approve', purpose: `${said.approve ? 'approved' : 'refused'} ${id}` },
        ),
      )
      return { done: true as const }
    },
  })
}

/**
 * 监销: two more sign one after the other, and with the second of them it is done. Each package is judged and checked once more on the day itself:
 * what is held, lent, changed, or has something open stays. Of the rest go the answers, the words,
 * the papers, the messages and the files; their entry with its hashes, that the case was, and what it has changed in the registers stay.
 * @throws Refusal archives.no-destruction, archives.same-person, general.login-too-old
 */
export async function carryOut(
  deps: ArchiveDeps,
  context: Context,
  command: Command,
  id: string,
): Promise<{ carriedOut: boolean; destroyed: number; kept: number }> {
  requireFreshLogin(context)
  const gone: { readonly subject: string; readonly file: string }[] = []
  const done = await once(deps.database, context, command, {
    scope: worker,
    subject: context.actorId,
    load: [lockDestruction(id, context.agencies), findEntries(id)] as const,
    run: async (tx, [[found], entries]) => {
      if (found?.state !== 'approved' && found?.state !== 'supervised')
        throw new Refusal('archives.no-destruction')
      if ([found.asked_by, found.decided_by, found.supervised_by].includes(context.actorId))
        throw new Refusal('archives.same-person')
      requireOthersOnly(context, entries)
      if (found.state === 'approved') return signFirst(context, tx, found)
      gone.length = 0
      let destroyed = 0
      for (const { subject_id: subject, case_id: caseId } of entries) {
        const files = await destroyOne(deps, context, tx, {
          subject,
          case: caseId,
        })
        if (files !== undefined) destroyed += 1
        gone.push(...(files ?? []).map((file) => ({ subject, file })))
        tx.record(noteOutcome(subject, caseId, id, files === undefined ? 'kept' : 'destroyed'))
      }
      tx.record(
        endDestruction(id, context.actorId, context.today),
        lookWithin(
          { ...context, agencyId: found.agency_id },
          { act: 'archives.supervise', purpose: `${destroyed} of ${entries.length} on ${id}` },
        ),
      )
      return { carriedOut: true, destroyed, kept: entries.length - destroyed }
    },
  })
  for (const { subject, file } of gone) await deps.files.remove(subject, file) // after the commit: what is lost here is swept as an orphan
  return done
}

/** 回避: nobody signs for what is his own or his family's. @throws Refusal general.kin */
function requireOthersOnly(
  { ownSubjectId, closed = [] }: Context,
  entries: readonly { readonly subject_id: string }[],
): void {
  if (entries.some(({ subject_id: id }) => id === ownSubjectId || closed.includes(id)))
    throw new Refusal('general.kin')
}

/** The first of the two who supervise; nothing is destroyed yet. */
function signFirst(context: Context, tx: Tx, { id, agency_id: agencyId }: DestructionRow) {
  tx.record(
    superviseDestruction(id, context.actorId),
    lookWithin({ ...context, agencyId }, { act: 'archives.supervise', purpose: `first of two on ${id}` }),
  )
  return { carriedOut: false, destroyed: 0, kept: 0 }
}

/** @returns the files whose bytes go with it; undefined where it stays */
async function destroyOne(
  deps: ArchiveDeps,
  context: Context,
  tx: Tx,
  { subject, case: id }: { readonly subject: string; readonly case: string },
): Promise<string[] | undefined> {
  const [[locked], [standing], [open], [found], files] = await tx.load(
    lockPackage(subject, id),
    findListed(subject, id, context.agencies),
    countOpenMatters([subject], [id]),
    lockCase(subject, id),
    findFilesOfCase(subject, id),
  )
  if (locked === undefined || standing === undefined || found === undefined) return undefined
  if (!mayBeDestroyed(standing, open?.open ?? 0, context.today)) return undefined
  if ((await checkPackage(deps, tx, locked, context)) > 0) return undefined // what was changed since the last check is evidence
  const alone = files.filter((file) => file.alone).map((file) => file.id)
  tx.record(
    ...destroyCase({ ...context, agencyId: locked.agency_id }, found),
    ...destroyPapers(subject, id),
    ...destroyMessages(subject, id),
    ...destroyFiles(subject, id, alone),
    markDestroyed(subject, id, context.today),
  )
  return alone
}

/** Its term is over, nobody holds it, nobody has it, nothing about it is open, and it is as it was packed: what was changed is evidence. */
export function mayBeDestroyed(
  {
    due_on: dueOn,
    held,
    lent_until: lentUntil,
    destroyed_on: destroyedOn,
    faults,
  }: Pick<ListedRow, 'due_on' | 'held' | 'lent_until' | 'destroyed_on' | 'faults'>,
  openMatters: number,
  today: Context['today'],
): boolean {
  return (
    dueOn !== null &&
    dueOn <= today &&
    !held &&
    lentUntil === null &&
    destroyedOn === null &&
    openMatters === 0 &&
    faults.length === 0
  )
}

function destructionView(
  { agencies, staffName }: ArchiveDeps,
  { actorId }: Context,
  row: DestructionRow,
  packages: number,
): ArchiveDestruction {
  const nameOf = (id: string | null): string | null => (id === null ? null : staffName(id))
  return {
    id: row.id,
    agencyName: agencies.nameOf(row.agency_id),
    opinion: row.opinion,
    state: row.state,
    packages,
    askedByName: staffName(row.asked_by),
    askedOn: row.asked_on,
    decidedByName: nameOf(row.decided_by),
    decidedOn: row.decided_on,
    filedAs: row.filed_as,
    refusedFor: row.refused_for,
    supervisorNames: [row.supervised_by, row.second_by].flatMap((id) => nameOf(id) ?? []),
    carriedOutOn: row.carried_out_on,
    own: [row.asked_by, row.decided_by, row.supervised_by].includes(actorId),
  }
}
