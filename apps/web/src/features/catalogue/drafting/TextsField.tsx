import { languages } from '@tongban/contracts/errors'
import { use } from 'react'

import { type FieldWords, TextField } from '../../../design/index.ts'
import { AroundContext } from './around.ts'
import type { DrawnProps } from './asks.ts'
import { idOfPlace, isContent, textOf, textsOf, valueAt, withValue } from './content.ts'
import { words } from './words.ts'

/** A text in every language that people read; without Chinese there is none. */
export function TextsField({ ask, place, value, onChange }: DrawnProps<'texts'>) {
  const { defects } = use(AroundContext)
  const change = (language: string, text: string): void => {
    const now = withValue(value, language, text === '' ? undefined : text)
    onChange(ask.must !== true && isContent(now) && Object.keys(now).length === 0 ? undefined : now)
  }
  return (
    <fieldset className="group" id={idOfPlace(place)}>
      <legend>{ask.label}</legend>
      {defects.has(place) && <p className="field-error">{defects.get(place)}</p>}
      <div className="columns">
        {languages.map((language) => (
          <TextField
            key={language}
            id={idOfPlace(`${place}.${language}`)}
            label={`${ask.label}（${words.languages[language]}）`}
            error={defects.get(`${place}.${language}`)}
            required={ask.must === true && language === 'zh-CN'}
            value={textOf(valueAt(value, language))}
            onChange={(text) => change(language, text)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Several lines, each a thing of its own; an empty one is not sent. */
export function ListField({
  said,
  value,
  onChange,
}: {
  said: FieldWords
  value: unknown
  onChange: (value: unknown) => void
}) {
  return (
    <TextField
      {...said}
      lines
      value={textsOf(value).join('\n')}
      onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
    />
  )
}

/** Words by which one looks for the item, in each language. */
export function KeywordsField({ ask, place, value, onChange }: DrawnProps<'keywords'>) {
  const { defects } = use(AroundContext)
  const change = (language: string, list: unknown): void => {
    const now = withValue({ 'zh-CN': [], ...(isContent(value) ? value : {}) }, language, list)
    const empty = languages.every((one) => textsOf(valueAt(now, one)).length === 0)
    onChange(empty ? undefined : now)
  }
  return (
    <fieldset className="group" id={idOfPlace(place)}>
      <legend>{ask.label}</legend>
      <div className="columns">
        {languages.map((language) => (
          <ListField
            key={language}
            said={{
              id: idOfPlace(`${place}.${language}`),
              label: `${ask.label}（${words.languages[language]}）`,
              hint: ask.hint,
              error: defects.get(`${place}.${language}`),
            }}
            value={valueAt(value, language)}
            onChange={(list) => change(language, list)}
          />
        ))}
      </div>
    </fieldset>
  )
}
