import { z } from 'zod'

import { draftLife, returnedDraft } from './draft-life.ts'
import { itemParts } from './item-parts.ts'
import { routesOf } from './routes.ts'

/** A declaration has at most so many letters of JSON; the longest that ships is a tenth of it. */
/** How many letters a declaration has as JSON, at most. */
export const contentLettersAtMost = 200_000
/** A file of declarations has at most so many letters; a request takes little more. */
const linesLettersAtMost = 900_000
/** So many declarations are taken in at once. */
export const linesAtMost = 200

const code = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)
const { revision } = draftLife

/** What somebody has written of a declaration so far: it need not be right yet, and the check says what is not. */
const content = z
  .record(z.string().max(60), z.unknown())
  .refine((value) => JSON.stringify(value).length <= contentLettersAtMost)
  .meta({ id: 'DraftDeclaration', description: 'a declaration that need not be right yet' })

const defect = z
  .object({
    field: z.string().describe('its place: `materials.identity-document.basis`'),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'DeclarationDefect' })

const change = z
  .object({
    part: z.enum(itemParts),
    place: z.string().describe('`materials.identity-document.basis`'),
    name: z.string().nullable().describe('of the field, material, step or procedure that it belongs to'),
    kind: z.enum(['added', 'removed', 'changed', 'moved']),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: 'DeclarationChange' })
export type DeclarationChange = z.output<typeof change>

const running = z
  .object({ version: z.int(), agencyId: z.string(), agencyName: z.string(), count: z.int() })
  .meta({ id: 'RunningOfVersion', description: 'open cases keep the version that they began with' })

const listed = z.object({ ...draftLife, code: z.string(), name: z.string() }).meta({ id: 'ListedItemDraft' })
export type ListedItemDraft = z.output<typeof listed>

const draft = listed
  .extend({
    content,
    returned: returnedDraft,
    defects: z
      .array(defect)
      .describe('of one that is not decided yet: nothing is published while there is one'),
    inForce: z.int().nullable().describe('the version in force with which it is compared'),
    changes: z.array(change).describe('against the version in force'),
    running: z.array(running).describe('open cases of this item, of whichever agency'),
    beyond: z
      .array(z.string())
      .describe('other cities under the same province, for which it holds too: then it is published above'),
  })
  .meta({ id: 'ItemDraft' })
export type ItemDraft = z.output<typeof draft>

const named = z.object({ name: z.string() })
const vocabulary = z
  .object({
    effects: z.array(
      named.extend({
        needsTwo: z.boolean(),
        of: z.array(z.enum(['person', 'employer'])).describe('whose record it writes to'),
        inputs: z.array(
          named.extend({
            required: z.boolean(),
            types: z.array(z.string()).describe('the types of field that give it'),
            values: z.array(z.string()).nullable().describe('the only values it knows; null: any'),
          }),
        ),
      }),
    ),
    routings: z.array(z.string()),
    checks: z.array(z.string()),
  })
  .meta({ id: 'ItemVocabulary', description: 'what declarations may name here' })
export type ItemVocabulary = z.output<typeof vocabulary>

const table = z
  .object({
    applied: z.boolean().describe('the rows without a fault are drafts now'),
    rows: z.array(
      z.object({
        no: z.int().describe('as its reader would number it, from 1'),
        code: z.string(),
        name: z.string(),
        fault: z.string().nullable().describe('why it does not become a draft'),
      }),
    ),
  })
  .meta({ id: 'ItemTable', description: 'an existing catalogue, row by row' })
export type ItemTable = z.output<typeof table>

const ofDraft = z.strictObject({ id: z.uuid() })
const deciding = ['catalogue.no-draft', 'catalogue.decided', 'catalogue.newer'] as const

export const itemDraftsRoutes = routesOf({
  'GET /api/catalogue/drafts': {
    summary: '事项草稿：还没定的，或者发布、撤回了的；新的在前，每页五十份',
    act: 'catalogue.read-drafts',
    paths: ['oversight'],
    query: z.strictObject({
      decided: z.enum(['yes', 'no']).default('no'),
      after: z.uuid().optional().describe('the last one of the page before'),
    }),
    answer: z.object({
      rows: z.array(listed),
      next: z.uuid().nullable(),
      mayBegin: z.boolean().describe('the reader works at an agency that drafts items'),
    }),
    errors: [],
  },
  'POST /api/catalogue/drafts': {
    summary: '起草一个事项：从已发布的、目录里已知的，或者从空白开始',
    act: 'catalogue.draft',
    paths: ['oversight'],
    body: z.discriminatedUnion('from', [
      z.strictObject({
        from: z.literal('published'),
        code,
        as: code.optional().describe('a copy: another item, with this code'),
      }),
      z.strictObject({ from: z.literal('listed'), code }),
      z.strictObject({ from: z.literal('nothing'), code, name: z.string().trim().min(2).max(100) }),
    ]),
    answer: draft,
    errors: ['catalogue.not-here', 'catalogue.no-item', 'catalogue.code-taken'],
  },
  'GET /api/catalogue/drafts/:id': {
    summary: '一份事项草稿：核对的结果，和现行版本比有什么不同，影响哪些在办的件',
    act: 'catalogue.read-drafts',
    paths: ['oversight'],
    params: ofDraft,
    answer: draft,
    errors: ['catalogue.no-draft'],
  },
  'POST /api/catalogue/drafts/:id': {
    summary: '保存事项草稿；别人已经存了新的就不覆盖',
    act: 'catalogue.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision, content }),
    answer: draft,
    errors: deciding,
  },
  'POST /api/catalogue/drafts/:id/asking': {
    summary: '请同事发布：核对没有问题才能请',
    act: 'catalogue.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision }),
    answer: draft,
    errors: [...deciding, 'catalogue.cannot-publish'],
  },
  'POST /api/catalogue/drafts/:id/urging': {
    summary: '催一催：过了期限还没人发布或者退回的草稿，一天一次',
    act: 'catalogue.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision }),
    answer: draft,
    errors: [...deciding, 'catalogue.not-asked', 'catalogue.not-late'],
  },
  'POST /api/catalogue/drafts/:id/publication': {
    summary: '发布：要另一个人，核对没有问题，现行版本没有变过',
    act: 'catalogue.publish',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({
      revision,
      inForce: z.int().min(1).nullable().describe('the version with which it was compared on the screen'),
    }),
    answer: draft,
    errors: [
      ...deciding,
      'catalogue.not-asked',
      'catalogue.same-person',
      'catalogue.cannot-publish',
      'catalogue.other-cities',
      'catalogue.moved-on',
    ],
  },
  'POST /api/catalogue/drafts/:id/sending-back': {
    summary: '退回草稿，写明原因',
    act: 'catalogue.publish',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision, reason: z.string().trim().min(2).max(500) }),
    answer: draft,
    errors: [...deciding, 'catalogue.not-asked', 'catalogue.same-person'],
  },
  'POST /api/catalogue/drafts/:id/withdrawal': {
    summary: '撤回草稿，不发布',
    act: 'catalogue.draft',
    paths: ['oversight'],
    params: ofDraft,
    body: z.strictObject({ revision }),
    answer: draft,
    errors: deciding,
  },
  'GET /api/catalogue/vocabulary': {
    summary: '事项声明里能写的办理效果、分办方式和核对',
    act: 'catalogue.read-drafts',
    paths: ['oversight'],
    answer: vocabulary,
    errors: [],
  },
  'GET /api/catalogue/lines': {
    summary: '现行的事项，一行一个，供别处导入',
    act: 'catalogue.read-drafts',
    paths: ['oversight'],
    query: z.strictObject({
      code: code.optional().describe('only this one'),
      path: z.literal('oversight').optional().describe('as the header: a link cannot send one'),
    }),
    answer: z.undefined(),
    errors: ['catalogue.no-item'],
    content: 'file',
  },
  'POST /api/catalogue/lines': {
    summary: '导入别处的事项，一行一个，每行成为一份草稿；有一行不对就都不导入',
    act: 'catalogue.draft',
    paths: ['oversight'],
    body: z.strictObject({ lines: z.string().min(1).max(linesLettersAtMost) }),
    answer: z.object({ rows: z.array(listed) }),
    errors: ['catalogue.not-here', 'catalogue.wrong-lines'],
  },
  'POST /api/catalogue/table': {
    summary: '导入已有目录的表格（csv、xlsx）：先试，每行说哪里不对；导入时没有问题的行各成一份草稿',
    act: 'catalogue.draft',
    paths: ['oversight'],
    query: z.strictObject({ apply: z.enum(['yes', 'no']).default('no') }),
    answer: table,
    errors: ['catalogue.not-here', 'catalogue.wrong-table', 'general.wrong-type', 'general.too-large'],
    idempotent: false,
    content: 'multipart',
  },
})
