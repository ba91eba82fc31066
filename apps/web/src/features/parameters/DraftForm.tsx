import type { ParameterDraft } from '@tongban/contracts/parameters'
import { figureOfKey, type Law } from '@tongban/policy'
import { type FormEvent, useState } from 'react'

import { Button, ErrorSummary, Fault, TextField } from '../../design/index.ts'
import { type Pending } from '../../platform/use.ts'
import { blank, readValue, sentOf, type SentValue, timeOf, type Typed, typedOf } from './typed.ts'
import { fieldId, ValueOf } from './ValueFields.tsx'
import { words } from './words.ts'

/** What is sent of a draft. */
export interface SentDraft {
  readonly title: string
  readonly values: SentValue[]
}

/** A draft as a form: a title and values; what the checker has said of them stands at its field until it is typed anew. */
export function DraftForm({
  law,
  draft,
  start,
  sending,
  onSend,
  onCancel,
}: {
  law: Law
  /** The one that is changed; undefined: a new one. */
  draft?: ParameterDraft
  /** With what a new one begins. */
  start?: Partial<Typed>
  sending: Pending
  onSend: (sent: SentDraft) => Promise<void>
  onCancel?: () => void
}) {
  const [title, setTitle] = useState(draft?.title ?? '')
  const [rows, setRows] = useState<readonly Typed[]>(
    () =>
      draft?.values.map((value) => typedOf(figureOfKey(law.figures, value.key), value)) ?? [
        { ...blank(), ...start },
      ],
  )
  const [tried, setTried] = useState(false)
  const [told] = useState(() => toldOf(draft, rows))
  const [touched, touch] = useState<ReadonlySet<string>>(new Set())
  const own = tried ? faultsOf(law, title, rows) : []
  const shown = [...own, ...told.filter(({ id }) => !touched.has(id) && !own.some((one) => one.id === id))]
  const change = (row: string, part: Partial<Typed>): void => {
    setRows(rows.map((one) => (one.row === row ? { ...one, ...part } : one)))
    touch(new Set([...touched, ...Object.keys(part).map((field) => fieldId(row, nameOf(field)))]))
  }
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(law, title, rows).length === 0) await onSend(sentDraft(law, title, rows))
  }
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <ErrorSummary faults={shown} />
      {sending.error !== null && <Fault error={sending.error} />}
      <TextField
        id="draft-title"
        label={words.title}
        hint={words.titleHint}
        value={title}
        longest={100}
        error={shown.find(({ id }) => id === 'draft-title')?.text}
        onChange={setTitle}
        required
      />
      {rows.map((typed, at) => (
        <ValueOf
          key={typed.row}
          of={rows.length}
          law={law}
          at={at}
          typed={typed}
          errors={errorsOf(typed.row, shown)}
          onChange={(part) => change(typed.row, part)}
          onRemove={
            rows.length === 1 ? undefined : () => setRows(rows.filter(({ row }) => row !== typed.row))
          }
        />
      ))}
      <div className="row">
        <Button onPress={() => setRows([...rows, nextOf(rows)])}>{words.addEntry}</Button>
        <Button kind="primary" submit pending={sending.pending}>
          {words.save}
        </Button>
        {onCancel !== undefined && <Button onPress={onCancel}>{words.cancelEdit}</Button>}
      </div>
    </form>
  )
}

interface ShownFault {
  readonly id: string
  readonly field: string
  readonly text: string
}

/** The next value mostly is of the same figure and document as the last one. */
function nextOf(rows: readonly Typed[]): Typed {
  const { row, from, to, knownUntil, value } = blank()
  return { ...blank(), ...rows.at(-1), row, from, to, knownUntil, value }
}

/** Fields of the source are named as they are sent. */
function nameOf(field: string): string {
  return ['document', 'number', 'article', 'published', 'url'].includes(field) ? `source.${field}` : field
}

function errorsOf(row: string, faults: readonly ShownFault[]): ReadonlyMap<string, string> {
  return new Map(
    faults.filter(({ id, field }) => id === fieldId(row, field)).map(({ field, text }) => [field, text]),
  )
}

/** What the checker has said, at the field that is on the form: of what is wrong inside a value, at the value. */
function toldOf(draft: ParameterDraft | undefined, rows: readonly Typed[]): ShownFault[] {
  return (draft?.faults ?? [])
    .filter(({ doubt }) => !doubt)
    .flatMap(({ at, field, message }) => {
      const row = rows[at]?.row
      const name = field.startsWith('value.') ? 'value' : field
      return row === undefined
        ? []
        : [{ id: fieldId(row, name), field: name, text: `${words.entry(at + 1)}：${message}` }]
    })
}

/** What cannot be sent as it is; the rest is for the checker to say. */
function faultsOf(law: Law, title: string, rows: readonly Typed[]): ShownFault[] {
  return [
    ...(title.trim().length < 2 ? [{ id: 'draft-title', field: 'title', text: words.mustTitle }] : []),
    ...rows.flatMap((typed, at) =>
      rowFaults(law, typed).map(([field, text]) => ({
        id: fieldId(typed.row, field),
        field,
        text: `${words.entry(at + 1)}：${text}`,
      })),
    ),
  ]
}

function rowFaults(law: Law, typed: Typed): (readonly [field: string, text: string])[] {
  const figure = figureOfKey(law.figures, typed.key)
  if (figure === undefined) return [['key', words.mustFigure]]
  const times = (['from', 'to', 'knownUntil'] as const).filter(
    (name) => !isTime(timeOf(typed[name])) && (name === 'from' || typed[name].trim() !== ''),
  )
  return [
    ...times.map((name) => [name, `${words[name]}：${words.mustTime}`] as const),
    ...(readValue(figure, typed.value) === undefined ? [['value', words.mustValue] as const] : []),
    ...(typed.published.trim() !== '' && !isDay(timeOf(typed.published))
      ? [['source.published', `${words.publishedOn}：${words.mustTime}`] as const]
      : []),
  ]
}

function isTime(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) || isDay(text)
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}

function sentDraft(law: Law, title: string, rows: readonly Typed[]): SentDraft {
  return {
    title: title.trim(),
    values: rows.flatMap((typed) => {
      const figure = figureOfKey(law.figures, typed.key)
      const read = figure === undefined ? undefined : readValue(figure, typed.value)
      return read === undefined ? [] : [sentOf({ ...typed, published: timeOf(typed.published) }, read.value)]
    }),
  }
}
