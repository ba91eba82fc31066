import type { ItemDraft } from '@tongban/contracts/item-drafts'

import { lookWithin } from '../../../platform/audit.ts'
import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/database.ts'
import { begunBy } from '../../../platform/drafts-by-two.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { shippedDrafts } from '../items.ts'
import type { ItemDraftDeps } from './deps.ts'
import { type DraftRow, insertDraft } from './store.ts'
import { usualArchive } from './usual-archive.ts'
import { findOneDraft } from './view.ts'

/** What a draft begins with. */
export type Begun =
  | { readonly from: 'published'; readonly code: string; readonly as?: string | undefined }
  | { readonly from: 'listed'; readonly code: string }
  | { readonly from: 'nothing'; readonly code: string; readonly name: string }

type Content = DraftRow['content']

/**
 * 起草: a draft of the version in force, of a copy of it, of what is known of a listed item, or of an empty one.
 * @throws Refusal catalogue.not-here at a county, catalogue.no-item, catalogue.code-taken
 */
export async function beginDraft(
  deps: ItemDraftDeps,
  context: Context,
  command: Command,
  begun: Begun,
): Promise<ItemDraft> {
  const agencyId = agencyOf(deps, context)
  const content = contentOf(deps, begun)
  const { id } = await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [],
    run: (tx) => {
      const { row, statements } = newDraft(context, agencyId, content)
      tx.record(...statements)
      return { id: row.id }
    },
  })
  return await findOneDraft(deps, context, id)
}

/** For which agency somebody drafts. @throws Refusal catalogue.not-here */
export function agencyOf({ leads }: Pick<ItemDraftDeps, 'leads'>, { agencies }: Context): string {
  const agencyId = agencies.find(leads)
  if (agencyId === undefined) throw new Refusal('catalogue.not-here')
  return agencyId
}

/** A draft with what puts it down. */
export function newDraft(
  context: Context,
  agencyId: string,
  content: Content,
): { readonly row: DraftRow; readonly statements: readonly Statement[] } {
  const row: DraftRow = { ...begunBy(context, agencyId), ...listedBy(content), content }
  const { id, code, name, written_by } = row
  return {
    row,
    statements: [
      insertDraft(id, agencyId, code, name, JSON.stringify(content), written_by, context.now),
      lookWithin({ ...context, agencyId }, { act: 'catalogue.draft', purpose: id }),
    ],
  }
}

/** Under which code and name a draft is listed; what is no text yet is left out. */
export function listedBy({ code, names }: Content): { readonly code: string; readonly name: string } {
  const chinese = typeof names === 'object' && names !== null && 'zh-CN' in names ? names['zh-CN'] : undefined
  return {
    code: typeof code === 'string' ? code.slice(0, 100) : '',
    name: typeof chinese === 'string' ? chinese.slice(0, 200) : '',
  }
}

function contentOf(deps: ItemDraftDeps, begun: Begun): Content {
  const { catalogue } = deps
  if (begun.from === 'published') {
    const found = catalogue.current(begun.code)?.declaration
    if (found === undefined) throw refusalAt('catalogue.no-item', 'code')
    return begun.as === undefined ? found : copyOf(found, requireFree(deps, begun.as, 'as'))
  }
  if (begun.from === 'nothing')
    return { ...empty, code: requireFree(deps, begun.code, 'code'), names: { 'zh-CN': begun.name } }
  const known = knownOf(deps, begun.code)
  if (known === undefined) throw refusalAt('catalogue.no-item', 'code')
  return known
}

/** With what a draft of an item begins that somebody names by its code: what is in force, what is known of it, or nothing. */
export function startOf(deps: ItemDraftDeps, code: string): Content {
  return deps.catalogue.current(code)?.declaration ?? knownOf(deps, code) ?? empty
}

function requireFree({ catalogue }: ItemDraftDeps, code: string, field: string): string {
  if (catalogue.list().some((item) => item.code === code)) throw refusalAt('catalogue.code-taken', field)
  return code
}

/** 副本: another item; the codes that the state has given the first are none of its. */
function copyOf(declaration: Content & { readonly names: object }, code: string): Content {
  const marks = { 'zh-CN': '（副本）', 'zh-HK': '（副本）', en: ' (copy)' }
  const names = Object.fromEntries(
    Object.entries(marks).flatMap(([language, mark]) => {
      const name: unknown = Object.getOwnPropertyDescriptor(declaration.names, language)?.value
      return typeof name === 'string' ? [[language, name + mark]] : []
    }),
  )
  return { ...declaration, ...noCodes, code, names }
}

/** What the catalogue knows of an item that is only listed, and what the product ships beside that. */
function knownOf({ catalogue }: ItemDraftDeps, code: string): Content | undefined {
  const listed = catalogue.list().find((item) => item.code === code && item.state === 'draft')
  if (listed === undefined) return undefined
  const { names, category, applicants, certainty, keywords } = listed
  return {
    ...empty,
    code,
    names,
    ...(keywords === null ? {} : { keywords }),
    category,
    applicants,
    certainty,
    archive: usualArchive(category, applicants) ?? empty.archive,
    ...shippedOf(code),
  }
}

function shippedOf(code: string): Content {
  const shipped = shippedDrafts().find((draft) => draft.code === code)
  if (shipped === undefined) return {}
  const { limit, materials, basis, note = null, result, certainty } = shipped
  const { nationalCode, implementingCode, leafCode } = shipped
  const lasting = (length: number | null): object | null =>
    length === null ? null : { length, unit: limit.unit, source: '', certainty }
  return {
    nationalCode,
    implementingCode,
    leafCode,
    basis,
    ...(note === null ? {} : { note }),
    limits: { statutory: lasting(limit.statutory), guide: null, promised: lasting(limit.promised) },
    materials: materials.map(knownMaterial),
    result,
  }
}

/** Of a material only its name is known; the rest is for who drafts to find out. */
function knownMaterial(name: string, at: number): object {
  return { ...emptyMaterial, key: `material-${at + 1}`, name: { 'zh-CN': name } }
}

const noCodes = { nationalCode: null, implementingCode: null, leafCode: null }
const emptyMaterial = {
  form: 'copy',
  copies: 1,
  issuer: '',
  whyNotFromRecord: '',
  basis: '',
  settledBy: ['file'],
}
/** An item of two people at the counter of one agency, which nothing is said of yet. */
const empty = {
  category: '',
  applicants: ['person'],
  ...noCodes,
  basis: [],
  certainty: 'recalled',
  kind: 'promised',
  reach: 'agency',
  halls: ['counter'],
  limits: { statutory: null, guide: null, promised: null },
  form: [],
  materials: [],
  routing: '',
  checks: [],
  steps: [{ key: 'decide', name: { 'zh-CN': '复核决定' }, act: 'decide', role: 'approver' }],
  fourEyes: true,
  effect: { name: '', input: {} },
  result: [],
  archive: {},
}
