import { use, useState } from 'react'

import { Badge, Button } from '../../../design/index.ts'
import { AroundContext, defectsWithin } from './around.ts'
import type { DrawnProps } from './asks.ts'
import { type Content, freeKey, idOfPlace, nameOf, placeOf, thingsOf } from './content.ts'
import { words } from './words.ts'

/** Things in their order: each folded under its name, to be opened, moved and taken away; a new one stands at the end, open. */
export function ThingsField({ ask, place, value, onChange, Asks }: DrawnProps<'things'>) {
  const around = use(AroundContext)
  const things = thingsOf(value)
  const [added, setAdded] = useState<number>()
  const put = (next: readonly unknown[]): void =>
    onChange(next.length === 0 && ask.must !== true && !rooted.has(ask.at) ? undefined : next)
  const add = (): void => {
    setAdded(things.length)
    put([...things, { ...(ask.key === undefined ? {} : { key: freeKey(ask.key, things) }), ...ask.start }])
  }
  const move = (at: number, to: number): void => {
    const rest = things.filter((_, other) => other !== at)
    put([...rest.slice(0, to), things[at], ...rest.slice(to)])
  }
  return (
    <fieldset className="group" id={idOfPlace(place)}>
      <legend>{ask.label}</legend>
      {around.defects.has(place) && <p className="field-error">{around.defects.get(place)}</p>}
      {things.map((thing, at) => (
        <Thing
          // oxlint-disable-next-line react/no-array-index-key -- its key is being typed
          key={at}
          ask={ask}
          Asks={Asks}
          thing={thing}
          name={nameOf(thing) || words.numbered(ask.one, at + 1)}
          place={`${place}.${placeOf(things, at)}`}
          open={added === at}
          onChange={(now) => put(things.map((one, other) => (other === at ? now : one)))}
          onRemove={() => put(things.filter((_, other) => other !== at))}
          onUp={at === 0 ? undefined : () => move(at, at - 1)}
          onDown={at === things.length - 1 ? undefined : () => move(at, at + 1)}
        />
      ))}
      <div>
        <Button onPress={add}>{words.add(ask.one)}</Button>
      </div>
    </fieldset>
  )
}

/** Lists that a declaration always has, also when they are empty. */
const rooted: ReadonlySet<string> = new Set(['form', 'materials', 'steps', 'result'])

function Thing({
  ask,
  Asks,
  thing,
  name,
  place,
  open,
  onChange,
  onRemove,
  onUp,
  onDown,
}: {
  ask: DrawnProps<'things'>['ask']
  Asks: DrawnProps['Asks']
  thing: Content
  name: string
  place: string
  open: boolean
  onChange: (thing: unknown) => void
  onRemove: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}) {
  const around = use(AroundContext)
  const wrong = defectsWithin(around, place)
  const own = ask.at === 'fields' ? undefined : thingsOf(thing['fields'])
  return (
    <details className="folded" open={open || wrong > 0} id={idOfPlace(place)}>
      <summary>
        {name} {wrong > 0 && <Badge tone="danger">{words.wrong(wrong)}</Badge>}
      </summary>
      <div className="stack">
        {around.defects.has(place) && <p className="field-error">{around.defects.get(place)}</p>}
        <Rows of={ask} {...{ Asks, thing, place, onChange, own }} />
        <div className="row">
          {onUp !== undefined && (
            <Button label={words.upOf(name)} onPress={onUp}>
              {words.up}
            </Button>
          )}
          {onDown !== undefined && (
            <Button label={words.downOf(name)} onPress={onDown}>
              {words.down}
            </Button>
          )}
          <Button label={words.remove(name)} onPress={onRemove}>
            {words.removeShort}
          </Button>
        </div>
      </div>
    </details>
  )
}

/** The questions about a thing. Those that only some types of fields have are asked only of these. */
function Rows({
  of: { of },
  Asks,
  thing,
  place,
  onChange,
  own,
}: {
  of: DrawnProps<'things'>['ask']
  Asks: DrawnProps['Asks']
  thing: Content
  place: string
  onChange: (thing: unknown) => void
  own: readonly Content[] | undefined
}) {
  const around = use(AroundContext)
  const asked = of.filter(({ at }) => isAsked(at, thing, around.defects.has(`${place}.${at}`)))
  const inner = asked.filter(({ at }) => at === 'fields')
  const plain = asked.filter(({ at }) => at !== 'fields')
  return (
    <>
      <Asks asks={plain} thing={thing} place={place} onChange={onChange} />
      {inner.length > 0 && (
        <AroundContext value={{ ...around, beside: own ?? around.beside }}>
          <Asks asks={inner} thing={thing} place={place} onChange={onChange} />
        </AroundContext>
      )}
    </>
  )
}

/** For which types of fields a question makes sense; what stands there already is always shown. */
const onlyFor: Readonly<Record<string, (thing: Content) => boolean>> = {
  choices: ({ type }) => type === 'choice',
  fields: ({ type }) => type === 'group',
  rowsAtMost: ({ type }) => type === 'group',
  longest: ({ type }) => type === 'text' || type === 'long-text' || type === 'address',
  within: ({ type }) => type === 'amount',
  proved: ({ type }) => type === 'telephone',
  prefill: ({ type }) => type !== 'group' && type !== 'choice' && type !== 'yes-no',
  record: ({ settledBy }) => Array.isArray(settledBy) && settledBy.includes('record'),
  debtDays: ({ settledBy }) => Array.isArray(settledBy) && settledBy.includes('debt'),
  afterCheckDays: ({ settledBy }) => Array.isArray(settledBy) && settledBy.includes('commitment'),
  commitment: ({ settledBy }) => Array.isArray(settledBy) && settledBy.includes('commitment'),
}

function isAsked(at: string, thing: Content, wrong: boolean): boolean {
  return wrong || thing[at] !== undefined || (onlyFor[at]?.(thing) ?? true)
}
