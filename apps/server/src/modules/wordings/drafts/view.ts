import { type Language, languages } from '@tongban/contracts/errors'
import { renderWording, smsPieces } from '@tongban/contracts/wording-template'
import type { ListedWordingDraft, WordingDraft, WordingPreview } from '@tongban/contracts/wordings'

import type { Context } from '../../../platform/context.ts'
import { lastId, pageFrom } from '../../../platform/cursor.ts'
import { lifeView, returnedView } from '../../../platform/drafts-by-two.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { WordingDeps } from '../deps.ts'
import { faultsIn } from '../faults.ts'
import { shippedOrGone } from '../require.ts'
import { partsView, samplesOf } from '../view.ts'
import { languagesOf, type ShippedWording, type Words } from '../words.ts'
import { comparedWith, firstDayOf } from './compared.ts'
import { type DraftRow, draftRows } from './store.ts'

const pageSize = 50

/** 草稿: those that wait to be decided or those that are, the newest first; of one's own agencies. */
export async function findDrafts(
  deps: WordingDeps,
  { agencies, actorId }: Context,
  { decided, after = lastId }: { readonly decided: 'yes' | 'no'; readonly after?: string | undefined },
): Promise<{ rows: ListedWordingDraft[]; next: string | null }> {
  const [rows] = await deps.database.read(
    { path: 'oversight', agencies },
    draftRows.list(agencies, decided === 'yes', after, pageSize + 1),
  )
  const { page, next } = pageFrom(rows, pageSize, ({ id }) => id)
  return { rows: page.map((row) => listedView(deps, actorId, row)), next }
}

/** One draft with what the check says of it now, and what it would look like. @throws Refusal wordings.no-draft */
export async function findOneDraft(deps: WordingDeps, context: Context, id: string): Promise<WordingDraft> {
  const row = await requireDraft(deps, context, id)
  const shipped = shippedOrGone(deps.wordings, row.key)
  const decided = row.decided_by !== null
  const faults = decided ? [] : faultsIn(shipped, row.content, deps.factTitles)
  const before = deps.wordings.standing(row.key, row.agency_id, firstDayOf(row, context))
  return {
    ...listedView(deps, context.actorId, row),
    content: { ...row.content },
    parts: partsView(deps, shipped, before.words),
    samples: samplesOf(deps, shipped, row.agency_id),
    returned: returnedView(row, deps.staffName),
    faults,
    changes: decided ? [] : changesBetween(shipped, before.words, row.content),
    previews: faults.length > 0 ? [] : previewsOf(deps, shipped, row, context),
    inForce: comparedWith(deps, row, context),
  }
}

/** @throws Refusal wordings.no-draft */
export async function requireDraft(
  { database }: WordingDeps,
  { agencies }: Context,
  id: string,
): Promise<DraftRow> {
  const [[row]] = await database.read({ path: 'oversight', agencies }, draftRows.find(id, agencies))
  if (row === undefined) throw new Refusal('wordings.no-draft')
  return row
}

/** As it stands in a list. */
export function listedView(deps: WordingDeps, actorId: string, row: DraftRow): ListedWordingDraft {
  const { staffName } = deps
  const shipped = deps.wordings.shipped.get(row.key)
  return {
    ...lifeView(row, actorId, staffName),
    key: row.key,
    channel: shipped?.channel ?? 'message',
    title: shipped?.title ?? row.key,
    agencyId: row.agency_id,
    agencyName: deps.agencyName(row.agency_id),
    from: row.valid_from,
  }
}

function changesBetween({ parts }: ShippedWording, before: Words, after: Words) {
  return parts.flatMap((part) =>
    languagesOf(part).flatMap((language) => {
      const [was, is] = [before[part.key]?.[language] ?? '', after[part.key]?.[language] ?? '']
      return was === is ? [] : [{ place: `${part.key}.${language}`, before: was, after: is }]
    }),
  )
}

/** The example in each channel, by the renderer that makes the real ones. */
function previewsOf(
  deps: WordingDeps,
  shipped: ShippedWording,
  { content, agency_id: agencyId }: DraftRow,
  context: Context,
): WordingPreview[] {
  const nothing = { sms: null, pieces: null, title: null, text: null, paper: null }
  if (shipped.channel !== 'message')
    return [
      { ...nothing, language: 'zh-CN', paper: deps.previews.sheet(shipped, content, agencyId, context) },
    ]
  const samples = samplesOf(deps, shipped, agencyId)
  return languages.map((language: Language) => {
    const facts = samples[language] ?? {}
    const say = (part: string): string => renderWording(content[part]?.[language] ?? '', facts)
    const sms = `【${facts['here'] ?? ''}】${say('text')}`
    return { ...nothing, language, sms, pieces: smsPieces(sms), title: say('title'), text: say('text') }
  })
}
