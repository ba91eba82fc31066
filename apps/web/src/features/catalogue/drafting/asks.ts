import type { ItemPart } from '@tongban/contracts/item-parts'
import type { ComponentType } from 'react'

/** One way to answer a question. */
export interface Option {
  readonly value: string
  readonly label: string
}

/** What every question about a declaration says of itself: where its answer stands in the thing around it, and what it is called. */
interface About {
  readonly at: string
  readonly label: string
  readonly hint?: string
  readonly must?: true
}

/** A question about a part of a declaration; a renderer draws each kind, so that a new place is a new line of the table. */
export type Ask =
  | (About & { readonly kind: 'line'; readonly none?: null })
  | (About & { readonly kind: 'lines' })
  | (About & { readonly kind: 'number' })
  | (About & { readonly kind: 'yes' })
  /** A text in the languages that people read. */
  | (About & { readonly kind: 'texts' })
  /** Several lines, each a thing of its own. */
  | (About & { readonly kind: 'list' })
  /** Words by which one looks for it, in each language. */
  | (About & { readonly kind: 'keywords' })
  /** Where its options are numbers among words, what is chosen is kept as a number. */
  | (About & {
      readonly kind: 'one'
      readonly options: Options
      readonly orNone?: string
      readonly numbers?: true
      /** A hint that follows what is answered in the thing around. */
      readonly hintOf?: (thing: unknown) => string
    })
  | (About & { readonly kind: 'several'; readonly options: Options })
  /** A thing that may be there or not. */
  | MaybeAsk
  | ThingsAsk
  /** In which situation: a field beside it, and which of its values. */
  | (About & { readonly kind: 'condition' })
  | (About & { readonly kind: 'inputs' })

export interface MaybeAsk extends About {
  readonly kind: 'maybe'
  readonly of: readonly Ask[]
  readonly start: object
  /** What stands there where it is not; nothing where nothing is said. */
  readonly none?: null
}

/** Things in their order, most of them with a key. */
export interface ThingsAsk extends About {
  readonly kind: 'things'
  readonly one: string
  readonly of: readonly Ask[]
  readonly start: object
  /** With what the key of a new one begins. */
  readonly key?: string
}

/** What may be chosen; some of it only the server or the rest of the declaration knows. */
export type Options =
  | readonly Option[]
  | 'effects'
  | 'routings'
  | 'checks'
  | 'facts-to-fill'
  | 'facts'
  | 'groups'
  | 'fields'
  | 'fields-of-group'

export type PartAsks = Readonly<Record<ItemPart, readonly Ask[]>>

/** What draws the questions about a thing at a place; it is given to what draws things within things. */
export interface AsksProps {
  readonly asks: readonly Ask[]
  readonly thing: unknown
  readonly place: string
  readonly onChange: (thing: unknown) => void
}

/** One question as it is drawn: the thing around it, where it stands, and its answer. */
export interface DrawnProps<Kind extends Ask['kind'] = Ask['kind']> {
  readonly ask: Extract<Ask, { kind: Kind }>
  readonly thing: unknown
  readonly place: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly Asks: ComponentType<AsksProps>
}
