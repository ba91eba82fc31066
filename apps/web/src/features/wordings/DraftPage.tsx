import type { Language } from '@tongban/contracts/errors'
import type { WordingContent, WordingDraft, WordingPart } from '@tongban/contracts/wordings'
import { useState } from 'react'
import { Link } from 'wouter'

import {
  Button,
  DateField,
  ErrorSummary,
  Fault,
  Facts,
  Loaded,
  Notice,
  Panel,
  Table,
  TextField,
} from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { PaperSheet } from '../papers/index.ts'
import { may, useMe } from '../session/index.ts'
import { DraftActs } from './DraftActs.tsx'
import { exampleOf, languagesOf, sentenceIn, smsOf, withSentence } from './sentences.ts'
import { Due, DraftState } from './WordingsPage.tsx'
import { words } from './words.ts'

/** What is typed and not saved yet, and at which revision it was begun. */
interface Typed {
  readonly revision: number
  readonly content: WordingContent
  readonly from: string
}

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
          <Standing of={draft} />
          {undecided && <DraftActs draft={draft} unsaved={typed !== undefined} />}
        </div>
      </Panel>
      {writes && <Sentences draft={draft} typed={typed} onType={setTyped} />}
      <Changes of={draft} />
      <Previews of={draft} />
    </>
  )
}

function Standing({ of }: { of: WordingDraft }) {
  const { state, writtenBy, changedAt, decidedBy, decidedAt, version, returned, askedBy, from, faults } = of
  return (
    <>
      <p className="row">
        <DraftState of={state} />
        <span>{`${words.writers}：${writtenBy.join('、')}`}</span>
        <span className="soft">{instantText(changedAt)}</span>
        {from !== null && <span>{`${words.from}：${dayText(from)}`}</span>}
      </p>
      {state === 'asked' && askedBy !== null && (
        <p className="row">
          <span>{words.asked(askedBy)}</span>
          <span>{`${words.due}：`}</span>
          <Due of={of} />
        </p>
      )}
      {decidedBy !== null && decidedAt !== null && (
        <p>{`${words.draftStates[state]}：${decidedBy} ${instantText(decidedAt)}`}</p>
      )}
      {version !== null && (
        <Notice tone="done">
          <p>{words.publishedAs(version)}</p>
        </Notice>
      )}
      {returned !== null && state === 'open' && (
        <Notice tone="warn">
          <p>{words.returned(returned.by, returned.reason)}</p>
        </Notice>
      )}
      {decidedBy === null && faults.length === 0 && (
        <Notice tone="done">
          <p>{words.good}</p>
        </Notice>
      )}
    </>
  )
}

/** The sentences as fields, each with its facts, its faults and an example that follows what is typed. */
function Sentences({
  draft,
  typed,
  onType,
}: {
  draft: WordingDraft
  typed: Typed | undefined
  onType: (typed: Typed | undefined) => void
}) {
  const save = useAct('POST /api/wordings/drafts/:id')
  const now = typed ?? { revision: draft.revision, content: draft.content, from: draft.from ?? '' }
  const isDay = now.from === '' || /^\d{4}-\d{2}-\d{2}$/.test(now.from)
  const send = async (): Promise<void> => {
    if (!isDay) return
    const body = { revision: now.revision, content: now.content, from: now.from === '' ? null : now.from }
    if ((await save.act({ params: { id: draft.id }, body })) !== undefined) onType(undefined)
  }
  const faults = typed === undefined ? draft.faults : []
  return (
    <Panel title={words.writing}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ErrorSummary faults={faults.map(({ field, message }) => ({ id: idOf(field), text: message }))} />
        <p className="soft">{words.syntax}</p>
        {draft.parts.map((part) => (
          <Sentence
            key={part.key}
            part={part}
            draft={draft}
            content={now.content}
            faults={faults}
            onChange={(content) => onType({ ...now, content })}
          />
        ))}
        <DateField
          label={words.fromLabel}
          value={now.from}
          onChange={(from) => onType({ ...now, from })}
          error={isDay ? undefined : words.mustDay}
        />
        {save.error !== null && <Fault error={save.error} />}
        {save.error?.code === 'wordings.newer' && <p>{words.newer}</p>}
        <p className="row">
          <Button kind="primary" submit pending={save.pending}>
            {words.save}
          </Button>
          {typed !== undefined && <output className="soft">{words.unsaved}</output>}
        </p>
      </form>
    </Panel>
  )
}

const idOf = (field: string): string => `wording-${field.replaceAll('.', '-')}`

function Sentence({
  part,
  draft,
  content,
  faults,
  onChange,
}: {
  part: WordingPart
  draft: WordingDraft
  content: WordingContent
  faults: WordingDraft['faults']
  onChange: (content: WordingContent) => void
}) {
  const [last, setLast] = useState<Language>('zh-CN')
  const write = (language: Language, text: string): void => {
    setLast(language)
    onChange(withSentence(content, part.key, language, text.replaceAll(/\s*\n\s*/g, ' '))) // one sentence, one line
  }
  return (
    <fieldset className="stack group">
      <legend>{part.name}</legend>
      {languagesOf(part).map((language) => {
        const text = sentenceIn(content, part.key, language)
        const field = `${part.key}.${language}`
        return (
          <div key={language} lang={language} className="stack">
            <TextField
              id={idOf(field)}
              label={`${part.name} · ${words.languages[language]}`}
              lines
              value={text}
              onChange={(value) => write(language, value)}
              error={faults.find((fault) => fault.field === field)?.message}
              hint={hintOf(text, language, part, draft)}
            />
            {part.shipped[language] !== text && (
              <details className="folded">
                <summary>{words.shippedText}</summary>
                <p>{part.shipped[language]}</p>
              </details>
            )}
          </div>
        )
      })}
      {part.facts.length > 0 && (
        <div className="stack">
          <p className="soft">{words.facts}</p>
          <p className="row">
            {part.facts.map(({ name, title }) => (
              <Button
                key={name}
                kind="quiet"
                label={words.insert(title)}
                onPress={() => write(last, `${sentenceIn(content, part.key, last)}{${name}}`)}
              >
                {`{${name}} ${title}`}
              </Button>
            ))}
          </p>
        </div>
      )}
    </fieldset>
  )
}

/** What stands under a sentence: an example of it, and how long it is. */
function hintOf(text: string, language: Language, part: WordingPart, draft: WordingDraft): string {
  const example = exampleOf(text, language, draft)
  if (example === undefined) return words.cannotShow
  if (draft.channel !== 'message' || part.key !== 'text')
    return `${words.example}：${example}　${words.letters(text.length, part.lettersAtMost)}`
  const here = draft.samples[language]?.['here'] ?? ''
  const { letters, pieces } = smsOf(example, String(here))
  return `${words.example}：${example}　${words.pieces(letters, pieces)}`
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
