import type { Language } from '@tongban/contracts/errors'
import type { PaperContent } from '@tongban/contracts/papers'
import type { WordingFacts } from '@tongban/contracts/wording-template'
import type { Day } from '@tongban/policy'
import type { FastifyReply } from 'fastify'

import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import type { PublishingTasks } from '../../platform/drafts-by-two.ts'
import type { ShippedWording, Wordings, Words } from './words.ts'

/** 试看: what an example looks like in the words of a draft; joined by the composition root, by the rooms that say it. */
export interface Previews {
  /** What an example says of the agency itself: its own name and telephone, so that a text is as long as it will be. */
  readonly facts: (agencyId: string, language: Language) => WordingFacts
  /** A paper or a letter, as it would be made today. */
  readonly sheet: (wording: ShippedWording, words: Words, agencyId: string, context: Context) => PaperContent
}

/** What drafting and publishing words work with. */
export interface WordingDeps {
  readonly database: Database
  readonly wordings: Wordings
  /** What each fact is called, for staff. */
  readonly factTitles: Readonly<Record<string, string>>
  readonly previews: Previews
  readonly tasks: PublishingTasks
  readonly staffName: (id: string) => string
  readonly agencyName: (id: string) => string
  /** Sends a sheet as a PDF; the room of papers draws it. */
  readonly sendSheet: (
    reply: FastifyReply,
    sheet: {
      readonly content: PaperContent
      readonly number: string
      readonly madeOn: Day
      readonly sample: true
    },
  ) => Promise<void>
}
