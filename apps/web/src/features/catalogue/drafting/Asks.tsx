import { use } from 'react'

import { Checkbox, Choice, type FieldWords, Select, TextField } from '../../../design/index.ts'
import { AroundContext, optionsOf } from './around.ts'
import type { Ask, AsksProps, DrawnProps } from './asks.ts'
import { ConditionField } from './ConditionField.tsx'
import { idOfPlace, textOf, textsOf, valueAt, withValue } from './content.ts'
import { InputsField } from './InputsField.tsx'
import { MaybeField } from './MaybeField.tsx'
import { KeywordsField, ListField, TextsField } from './TextsField.tsx'
import { ThingsField } from './ThingsField.tsx'

/** The questions about a thing at a place, each with what is wrong with its answer. */
export function Asks({ asks, thing, place, onChange }: AsksProps) {
  return (
    <div className="columns">
      {asks.map((ask) => (
        <div key={ask.at} className={wide.has(ask.kind) ? 'wide' : undefined}>
          <Drawn
            ask={ask}
            Asks={Asks}
            thing={thing}
            place={[place, ask.at].filter((part) => part !== '').join('.')}
            value={valueAt(thing, ask.at)}
            onChange={(value) => onChange(withValue(thing, ask.at, value))}
          />
        </div>
      ))}
    </div>
  )
}

function Drawn(props: DrawnProps) {
  const { defects } = use(AroundContext)
  const { ask, place, thing } = props
  const hint = ask.kind === 'one' && ask.hintOf !== undefined ? ask.hintOf(thing) : ask.hint
  const said: FieldWords = {
    id: idOfPlace(place),
    label: ask.label,
    error: defects.get(place),
    ...(hint === undefined ? {} : { hint }),
    ...(ask.must === undefined ? {} : { required: true }),
  }
  return draw(props, said)
}

/** Answers that need the whole line. */
const wide: ReadonlySet<Ask['kind']> = new Set([
  'lines',
  'texts',
  'list',
  'keywords',
  'maybe',
  'things',
  'inputs',
])

function draw(props: DrawnProps, said: FieldWords) {
  const { ask, ...rest } = props
  if (ask.kind === 'texts') return <TextsField ask={ask} {...rest} />
  if (ask.kind === 'keywords') return <KeywordsField ask={ask} {...rest} />
  if (ask.kind === 'maybe') return <MaybeField ask={ask} {...rest} />
  if (ask.kind === 'things') return <ThingsField ask={ask} {...rest} />
  if (ask.kind === 'condition') return <ConditionField ask={ask} {...rest} />
  if (ask.kind === 'inputs') return <InputsField ask={ask} {...rest} />
  return drawPlain(ask, rest, said)
}

type Plain = 'line' | 'lines' | 'number' | 'yes' | 'list' | 'one' | 'several'

function drawPlain(ask: Extract<Ask, { kind: Plain }>, rest: Omit<DrawnProps, 'ask'>, said: FieldWords) {
  const { value, onChange } = rest
  if (ask.kind === 'one') return <OneField ask={ask} {...rest} said={said} />
  if (ask.kind === 'several') return <SeveralField ask={ask} {...rest} said={said} />
  if (ask.kind === 'yes') return <YesField said={said} value={value} onChange={onChange} />
  if (ask.kind === 'list') return <ListField said={said} value={value} onChange={onChange} />
  if (ask.kind === 'number')
    return (
      <TextField
        {...said}
        inputMode="decimal"
        value={textOf(value)}
        onChange={(text) => onChange(numberOf(text))}
      />
    )
  return (
    <TextField
      {...said}
      lines={ask.kind === 'lines'}
      value={textOf(value)}
      onChange={(text) => onChange(text === '' ? emptyOf(ask) : text)}
    />
  )
}

/** What is left when a line is emptied: nothing, unless the declaration wants something there. */
function emptyOf(ask: Extract<Ask, { kind: 'line' | 'lines' }>): string | null | undefined {
  if (ask.kind === 'line' && ask.none === null) return null
  return ask.must === true || ask.at === 'whyNotFromRecord' ? '' : undefined
}

/** A number as it is sent; what is none is left for the check to say. */
function numberOf(text: string): number | string | undefined {
  const said = text.trim()
  if (said === '') return undefined
  return /^\d+(?:\.\d+)?$/.test(said) ? Number(said) : text
}

function YesField({
  said,
  value,
  onChange,
}: {
  said: FieldWords
  value: unknown
  onChange: (value: unknown) => void
}) {
  return (
    <div className="field">
      {said.error !== undefined && <p className="field-error">{said.error}</p>}
      <Checkbox
        checked={value === true}
        onChange={(now) => onChange(now ? true : typeof value === 'boolean' ? false : undefined)}
        {...(said.id === undefined ? {} : { id: said.id })}
      >
        {said.label}
      </Checkbox>
    </div>
  )
}

function OneField({ ask, thing, value, onChange, said }: DrawnProps<'one'> & { said: FieldWords }) {
  const options = optionsOf(ask.options, use(AroundContext), thing)
  const change = (now: string): void => {
    if (now === '') onChange(ask.must === true ? '' : undefined)
    else onChange(ask.numbers === true ? numberOf(now) : now)
  }
  if (ask.must === true && typeof ask.options !== 'string' && options.length <= 4)
    return <Choice {...said} value={textOf(value)} options={options} onChange={change} />
  return (
    <Select
      {...said}
      value={textOf(value)}
      options={options}
      onChange={change}
      {...(ask.orNone === undefined ? {} : { none: ask.orNone })}
    />
  )
}

function SeveralField({ ask, thing, value, onChange, said }: DrawnProps<'several'> & { said: FieldWords }) {
  const options = optionsOf(ask.options, use(AroundContext), thing)
  const chosen = textsOf(value)
  const turn = (one: string, now: boolean): void =>
    onChange(now ? [...chosen, one] : chosen.filter((other) => other !== one))
  const strange = chosen.filter((one) => options.every((option) => option.value !== one))
  return (
    <fieldset className="field" id={said.id}>
      <legend className="field-label">{said.label}</legend>
      {said.error !== undefined && <p className="field-error">{said.error}</p>}
      <div className="choices">
        {[...options, ...strange.map((one) => ({ value: one, label: one }))].map((option) => (
          <Checkbox
            key={option.value}
            checked={chosen.includes(option.value)}
            onChange={(now) => turn(option.value, now)}
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
