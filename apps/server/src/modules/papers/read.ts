import type { Delivery, Paper, PaperToRead } from '@tongban/contracts/papers'
import { compare, type Law } from '@tongban/policy'

import type { Audit } from '../../platform/audit.ts'
import { type Context, isHome, scopeOf } from '../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import type { Database, Statement } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Agencies } from '../agencies/index.ts'
import { checkCode, contentOf } from './issue.ts'
import type { FontsOnDemand } from './on-demand.ts'
import { remediesOf } from './remedies.ts'
import {
  type DeliveryRow,
  findDeliveries,
  findPaper,
  findPaperOfAct,
  findPapers,
  type PaperRow,
} from './store.ts'
import { templateOf } from './templates.ts'
import { paperTextOf } from './text.ts'

/** What must run first so that the subject is open: a visit at the counter, a case in the office, the person himself. */
export type Opening = (
  context: Context,
  subject: string,
) => {
  readonly statement: Statement
  /** Refuses who may not; answers the context under which the look is written. */
  readonly admit: (rows: readonly unknown[]) => Context
}

export interface PaperDeps {
  readonly database: Database
  readonly secrets: Secrets
  readonly agencies: Agencies
  readonly audit: Audit
  readonly events: Pick<Events, 'announce'>
  readonly fonts: FontsOnDemand
  /** How a subject is opened on the caller's path; the case is what an office reader names. */
  readonly openingFor: (context: Context, caseId: string | undefined) => Opening
  /** Finds the case of a case number; its rows name subject and case. */
  readonly caseOfNumber: (number: string) => Statement<{ subject_id: string; case_id: string }>
  /** How browsers reach the server: stands in the code that a telephone reads. */
  readonly publicUrl: string
  /** 培训环境: its papers say so across each page. */
  readonly training: boolean
}

/** Which paper, and through which case an office reader comes to it. */
export interface PaperAsked {
  readonly subject: string
  readonly id: string
  readonly caseId: string | undefined
}

const papersAtOnce = 100

/** 文书 of a subject, or of one case. An office sees those of the case that it names. @throws Refusal papers.unknown */
export async function listPapers(
  deps: PaperDeps,
  context: Context,
  subject: string,
  { caseId, after }: { readonly caseId: string | undefined; readonly after?: string | undefined },
): Promise<{ rows: Paper[]; next: string | null }> {
  const [day = '', last = ''] = readCursor(after, dayCursor, ['infinity', lastId])
  const { statement, admit } = deps.openingFor(context, caseId)(context, subject)
  const [opened, papers, deliveries] = await deps.database.read(
    scopeOf(context),
    statement,
    findPapers(subject, caseId ?? null, day, last, papersAtOnce + 1),
    findDeliveries(subject, caseId ?? null, null),
  )
  await noteLook(deps, admit(opened), subject, caseId)
  const { page, next } = pageFrom(papers, papersAtOnce, ({ made_on: on, id }) => `${on}_${id}`)
  return { rows: page.map((row) => paperView(deps, context.law, row, deliveries)), next }
}

/**
 * One paper as it was frozen. Reading delivers nothing: whoever reads his own signs for it by an act of its own.
 * @throws Refusal papers.unknown
 */
export async function readPaper(deps: PaperDeps, context: Context, asked: PaperAsked): Promise<PaperToRead> {
  const { row, deliveries, admitted } = await openPaper(deps, context, asked)
  await noteLook(deps, admitted, asked.subject, asked.caseId)
  const content = contentOf(deps.secrets, row)
  const fonts = await deps.fonts()
  return {
    ...paperView(deps, context.law, row, deliveries),
    content,
    checkCode: row.check_code,
    unprintable: fonts.missingIn(paperTextOf(content)),
  }
}

/** One paper for its PDF. @throws Refusal papers.unknown */
export async function paperToPrint(deps: PaperDeps, context: Context, asked: PaperAsked) {
  const { row, admitted } = await openPaper(deps, context, asked)
  await noteLook(deps, admitted, asked.subject, asked.caseId)
  return {
    content: contentOf(deps.secrets, row),
    number: row.number,
    madeOn: row.made_on,
    checkCode: row.check_code,
  }
}

async function openPaper(deps: PaperDeps, context: Context, { subject, id, caseId }: PaperAsked) {
  const { statement, admit } = deps.openingFor(context, caseId)(context, subject)
  const [opened, [row], deliveries] = await deps.database.read(
    scopeOf(context),
    statement,
    findPaper(subject, id, caseId ?? null),
    findDeliveries(subject, null, id),
  )
  const admitted = admit(opened)
  if (row === undefined) throw new Refusal('papers.unknown')
  return { row, deliveries, admitted }
}

/** A look of staff is in the audit before the answer; a look at one's own paper is nobody's business. */
async function noteLook(
  { audit }: PaperDeps,
  context: Context,
  subjectId: string,
  caseId: string | undefined,
): Promise<void> {
  if (isHome(context)) return
  await audit.look(context, { act: 'papers.read', subjectId, ...(caseId === undefined ? {} : { caseId }) })
}

function paperView(
  { secrets, agencies }: PaperDeps,
  law: Law,
  row: PaperRow,
  deliveries: readonly DeliveryRow[],
): Paper {
  const { unfavourable } = templateOf(row.kind)
  const own = deliveries
    .filter((delivery) => delivery.paper_id === row.id)
    .map(({ id, how, day, proof }) => ({ id, how, day, proof: secrets.open(proof) }))
    .toSorted((one, other) => compare(one.day, other.day))
  return {
    id: row.id,
    case: row.case_id,
    kind: row.kind,
    number: row.number,
    title: contentOf(secrets, row).title,
    agencyName: agencies.nameOf(row.agency_id),
    madeOn: row.made_on,
    unfavourable,
    deliveries: own,
    lastDays: unfavourable ? lastDaysOf(law, own) : null,
  }
}

/** The last days count from the first delivery; none runs before it. */
function lastDaysOf(law: Law, [first]: readonly Delivery[]): Paper['lastDays'] {
  if (first === undefined) return null
  const { reconsideration, lawsuit } = remediesOf(law, { madeOn: first.day, received: first.day }).days
  return {
    reconsideration: reconsideration.date,
    lawsuit: lawsuit.date,
    provisional: reconsideration.provisional || lawsuit.provisional,
  }
}

/**
 * 核验: anybody is told kind, agency and date of a paper that is ours. A statement is made to be shown to others: who has number
 * and code of one is shown what ours says, because a true number on a changed copy would else pass.
 */
export async function checkPaper(
  { database, secrets, agencies, caseOfNumber }: PaperDeps,
  number: string,
  code: string,
) {
  const no = { valid: false, title: null, agencyName: null, madeOn: null, content: null }
  const [caseNumber = '', act = ''] = number.split('-')
  const worker = { path: 'worker' } as const
  const [[known]] = await database.read(worker, caseOfNumber(caseNumber))
  if (known === undefined) return no
  const seq = Number(act.slice(1))
  const [[row]] = await database.read(worker, findPaperOfAct(known.subject_id, known.case_id, seq))
  if (row === undefined || row.number !== number || !fits(checkCode(secrets, number, row.hash), code))
    return no
  const ours = { valid: true, agencyName: agencies.nameOf(row.agency_id), madeOn: row.made_on }
  if (row.content === null) return { ...ours, title: templateOf(row.kind).title, content: null }
  const content = contentOf(secrets, { ...row, content: row.content })
  return {
    ...ours,
    title: content.title,
    content: content.statement === true ? content : null,
  }
}

/** Typed by hand: small letters and gaps are the same code. */
function fits(code: string, typed: string): boolean {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '') === code
}
