import { useState } from 'react'

import {
  Choice,
  AmountField,
  DateField,
  type FieldWords,
  Select,
  SpanField,
  TextField,
} from '../../design/index.ts'
import { areaNames, shifted } from '../reasons/index.ts'
import type { Fault, Given, Question } from './calculator.ts'
import { words } from './words.ts'

/** The questions of a calculator, each with its fault and where its answer comes from. */
export function Questions({
  questions,
  given,
  known,
  faults,
  onChange,
}: {
  questions: readonly Question[]
  given: Given
  /** What the record says: as long as it stands there, its source stands beside it. */
  known: Given
  faults: readonly Fault[]
  onChange: (key: string, value: string) => void
}) {
  return (
    <div className="stack">
      {questions.map((question) => {
        const { key } = question
        const value = given[key] ?? ''
        const isKnown = value !== '' && known[key] === value
        return (
          <Field
            key={key}
            question={question}
            value={value}
            error={faults.find((fault) => fault.key === key)?.text}
            source={isKnown ? words.fromRecord : undefined}
            onChange={(to) => onChange(key, to)}
          />
        )
      })}
    </div>
  )
}

const noOptions: NonNullable<Question['options']> = []

function Field({
  question: { key, label, as, hint, options = noOptions },
  value,
  error,
  source,
  onChange,
}: {
  question: Question
  value: string
  error: string | undefined
  source: string | undefined
  onChange: (value: string) => void
}) {
  const said: FieldWords = { label, id: `calculator-${key}`, error, hint, source }
  const field = { ...said, value, onChange }
  if (as === 'month' || as === 'day') return <DateField {...field} part={as} />
  if (as === 'money') return <AmountField {...field} />
  if (as === 'months') return <SpanField {...field} />
  if (as === 'rate') return <RateField {...field} />
  if (as === 'choice') return <Choice {...field} options={options} />
  if (as === 'number') return <TextField {...field} inputMode="decimal" longest={16} />
  return <Select {...field} options={as === 'area' ? areas : options} />
}

const areas = Object.entries(areaNames)
  .filter(([value]) => value !== 'national')
  .map(([value, label]) => ({ value, label }))

/** A rate: written in per cent, carried as decimal text. */
function RateField({
  value,
  onChange,
  hint,
  ...said
}: FieldWords & { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(() => shifted(value, 2))
  const type = (text: string): void => {
    setTyped(text)
    onChange(shifted(text.trim(), -2))
  }
  return (
    <TextField
      {...said}
      hint={[hint, words.perCent].filter(Boolean).join(' · ')}
      inputMode="decimal"
      longest={12}
      value={typed}
      onChange={type}
    />
  )
}
