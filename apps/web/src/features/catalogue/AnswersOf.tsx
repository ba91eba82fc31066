import { type Answers, type Field, fieldsAsked } from '@tongban/contracts/form'

import { localText } from '../../platform/language.ts'
import { answerText } from './answers.ts'
import { words } from './words.ts'

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
            {before[field.key] === undefined ? (
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
