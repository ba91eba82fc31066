import { certainties } from '@tongban/contracts/published-value'
import { dayOf, figureOfKey, inForce, type Law, type Parameter, parametersOf } from '@tongban/policy'
import { useState } from 'react'

import { Button, Select, TextField } from '../../design/index.ts'
import { useMe } from '../session/index.ts'
import { areaName, areaOptions, nation } from './areas.ts'
import { areasOf } from './CurrentFigures.tsx'
import { topicOfKey, topics } from './topics.ts'
import { type Typed, typedValue, wayOf } from './typed.ts'
import { knownWords } from './value-words.ts'
import { words } from './words.ts'

/** So many values stand open at once; of more only those that are opened, or wrong, for each brings lists of figures and areas. */
const openAtMost = 8

/** One value of several: in a long draft folded to a line that says of what it is. */
export function ValueOf({ of, ...props }: Parameters<typeof ValueFields>[0] & { of: number }) {
  const [chosen, choose] = useState(false)
  const { law, at, typed, errors } = props
  const isOpen = chosen || errors.size > 0
  if (of <= openAtMost) return <ValueFields {...props} />
  const name = figureOfKey(law.figures, typed.key)?.name ?? words.mustFigure
  return (
    <details className="folded" open={isOpen} onToggle={(event) => choose(event.currentTarget.open)}>
      <summary>{`${words.entry(at + 1)}：${name}，${areaName(typed.area)}，${typed.from}`}</summary>
      {isOpen && <ValueFields {...props} />}
    </details>
  )
}

/** What one value of a draft is asked for. @param errors what is wrong, by field */
function ValueFields({
  law,
  at,
  typed,
  errors,
  onChange,
  onRemove,
}: {
  law: Law
  at: number
  typed: Typed
  errors: ReadonlyMap<string, string>
  onChange: (change: Partial<Typed>) => void
  onRemove: (() => void) | undefined
}) {
  const figure = figureOfKey(law.figures, typed.key)
  const said = (field: string) => ({ id: fieldId(typed.row, field), error: errors.get(field) })
  return (
    <fieldset className="group stack">
      <legend>{words.entry(at + 1)}</legend>
      <div className="columns">
        <Select
          {...said('key')}
          label={words.figure}
          value={typed.key}
          onChange={(key) => onChange({ key, value: '' })}
          options={figureOptions(law)}
          required
        />
        <Select
          {...said('area')}
          label={words.area}
          value={typed.area}
          onChange={(area) => onChange({ area: area === '' ? nation : area })}
          options={areaOptions([...areasOf(law), typed.area])}
          required
        />
      </div>
      <div className="columns">
        <Time
          {...said('from')}
          label={words.from}
          hint={words.fromHint}
          value={typed.from}
          onChange={(from) => onChange({ from })}
          required
        />
        <Time
          {...said('to')}
          label={words.to}
          hint={words.toHint}
          value={typed.to}
          onChange={(to) => onChange({ to })}
        />
        <Time
          {...said('knownUntil')}
          label={words.knownUntil}
          hint={words.knownUntilHint}
          value={typed.knownUntil}
          onChange={(knownUntil) => onChange({ knownUntil })}
        />
      </div>
      {figure !== undefined && (
        <ValueField law={law} figure={figure} typed={typed} said={said('value')} onChange={onChange} />
      )}
      <SourceFields typed={typed} said={said} onChange={onChange} />
      {onRemove !== undefined && (
        <div>
          <Button label={words.removeEntry(at + 1)} onPress={onRemove}>
            {words.remove}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type Said = { readonly id: string; readonly error: string | undefined }
type Change = (change: Partial<Typed>) => void

/** Where a fault of a field leads. */
export function fieldId(row: string, field: string): string {
  return `value-${row}-${field.replaceAll('.', '-')}`
}

function Time(props: {
  id: string
  error: string | undefined
  label: string
  hint: string
  value: string
  onChange: (value: string) => void
  required?: boolean
}) {
  return <TextField {...props} longest={11} />
}

function ValueField({
  law,
  figure,
  typed: { key, area, value, from },
  said,
  onChange,
}: {
  law: Law
  figure: Parameter<unknown>
  typed: Typed
  said: Said
  onChange: Change
}) {
  const { today } = useMe()
  const way = wayOf(figure)
  const change = (next: string): void => onChange({ value: next })
  const now = inForce(figure, area, dayOf(today))
  const takeNow = (): void => {
    if (now !== undefined) change(typedValue(figure, now.value))
  }
  const label = words.value
  return (
    <div className="stack" key={`${law.hash} ${key} ${from}`}>
      {way === 'yes' || way === 'word' ? (
        <Select
          {...said}
          label={label}
          value={value}
          onChange={change}
          options={way === 'yes' ? yesOrNo : wordsOf(figure)}
          required
        />
      ) : (
        <TextField
          {...said}
          label={label}
          hint={words.values[way]}
          value={value}
          onChange={change}
          lines={way === 'written'}
          {...(way === 'written' ? {} : { inputMode: 'decimal', longest: 20 })}
          required
        />
      )}
      {now !== undefined && (
        <div>
          <Button onPress={takeNow}>{words.takeCurrent}</Button>
        </div>
      )}
    </div>
  )
}

const yesOrNo = [
  { value: 'true', label: words.yes },
  { value: 'false', label: words.no },
]

function wordsOf({ values }: Parameter<unknown>): { value: string; label: string }[] {
  const known = [...new Set(values.map(({ value }) => String(value)))]
  return known.map((value) => ({ value, label: knownWords[value] ?? value }))
}

function SourceFields({
  typed,
  said,
  onChange,
}: {
  typed: Typed
  said: (field: string) => Said
  onChange: Change
}) {
  const { document, number, article, published, url, certainty, note } = typed
  return (
    <>
      <TextField
        {...said('source.document')}
        label={words.document}
        value={document}
        longest={200}
        onChange={(value) => onChange({ document: value })}
        required
      />
      <div className="columns">
        <TextField
          {...said('source.number')}
          label={words.number}
          value={number}
          longest={100}
          onChange={(value) => onChange({ number: value })}
        />
        <TextField
          {...said('source.article')}
          label={words.articleOf}
          value={article}
          longest={100}
          onChange={(value) => onChange({ article: value })}
        />
        <TextField
          {...said('source.published')}
          label={words.publishedOn}
          hint={words.publishedHint}
          value={published}
          longest={11}
          onChange={(value) => onChange({ published: value })}
          required
        />
      </div>
      <TextField
        {...said('source.url')}
        label={words.url}
        hint={words.urlHint}
        value={url}
        longest={300}
        onChange={(value) => onChange({ url: value })}
      />
      <div className="columns">
        <Select
          {...said('certainty')}
          label={words.sure}
          value={certainty}
          onChange={(value) =>
            onChange({ certainty: certainties.find((one) => one === value) ?? 'to-confirm' })
          }
          options={certainties.map((value) => ({ value, label: words.certainties[value] }))}
          required
        />
        <TextField
          {...said('note')}
          label={words.note}
          value={note}
          longest={500}
          onChange={(value) => onChange({ note: value })}
        />
      </div>
    </>
  )
}

/** All figures, by topic. */
function figureOptions(law: Law): { value: string; label: string }[] {
  const all = parametersOf(law.figures).map(([key, { name }]) => ({ key, name, topic: topicOfKey(key) }))
  return Object.entries(topics).flatMap(([topic, title]) =>
    all
      .filter((one) => one.topic === topic)
      .map(({ key, name }) => ({ value: key, label: `${title}：${name}` })),
  )
}
