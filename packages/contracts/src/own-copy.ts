import { z } from 'zod'

import { accountsRoutes } from './accounts.ts'
import { auditRoutes } from './audit.ts'
import { casesRoutes } from './cases.ts'
import { clientsRoutes } from './clients.ts'
import { confirmationsRoutes } from './confirmations.ts'
import { instant } from './days.ts'
import { draftsRoutes } from './drafts.ts'
import { libraryRoutes } from './materials.ts'
import { messagePreferencesRoutes } from './message-preferences.ts'
import { inboxRoutes } from './messages.ts'
import { papersRoutes } from './papers.ts'
import { peopleRoutes } from './people.ts'
import { personalMandatesRoutes } from './personal-mandates.ts'
import { ratingsRoutes } from './ratings.ts'
import { routesOf } from './routes.ts'

const readable = {
  ...accountsRoutes,
  ...auditRoutes,
  ...casesRoutes,
  ...clientsRoutes,
  ...confirmationsRoutes,
  ...draftsRoutes,
  ...inboxRoutes,
  ...libraryRoutes,
  ...messagePreferencesRoutes,
  ...papersRoutes,
  ...peopleRoutes,
  ...personalMandatesRoutes,
  ...ratingsRoutes,
}
type Readable = Extract<keyof typeof readable, `GET ${string}`>

/** A part of the copy: what a page tells, all pages of it, or each of what a list names as its own page tells it. */
export interface CopyPart {
  readonly route: Readable
  /** The list of which all pages are copied, as the answer names it. */
  readonly pages?: 'rows' | 'given'
  readonly each?: Readable
}

/** 个人信息副本: of what it is made. Each part is what the person is shown where it stands, read by the same route. */
export const copyParts = {
  record: { route: 'GET /api/people/:subject' },
  cases: { route: 'GET /api/cases/:subject', pages: 'rows', each: 'GET /api/cases/:subject/:id' },
  papers: { route: 'GET /api/papers/:subject', pages: 'rows', each: 'GET /api/papers/:subject/:id' },
  files: { route: 'GET /api/materials/:subject/files', pages: 'rows' },
  confirmations: { route: 'GET /api/confirmations/:subject', pages: 'rows' },
  messages: { route: 'GET /api/messages/:subject', pages: 'rows' },
  preferences: { route: 'GET /api/messages/:subject/preferences' },
  mandates: { route: 'GET /api/personal-mandates/:subject' },
  clients: { route: 'GET /api/client-mandates/:subject' },
  ratings: { route: 'GET /api/ratings/:subject', pages: 'given' },
  drafts: { route: 'GET /api/drafts/:subject' },
  logins: { route: 'GET /api/accounts/:subject/bindings' },
  looks: { route: 'GET /api/audit/looks/:subject', pages: 'rows' },
} as const satisfies Readonly<Record<string, CopyPart>>

/** What a person can read of himself beside it, and why it is not in his copy. */
export const notCopied: Readonly<Record<string, string>> = {
  'GET /api/people/:subject/copy': 'the copy itself',
  'GET /api/confirmations/:subject/:id': 'what the list of them says, with the case that it belongs to',
  'GET /api/materials/:subject/files/:id': 'bytes of a file: each is named in its case, and is fetched there',
  'GET /api/messages/:subject/addresses':
    'which of his addresses return what is sent: stands with the messages',
  'GET /api/messages/:subject/unread': 'a count of his messages',
  'GET /api/papers/:subject/:id/pdf': 'the same paper as a sheet',
}

const rowsOf = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row) })

export const ownCopyRoutes = routesOf({
  'GET /api/people/:subject/copy': {
    summary: '个人信息副本：登记在我名下的一切，机器也能读（个人信息保护法 第45条）',
    act: 'people.copy',
    paths: ['person'],
    params: z.strictObject({ subject: z.uuid() }),
    answer: z.object({
      madeAt: instant,
      record: readable['GET /api/people/:subject'].answer,
      cases: rowsOf(readable['GET /api/cases/:subject/:id'].answer),
      papers: rowsOf(readable['GET /api/papers/:subject/:id'].answer),
      files: rowsOf(readable['GET /api/materials/:subject/files'].answer.shape.rows.element),
      confirmations: rowsOf(readable['GET /api/confirmations/:subject'].answer.shape.rows.element),
      messages: rowsOf(readable['GET /api/messages/:subject'].answer.shape.rows.element),
      preferences: readable['GET /api/messages/:subject/preferences'].answer,
      mandates: readable['GET /api/personal-mandates/:subject'].answer,
      clients: readable['GET /api/client-mandates/:subject'].answer,
      ratings: readable['GET /api/ratings/:subject'].answer.omit({ next: true }),
      drafts: readable['GET /api/drafts/:subject'].answer,
      logins: readable['GET /api/accounts/:subject/bindings'].answer,
      looks: rowsOf(readable['GET /api/audit/looks/:subject'].answer.shape.rows.element),
    }),
    errors: ['people.unknown', 'people.copies', 'people.copy-too-long'],
  },
})
