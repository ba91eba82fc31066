import { type Answers, type Field, fieldsAsked } from '@tongban/contracts/form'

import { localText } from '../../platform/language.ts'
import { answerText, rowsOf } from './answers.ts'
import { words } from './words.ts'

const noFields: readonly Field[] = []

/** The rows of a group, each answer under its question: two days beside one another say nothing. */
function Rows({ of: { fields = noFields }, rows }: { of: Field; rows: readonly Answers[] }) {
  if (rows.length === 0) return '—'
  return (
    <ol className="plain">
      {rows.map((row, at) => (
        <li key={`${at + 1}`}>
          {fieldsAsked(fields, row).map((inner, place) => (
            <span key={inner.key}>
              {place > 0 && '；'}
              <span className="soft">{localText(inner.label)}：</span>
              {answerText(inner, row[inner.key]) || '—'}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}

const nothing: Readonly<Record<string, string>> = {}

/** A filled form to be read: question and answer, those that changed something marked with what was there before. */
export function AnswersOf({
  fields,
  answers,
  before = nothing,
}: {
  fields: readonly Field[]
  answers: Answers
  before?: Readonly<Record<string, string>>
}) {
  return (
    <dl className="facts">
      {fieldsAsked(fields, answers).map((field) => (
        <div key={field.key} className="facts-pair">
          <dt>{localText(field.label)}</dt>
          <dd>
            {field.type === 'group' ? (
              <Rows of={field} rows={rowsOf(answers[field.key])} />
            ) : before[field.key] === undefined ? (
              answerText(field, answers[field.key]) || '—'
            ) : (
              <mark className="changed">{answerText(field, answers[field.key])}</mark>
            )}
            {before[field.key] !== undefined && (
              <span className="soft small">
                {' '}
                {words.before}
                {answerText(field, before[field.key]) || words.nothing}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
