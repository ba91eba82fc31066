import type { ItemVocabulary } from '@tongban/contracts/item-drafts'
import { itemParts } from '@tongban/contracts/item-parts'

import { Facts, Panel } from '../../../design/index.ts'
import { type Around, optionsOf } from './around.ts'
import type { Ask, Options } from './asks.ts'
import { type Content, isContent, nameOf, textOf, textsOf, thingsOf, valueAt } from './content.ts'
import { partAsks } from './part-asks.ts'
import { inputNames } from './registry-words.ts'
import { words } from './words.ts'

/** All of a declaration to be read, part by part: whoever publishes it has seen it. */
export function ReadParts({ content, vocabulary }: { content: Content; vocabulary: ItemVocabulary }) {
  const around: Around = { whole: content, vocabulary, defects: new Map(), beside: thingsOf(content['form']) }
  return (
    <Panel title={words.content}>
      <div className="stack">
        {itemParts.map((part) => {
          const rows = rowsOf(partAsks[part], content, around, '')
          return (
            <details className="folded" key={part} open={rows.length > 0}>
              <summary>{words.parts[part]}</summary>
              {rows.length === 0 ? <p className="soft">{words.nothing}</p> : <Facts rows={rows} />}
            </details>
          )
        })}
      </div>
    </Panel>
  )
}

type Row = readonly [name: string, value: string]

/** What stands in a thing, a row for each place that has something; things within it are named before. */
function rowsOf(asks: readonly Ask[], thing: unknown, around: Around, before: string): Row[] {
  return asks.flatMap((ask): Row[] => {
    const value = valueAt(thing, ask.at)
    const name = before === '' ? ask.label : `${before} · ${ask.label}`
    if (ask.kind === 'things')
      return thingsOf(value).flatMap((one, at) => {
        const called = nameOf(one) || words.numbered(ask.one, at + 1)
        return rowsOf(ask.of, one, around, before === '' ? called : `${before} · ${called}`)
      })
    if (ask.kind === 'maybe') return isContent(value) ? rowsOf(ask.of, value, around, name) : []
    if (ask.kind === 'inputs') return inputsOf(value, name)
    const said = saidOf(ask, value, around, thing)
    return said === '' ? [] : [[name, said]]
  })
}

function saidOf(ask: Ask, value: unknown, around: Around, thing: unknown): string {
  if (ask.kind === 'one' || ask.kind === 'several') return chosenOf(ask.options, value, around, thing)
  if (ask.kind === 'condition')
    return isContent(value) ? `${textOf(value['field'])} = ${JSON.stringify(value['is'])}` : ''
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return textsOf(value).join('；')
  return isContent(value) ? Object.values(value).flatMap(allOf).join(' / ') : textOf(value)
}

function chosenOf(options: Options, value: unknown, around: Around, thing: unknown): string {
  const known = optionsOf(options, around, thing)
  const chosen = Array.isArray(value) ? textsOf(value) : [textOf(value)].filter((one) => one !== '')
  return chosen.map((one) => known.find((option) => option.value === one)?.label ?? one).join('、')
}

/** Texts of one language, or the words of one. */
function allOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? textsOf(value) : [textOf(value)].filter((one) => one !== '')
}

function inputsOf(value: unknown, name: string): Row[] {
  return Object.entries(isContent(value) ? value : {}).map(([input, source]) => [
    `${name} · ${inputNames[input] ?? input}`,
    textOf(valueAt(source, 'field')) || `${words.fixed}：${textOf(valueAt(source, 'value'))}`,
  ])
}
