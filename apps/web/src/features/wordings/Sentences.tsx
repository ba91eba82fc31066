import type { Language } from '@tongban/contracts/errors'
import type { WordingContent, WordingDraft, WordingPart } from '@tongban/contracts/wordings'
import { useState } from 'react'

import { Button, DateField, ErrorSummary, Fault, Panel, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { exampleOf, languagesOf, sentenceIn, smsOf, withSentence } from './sentences.ts'
import { words } from './words.ts'

/** What is typed and not saved yet, and at which revision it was begun. */
export interface Typed {
  readonly revision: number
  readonly content: WordingContent
  readonly from: string
}

/** The sentences as fields, each with its facts, its faults and an example that follows what is typed. */
export function Sentences({
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
