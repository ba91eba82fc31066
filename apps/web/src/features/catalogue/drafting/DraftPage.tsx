import type { ItemDraft } from '@tongban/contracts/item-drafts'
import { itemParts, partOfPlace } from '@tongban/contracts/item-parts'
import { useState } from 'react'
import { Link } from 'wouter'

import { Loaded, Notice, Panel } from '../../../design/index.ts'
import { useRead } from '../../../platform/use.ts'
import { DraftStanding } from '../../publishing/index.ts'
import { may, useMe } from '../../session/index.ts'
import { Changes } from './Changes.tsx'
import { DraftActs } from './DraftActs.tsx'
import { Parts, type Typed } from './Parts.tsx'
import { nameOfPlace } from './place-words.ts'
import { Preview } from './Preview.tsx'
import { ReadParts } from './ReadParts.tsx'
import { RunningCases } from './RunningCases.tsx'
import { words } from './words.ts'

/** One draft of an item: its parts as forms, what the check says, what would change and for whom, and the acts of whoever looks. */
export function DraftPage({ id }: { id: string }) {
  const draft = useRead('GET /api/catalogue/drafts/:id', { params: { id } })
  const vocabulary = useRead('GET /api/catalogue/vocabulary')
  return (
    <Loaded of={vocabulary}>
      {(known) => <Loaded of={draft}>{(found) => <Draft vocabulary={known} draft={found} />}</Loaded>}
    </Loaded>
  )
}

function Draft({
  vocabulary,
  draft,
}: {
  vocabulary: Parameters<typeof Parts>[0]['vocabulary']
  draft: ItemDraft
}) {
  const me = useMe()
  const undecided = draft.state === 'open' || draft.state === 'asked'
  const writes = undecided && may(me, 'catalogue.draft')
  /** What is shown beside the parts follows what is being typed. */
  const [typed, setTyped] = useState<Typed>()
  const content = typed?.content ?? draft.content
  return (
    <>
      <p>
        <Link href="/administration/items">{words.back}</Link>
      </p>
      <Panel title={draft.name === '' ? words.unnamed : draft.name}>
        <div className="stack">
          <Standing of={draft} />
          {undecided && <Found of={draft} writes={writes} />}
          {undecided && <DraftActs draft={draft} unsaved={typed !== undefined} />}
        </div>
      </Panel>
      {writes ? (
        <Parts draft={draft} vocabulary={vocabulary} typed={typed} onType={setTyped} />
      ) : (
        <ReadParts content={draft.content} vocabulary={vocabulary} />
      )}
      <Preview content={content} />
      {undecided && <Changes of={draft} />}
      {undecided && draft.inForce !== null && <RunningCases rows={draft.running} />}
    </>
  )
}

function Standing({ of }: { of: ItemDraft }) {
  return (
    <DraftStanding of={of}>
      <code>{of.code}</code>
      {of.inForce !== null && <span>{words.inForce(of.inForce)}</span>}
    </DraftStanding>
  )
}

/** 核对, in short for whoever writes, to whom each defect is told at its field; whoever only reads is told all of them here. */
function Found({ of: { id, defects }, writes }: { of: ItemDraft; writes: boolean }) {
  if (defects.length === 0)
    return (
      <Notice tone="done">
        <p>{words.good}</p>
      </Notice>
    )
  const parts = itemParts.filter((part) => defects.some(({ field }) => partOfPlace(field) === part))
  return (
    <Notice tone="danger" alert>
      <p>{words.defects(defects.length)}</p>
      {writes ? (
        <p className="row">
          {parts.map((part) => (
            <Link key={part} href={`/administration/items/${id}?part=${part}`}>
              {words.parts[part]}
            </Link>
          ))}
        </p>
      ) : (
        <ul>
          {defects.map(({ field, code, message }) => (
            <li key={`${field} ${code} ${message}`}>{`${nameOfPlace(field)}：${message}`}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
