import type { ClientCase, ClientReference } from '@tongban/contracts/client-api'
import type { Settlement } from '@tongban/contracts/declaration'
import { textIn } from '@tongban/contracts/errors'

import type { Context } from '../../platform/context.ts'
import type { Command } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findClientCase, handIn } from '../cases/index.ts'
import type { Published } from '../catalogue/index.ts'
import { listPapers } from '../papers/index.ts'
import type { ClientDeps } from './deps.ts'
import { findForWhom } from './store.ts'

/** Who lets this system act for him today. */
export async function listForWhom(
  { database, secrets, cases }: Pick<ClientDeps, 'database' | 'secrets' | 'cases'>,
  { actorId, today }: Pick<Context, 'actorId' | 'today'>,
) {
  const [found] = await database.read({ path: 'worker' }, findForWhom(actorId, today))
  const rows = found.filter(({ subject_id: subject }) => !cases.hidden.has(subject))
  return {
    rows: rows.map(({ subject_id, kind, name, account, valid_from, valid_to }) => ({
      subject: subject_id,
      kind,
      name,
      account: secrets.open(account),
      from: valid_from,
      to: valid_to,
    })),
  }
}

/** The items that the key is for: those that somebody could hand in online himself. */
export function listItems({ cases }: Pick<ClientDeps, 'cases'>, context: Context) {
  return {
    rows: cases.catalogue
      .list()
      .flatMap(({ code }) => publishedFor({ cases }, context, code) ?? [])
      .map(({ version, declaration }) => ({
        code: declaration.code,
        version,
        name: textIn(declaration.names, context.language),
        applicants: [...declaration.applicants],
      })),
  }
}

/** What an item asks for. @throws Refusal catalogue.no-item */
export function readItem(deps: Pick<ClientDeps, 'cases'>, context: Context, code: string) {
  const found = publishedFor(deps, context, code)
  if (found === undefined) throw new Refusal('catalogue.no-item')
  return { code, version: found.version, declaration: found.declaration }
}

function publishedFor(
  { cases }: Pick<ClientDeps, 'cases'>,
  { client }: Pick<Context, 'client'>,
  code: string,
): Published | undefined {
  if (client?.items?.includes(code) === false) return undefined
  const found = cases.catalogue.current(code)
  return found?.declaration.halls.some((hall) => hall !== 'counter') === true ? found : undefined
}

/** What another system hands in. */
export interface GivenCase {
  readonly subject: string
  readonly item: string
  readonly itemVersion: number
  readonly form: Readonly<Record<string, unknown>>
  readonly materials: readonly Settlement[]
  readonly reference: ClientReference
  readonly codes?: Readonly<Record<string, string>> | undefined
  readonly from: string
}

/** 提交: by the same command as at home, with no more than who gave the mandate could do himself. @throws Refusal as {@link handIn} */
export async function handInFor(
  { cases }: Pick<ClientDeps, 'cases'>,
  context: Context,
  command: Command,
  given: GivenCase,
): Promise<ClientCase> {
  const { hold, ...view } = await handIn(cases, context, command, given)
  const waits = hold === null ? null : { reason: hold.reason, until: hold.until, missing: hold.missing }
  return { ...view, hold: waits, reference: given.reference }
}

/** A case with its papers. @throws Refusal cases.not-found */
export async function readClientCase(
  deps: Pick<ClientDeps, 'cases' | 'papers'>,
  context: Context,
  { subject, id }: { readonly subject: string; readonly id: string },
) {
  const found = await findClientCase(deps.cases, context, subject, id)
  const { rows } = await listPapers(deps.papers, context, subject, { caseId: id })
  const papers = rows.map((paper) => ({
    id: paper.id,
    kind: paper.kind,
    number: paper.number,
    title: paper.title,
    madeOn: paper.madeOn,
    unfavourable: paper.unfavourable,
  }))
  return { ...found, papers }
}
