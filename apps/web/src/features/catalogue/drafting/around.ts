import type { ItemVocabulary } from '@tongban/contracts/item-drafts'
import { type RecordFact, recordFacts } from '@tongban/contracts/record-facts'
import { createContext } from 'react'

import type { Option, Options } from './asks.ts'
import { type Content, nameOf, textOf, thingsOf, valueAt } from './content.ts'
import { checkNames, effectNames, routingNames } from './registry-words.ts'

/** What questions about a part need to know of all the rest. */
export interface Around {
  readonly whole: Content
  readonly vocabulary: ItemVocabulary
  /** What is wrong, by place. */
  readonly defects: ReadonlyMap<string, string>
  /** The fields at which conditions may look here: of the form, or of a row. */
  readonly beside: readonly Content[]
}

const nothing: Around = {
  whole: {},
  vocabulary: { effects: [], routings: [], checks: [] },
  defects: new Map(),
  beside: [],
}
export const AroundContext = createContext<Around>(nothing)

/** What is wrong at a place or anywhere in it. */
export function defectsWithin({ defects }: Around, place: string): number {
  return [...defects.keys()].filter((one) => one === place || one.startsWith(`${place}.`)).length
}

/** What may be chosen. @param thing around the question: some choices follow what is chosen beside it */
export function optionsOf(
  options: Options,
  { whole, vocabulary }: Around,
  thing: unknown,
): readonly Option[] {
  if (typeof options !== 'string') return options
  const form = thingsOf(whole['form'])
  const known = {
    effects: () =>
      named(
        vocabulary.effects.map(({ name }) => name),
        effectNames,
      ),
  }
  const lists: Readonly<Record<typeof options, () => readonly Option[]>> = {
    ...known,
    routings: () => named(vocabulary.routings, routingNames),
    checks: () => named(vocabulary.checks, checkNames),
    facts: () => factsOf(whole, () => true),
    'facts-to-fill': () => factsOf(whole, ({ type }) => type !== undefined),
    groups: () => fieldOptions(form.filter(({ type }) => type === 'group')),
    fields: () => fieldOptions(form),
    'fields-of-group': () =>
      fieldOptions(thingsOf(form.find(({ key }) => key === valueAt(thing, 'group'))?.['fields'])),
  }
  return lists[options]()
}

function named(values: readonly string[], names: Readonly<Record<string, string>>): readonly Option[] {
  return values.map((value) => ({ value, label: names[value] ?? value }))
}

function factsOf(whole: Content, wanted: (fact: RecordFact) => boolean): readonly Option[] {
  const applicants = whole['applicants']
  return Object.entries<RecordFact>(recordFacts)
    .filter(([, fact]) => wanted(fact) && (!Array.isArray(applicants) || applicants.includes(fact.of)))
    .map(([value, { name }]) => ({ value, label: name }))
}

export function fieldOptions(fields: readonly Content[]): readonly Option[] {
  return fields
    .map((field) => ({ value: textOf(field['key']), label: nameOf(field) || textOf(field['key']) }))
    .filter(({ value }) => value !== '')
}
