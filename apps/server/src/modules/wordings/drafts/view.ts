import { type Language, languages } from '@tongban/contracts/errors'
import { renderWording, smsPieces } from '@tongban/contracts/wording-template'
import type { ListedWordingDraft, WordingDraft, WordingPreview } from '@tongban/contracts/wordings'

import type { Context } from '../../../platform/context.ts'
import { lastId, pageFrom } from '../../../platform/cursor.ts'
import { isoOf } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { WordingDeps } from '../deps.ts'
import { faultsIn } from '../faults.ts'
import { shippedOrGone } from '../require.ts'
import { partsView, samplesOf } from '../view.ts'
import { languagesOf, type ShippedWording, type Words } from '../words.ts'
import { comparedWith, firstDayOf } from './compared.ts'
import { type DraftRow, findDraft, listDrafts } from './store.ts'

const pageSize = 50

/** 草稿: those that wait to be decided or those that are, the newest first; of one's own agencies. */
export async function findDrafts(
  deps: WordingDeps,
  { agencies, actorId }: Context,
  { decided, after = lastId }: { readonly decided: 'yes' | 'no'; readonly after?: string | undefined },
): Promise<{ rows: ListedWordingDraft[]; next: string | null }> {
  const [rows] = await deps.database.read(
    { path: 'oversight', agencies },
    listDrafts(agencies, decided === 'yes', after, pageSize + 1),
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
    returned:
      row.returned_by === null
        ? null
        : { by: deps.staffName(row.returned_by), reason: row.returned_for ?? '' },
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
  const [[row]] = await database.read({ path: 'oversight', agencies }, findDraft(id, agencies))
  if (row === undefined) throw new Refusal('wordings.no-draft')
  return row
}

/** As it stands in a list. */
export function listedView(deps: WordingDeps, actorId: string, row: DraftRow): ListedWordingDraft {
  const { staffName } = deps
  const name = (id: string | null): string | null => (id === null ? null : staffName(id))
  const shipped = deps.wordings.shipped.get(row.key)
  return {
    id: row.id,
    key: row.key,
    channel: shipped?.channel ?? 'message',
    title: shipped?.title ?? row.key,
    agencyId: row.agency_id,
    agencyName: deps.agencyName(row.agency_id),
    state: row.state,
    revision: row.revision,
    from: row.valid_from,
    writtenBy: row.written_by.map(staffName),
    isMine: row.written_by.includes(actorId) || row.asked_by === actorId,
    changedAt: isoOf(row.changed_at),
    askedBy: name(row.asked_by),
    dueOn: row.due_on,
    urgedAt: row.urged_at === null ? null : isoOf(row.urged_at),
    decidedBy: name(row.decided_by),
    decidedAt: row.decided_at === null ? null : isoOf(row.decided_at),
    version: row.version,
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
