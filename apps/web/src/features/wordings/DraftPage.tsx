import type { WordingDraft } from '@tongban/contracts/wordings'
import { useState } from 'react'
import { Link } from 'wouter'

import { Facts, Loaded, Notice, Panel, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { PaperSheet } from '../papers/index.ts'
import { DraftStanding } from '../publishing/index.ts'
import { may, useMe } from '../session/index.ts'
import { DraftActs } from './DraftActs.tsx'
import { Sentences, type Typed } from './Sentences.tsx'
import { words } from './words.ts'

/** One draft of how it is said: its sentences, what is wrong with them, what they look like, what changes, and the acts of whoever looks. */
export function DraftPage({ id }: { id: string }) {
  const draft = useRead('GET /api/wordings/drafts/:id', { params: { id } })
  return <Loaded of={draft}>{(found) => <Draft draft={found} />}</Loaded>
}

function Draft({ draft }: { draft: WordingDraft }) {
  const me = useMe()
  const undecided = draft.state === 'open' || draft.state === 'asked'
  const writes = undecided && may(me, 'wordings.draft')
  const [typed, setTyped] = useState<Typed>()
  return (
    <>
      <p>
        <Link href={`/administration/wordings?agency=${encodeURIComponent(draft.agencyId)}`}>
          {words.back}
        </Link>
      </p>
      <Panel title={`${draft.title}（${draft.agencyName}）`}>
        <div className="stack">
          <DraftStanding of={draft}>
            {draft.from !== null && <span>{`${words.from}：${dayText(draft.from)}`}</span>}
          </DraftStanding>
          {undecided && draft.faults.length === 0 && (
            <Notice tone="done">
              <p>{words.good}</p>
            </Notice>
          )}
          {undecided && <DraftActs draft={draft} unsaved={typed !== undefined} />}
        </div>
      </Panel>
      {writes && <Sentences draft={draft} typed={typed} onType={setTyped} />}
      <Changes of={draft} />
      <Previews of={draft} />
    </>
  )
}

function Changes({ of: { changes, parts } }: { of: WordingDraft }) {
  const nameOf = (place: string): string => {
    const [part = '', language = ''] = place.split('.')
    const known = Object.entries(words.languages).find(([code]) => code === language)
    return `${parts.find(({ key }) => key === part)?.name ?? part} · ${known?.[1] ?? language}`
  }
  return (
    <Panel title={words.changes}>
      <Table
        title={words.changes}
        rows={changes}
        keyOf={({ place }) => place}
        empty={words.changesNone}
        columns={[
          { head: words.what, render: ({ place }) => nameOf(place), wrap: true },
          { head: words.before, render: ({ before }) => before, wrap: true },
          { head: words.after, render: ({ after }) => <strong>{after}</strong>, wrap: true },
        ]}
      />
    </Panel>
  )
}

function Previews({ of: { id, channel, previews } }: { of: WordingDraft }) {
  const me = useMe()
  if (previews.length === 0) return null
  return (
    <Panel title={words.previews}>
      <div className="stack">
        <p className="soft">{words.previewHelp}</p>
        {channel !== 'message' && (
          <p>
            <a className="button" href={`/api/wordings/drafts/${id}/pdf?path=oversight`}>
              {words.pdf}
            </a>
          </p>
        )}
        {previews.map(({ language, sms, pieces, title, text, paper }) =>
          paper === null ? (
            <section key={language} lang={language} className="stack">
              <h3>{words.languages[language]}</h3>
              <Facts
                rows={[
                  [words.sms, sms ?? ''],
                  ['', words.pieces(sms?.length ?? 0, pieces ?? 1)],
                  [words.mailTitle, title ?? ''],
                  [words.mailText, text ?? ''],
                ]}
              />
            </section>
          ) : (
            <PaperSheet
              key={language}
              of={{ number: sampleNumber, madeOn: me.today, content: paper, checkCode: null }}
            />
          ),
        )}
      </div>
    </Panel>
  )
}

/** No paper bears it: it begins with no area. */
const sampleNumber = '000000000000000-0'
