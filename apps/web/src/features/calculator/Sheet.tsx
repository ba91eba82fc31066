import { Facts } from '../../design/index.ts'
import { dayText, moneyText, monthText } from '../../platform/format.ts'
import { areaText, monthsText, DoubtMark, percentOf, SureOf, Why } from '../reasons/index.ts'
import { AnswerTable } from './AnswerTable.tsx'
import type { Answer, At, Given, Question } from './calculator.ts'
import { words } from './words.ts'

const noDoubts: readonly string[] = []
/** As much of the law's hash as names it. */
const hashShown = 16
/** More rows than these are no sheet any more; they stand on the screen. */
const rowsAtMost = 240

/** What is printed: what was filled in, the answer, why, and by which law; said on top that it is no decision. */
export function Sheet({
  name,
  questions,
  given,
  known,
  answer,
  at: { law, today },
}: {
  name: string
  questions: readonly Question[]
  given: Given
  /** What the record says. */
  known: Given
  answer: Answer
  at: At
}) {
  return (
    <article className="paper print-only" aria-label={name}>
      <h2>{name}</h2>
      <p className="paper-plain">{words.noDecision}</p>
      <h3>{words.given}</h3>
      <Facts
        rows={questions.map((question) => {
          const { key, label } = question
          const value = given[key] ?? ''
          const isKnown = value !== '' && known[key] === value
          return [label, `${saidAnswer(question, value)}${isKnown ? ` · ${words.fromRecord}` : ''}`] as const
        })}
      />
      <h3>{words.answer}</h3>
      <p>
        {answer.figure[0]} <strong>{answer.figure[1]}</strong>{' '}
        <DoubtMark reasons={answer.reasons} also={answer.doubts ?? noDoubts} />
      </p>
      <Facts rows={answer.rows} />
      <SureOf reasons={answer.reasons} also={answer.doubts ?? noDoubts} />
      {answer.notes.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
      {answer.table !== undefined && <Rows of={answer.table} />}
      <h3>{words.because}</h3>
      <Why reasons={answer.reasons} printed />
      <p className="small">{words.law(law.hash.slice(0, hashShown), dayText(today))}</p>
    </article>
  )
}

function Rows({ of }: { of: NonNullable<Answer['table']> }) {
  const { rows } = of
  return rows.length === 0 || rows.length > rowsAtMost ? null : <AnswerTable of={of} rows={rows} />
}

function saidAnswer({ as, options = [] }: Question, value: string): string {
  if (value === '') return words.notGiven
  return options.find((option) => option.value === value)?.label ?? texts[as]?.(value) ?? value
}

const texts: Partial<Readonly<Record<Question['as'], (value: string) => string>>> = {
  month: monthText,
  day: dayText,
  area: areaText,
  money: (fen) => moneyText(Number(fen)),
  months: (months) => monthsText(Number(months)),
  rate: percentOf,
}
