import { z } from 'zod'

import { roles } from './access.ts'
import { archiveClassCodes, archiveYears } from './archive-classes.ts'

/** A text in the languages that people read; Chinese is always there. */
export const text = z
  .strictObject({
    'zh-CN': z.string().min(1),
    'zh-HK': z.string().min(1).optional(),
    en: z.string().min(1).optional(),
  })
  .meta({ id: 'Text', description: 'a text in the languages people read' })
const keywordList = z.array(z.string().min(1).max(40)).max(30)
/** What people call an item when they look for it; its name is found without. */
export const keywords = z
  .strictObject({ 'zh-CN': keywordList, 'zh-HK': keywordList.optional(), en: keywordList.optional() })
  .meta({ id: 'Keywords', description: 'words by which people look for an item' })
export type Keywords = z.output<typeof keywords>
export const key = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/)
export const condition = z
  .strictObject({
    field: key,
    is: z.union([z.string(), z.boolean(), z.array(z.union([z.string(), z.boolean()])).min(1)]),
  })
  .meta({ id: 'Condition', description: 'a field of the form has this value, or one of these' })

/** What a question of a form can be. */
export const fieldTypes = [
  'text',
  'long-text',
  'telephone',
  'date',
  'month',
  'amount',
  'whole-number',
  'choice',
  'yes-no',
  'address',
  'identity-number',
  'bank-account',
  'uscc',
  'roster-member',
  'group',
] as const
export type FieldType = (typeof fieldTypes)[number]

const plainField = z.strictObject({
  key,
  label: text,
  type: z.enum(fieldTypes),
  required: z.boolean().optional(),
  when: condition.optional(),
  hint: text.optional(),
  prefill: z.string().optional(),
  choices: z.array(z.strictObject({ value: z.string().min(1), label: text })).optional(),
  longest: z.int().positive().optional(),
  rowsAtMost: z.int().positive().optional(),
  within: z
    .literal('contribution-base')
    .optional()
    .describe(
      'an amount whose floor and ceiling the law of the area gives; they are shown, nothing is refused',
    ),
  proved: z
    .literal(true)
    .optional()
    .describe('a telephone that is proved by a one-time code when it is typed at home'),
})
const field = plainField
  .extend({ fields: z.array(plainField).min(1).optional() })
  .meta({ id: 'Field', description: 'one question of a form; a group asks its fields again for each row' })

const term = { length: z.int().positive(), unit: z.enum(['working-days', 'days', 'months']) }

/** What the cataloguer remarks; it stands in no paper. */
const note = z.string().min(1).max(2000).optional()

/**
 * 告知承诺: what takes the place of the proof of a material. What is declared is made of it by `commitmentText`, so that its text is a version like
 * the item itself, and what is signed is bound to it by its hash.
 */
const commitment = z
  .strictObject({
    condition: text.describe('what must be so, as the applicant declares it'),
    checkedWith: text.describe('with whose data it is looked at afterwards'),
    distrust: z
      .strictObject({ ...term, basis: z.string().min(1) })
      .describe('虚假承诺: how long nobody takes another commitment of whose was false, and by which rule'),
    note,
  })
  .meta({ id: 'DeclaredCommitment' })

/** 材料: what an item asks to be shown (D-46). Settled by exactly one of file, seen original, record, commitment, debt (D-10). */
const material = z
  .strictObject({
    key,
    name: text,
    form: z.enum(['original-seen', 'kept', 'copy', 'electronic']),
    copies: z.int().nonnegative(),
    issuer: z.string().min(1).describe('who issues it'),
    whyNotFromRecord: z.string().describe('why it cannot be had from a record; empty when it can'),
    basis: z.string().min(1).describe('the legal basis; a paper without one does not publish'),
    note: note.describe('of the basis'),
    when: condition.optional().describe('the situation that asks for it'),
    oneOf: key.optional().describe('materials of the same group are alternatives: one of them is enough'),
    settledBy: z.array(z.enum(['file', 'seen', 'record', 'commitment', 'debt'])).min(1),
    record: z.string().optional().describe('the fact of the record that settles it'),
    filesAtMost: z.int().positive().max(20).optional(),
    debtDays: z
      .int()
      .positive()
      .max(250)
      .optional()
      .describe('working days after acceptance by which an owed material is brought (D-10)'),
    afterCheckDays: z
      .int()
      .positive()
      .max(250)
      .optional()
      .describe('working days after completion from which a commitment is checked (D-10)'),
    commitment: commitment
      .optional()
      .describe('告知承诺书 that is shown and signed; without one the commitment is but a word'),
  })
  .meta({ id: 'Material' })

const limit = z
  .strictObject({
    length: z.int().nonnegative(),
    unit: z.enum(['working-days', 'days', 'months']),
    source: z.string().min(1),
    certainty: z.enum(['source', 'recalled']),
  })
  .meta({ id: 'Limit', description: 'a term with its unit and source' })

/** 特别程序: after acceptance only one that the item declares may stop the clock (D-44). */
const procedure = z
  .strictObject({
    key,
    name: text,
    ...term,
    basis: z.string().min(1),
    counts: z
      .boolean()
      .describe('whether its time counts towards the limit; the clock stops only where it does not'),
    who: z.enum(['office', 'body', 'applicant']).describe('who is waited for'),
    findings: z
      .literal(true)
      .optional()
      .describe(
        '鉴定、评估、实地核查、等法院: it is over only when its result is written down; without one after its term it is overdue',
      ),
    lasts: z
      .literal('until-ended')
      .optional()
      .describe(
        '等法院: nobody knows how long it takes. The clock stands still until its end is written down, with a result or without; after each term it is asked for',
      ),
    publicity: z
      .strictObject({
        fields: z
          .array(key)
          .max(20)
          .describe('the fields of the form that are made public; none that rests sealed'),
        name: z.enum(['masked', 'full']).describe('how a person is named; an employer is named in full'),
      })
      .optional()
      .describe('公示: anybody reads it until its last day and may object; it does not end before'),
  })
  .meta({ id: 'Procedure' })

/** 本人确认: the people whom a group of the form names are asked at home whether it is right. */
const confirmation = z
  .strictObject({
    group: key.describe('the group of the form that names people, a row each'),
    kind: key.describe('its field with the kind of document'),
    number: key.describe('its field with the number, by which the register is searched'),
    name: key.describe('its field with the name; a number of somebody else is not asked about'),
    from: key.describe('its field with the day that would be recorded'),
    ...term,
    silence: z.enum(['goes-on']).describe('what it means when nobody answers in time'),
  })
  .meta({
    id: 'DeclaredConfirmation',
    description: 'a term of the product itself and not of the law, which the agency may set otherwise',
  })

/** 告知另一方: of an item whose checks read somebody else's record, how long it waits after he was told, before it may be granted. */
const tellsOthers = z
  .strictObject({ length: term.length.default(5), unit: term.unit.default('working-days') })
  .meta({
    id: 'DeclaredTelling',
    description: 'a term of the product itself and not of the law, which the agency may set otherwise',
  })

/** 业务期: of which kind of business of the owning agency it is, and where the form says from which month it takes effect (D-41). */
const window = z
  .strictObject({
    kind: key.describe('the kind of business whose windows the agency publishes'),
    group: key.optional().describe('the group of the form whose rows have the month'),
    month: key
      .optional()
      .describe('the field with the first month of effect, which does not lie before that of the window'),
  })
  .meta({ id: 'DeclaredWindow' })

/** 名单: that it may be handed in by list, and which people the rows of the list name. */
const list = z
  .strictObject({
    group: key.describe('the group of the form whose rows the list has'),
    people: z
      .enum(['newcomers', 'members'])
      .describe(
        'newcomers are named as the confirmation says and stand not on the roster; members stand on it',
      ),
  })
  .meta({
    id: 'DeclaredList',
    description:
      'each case of a list takes as many rows as the group, and settles its materials by commitment',
  })

/** 重复申请: which second application of the same subject is the same one, as long as the first is open, and what becomes of it. */
const duplicate = z
  .strictObject({
    group: key
      .optional()
      .describe('the group of the form whose rows are compared: one that is alike is enough'),
    by: z
      .array(key)
      .max(10)
      .describe('the fields that are all answered alike; none: whatever is answered, it is the same'),
    second: z
      .enum(['refused', 'shown'])
      .describe(
        'refused: the second is not taken; shown: who hands it in and who judges it is told of the first',
      ),
  })
  .meta({ id: 'DeclaredDuplicate' })

/** 外部门事项: another department decides it in its own name; what is handed in travels there by its port, and its answer ends the case. */
const department = z
  .strictObject({
    port: key.describe('which department, as the installation names its port'),
    name: text.describe('whose the matter is'),
    contact: text.describe('where and how it is reached'),
    purpose: text.describe('for what it is told what is sent'),
    sends: z
      .array(z.string().regex(/^[a-z][a-z0-9-]{0,60}(?:\.[a-z][a-z0-9-]{0,60})?$/))
      .min(1)
      .max(60)
      .describe(
        'the answers that are sent, by field; of a group `group.field`. Nothing else of the form leaves the house',
      ),
    basis: z.string().min(1).describe('by which rule it is told'),
    ...term,
  })
  .meta({ id: 'DeclaredDepartment', description: 'silence beyond its term is a task of the owning agency' })
export type DeclaredDepartment = z.output<typeof department>

/** 归档: as what the files of a closed case are kept, and for how long (D-49). */
const archive = z
  .strictObject({
    class: z.enum(archiveClassCodes).describe('类别: what kind of file it is'),
    term: z
      .union([z.literal('permanent'), z.literal(archiveYears)])
      .describe(
        '保管期限 in years from 1 January of the year after it was closed; not shorter than its class says',
      ),
  })
  .meta({ id: 'DeclaredArchive' })

const step = z.strictObject({
  key,
  name: text,
  act: z.enum(['review', 'decide']).describe('review gives an opinion; decide ends the case'),
  role: z.enum(roles),
})

/**
 * 事项声明: everything about a leaf item. A new item is a new declaration, not new code (D-9).
 * `effect`, `routing` and `checks` name what rooms have registered; the publish command refuses unknown names.
 */
export const declaration = z
  .strictObject({
    code: key,
    names: text,
    keywords: keywords.optional(),
    category: key.describe('the item that this leaf item belongs to'),
    subItem: key.optional().describe('子项: the sub-item between item and leaf item, where there is one'),
    applicants: z.array(z.enum(['person', 'employer'])).min(1),
    nationalCode: z
      .string()
      .regex(/^\d{12}$/)
      .nullable(),
    implementingCode: z.string().length(31).nullable(),
    leafCode: z.string().length(33).nullable(),
    basis: z
      .array(z.string().min(1))
      .describe('empty only where no basis is known yet, and certainty says so'),
    revocationBasis: z
      .array(z.string().min(1))
      .optional()
      .describe('撤销依据: on which rules a result is taken back; the basis of granting it is none of that'),
    note,
    certainty: z.enum(['source', 'recalled']),
    kind: z.enum(['instant', 'promised', 'forwarded']),
    reach: z.enum(['agency', 'city', 'province', 'country']),
    halls: z.array(z.enum(['counter', 'person', 'employer'])).min(1),
    limits: z.strictObject({
      statutory: limit.nullable(),
      guide: limit.nullable(),
      promised: limit.nullable(),
    }),
    form: z.array(field),
    materials: z.array(material),
    routing: z.string().min(1),
    checks: z.array(z.string().min(1)),
    steps: z.array(step),
    fourEyes: z.boolean().describe('who accepted or reviewed may not decide'),
    recheck: z
      .strictObject({ share: z.number().min(0).max(1) })
      .optional()
      .describe('即办件复核: the share that is looked at again; one in twenty where nothing is said (D-40)'),
    onTheSpot: z
      .boolean()
      .optional()
      .describe('当场授权: a supervisor of the same outlet may decide at the counter (D-40)'),
    forwardedTo: z
      .strictObject({ name: z.string().min(1), basis: z.string().min(1), ...term, counts: z.boolean() })
      .optional()
      .describe(
        '转报: the body that decides, how long it has, and whether that counts towards the limit (D-40)',
      ),
    department: department.optional(),
    extension: z
      .strictObject({ length: z.int().positive(), basis: z.string().min(1) })
      .optional()
      .describe(
        '延期: by how much the head may extend the limit once, in its own unit, and by which article (D-42)',
      ),
    procedures: z.array(procedure).max(10).optional(),
    confirmation: confirmation.optional(),
    tellsOthers: tellsOthers.optional(),
    window: window.optional(),
    list: list.optional(),
    duplicate: duplicate.optional().describe('重复申请; left out: any other open one of the item is shown'),
    automatic: z
      .boolean()
      .optional()
      .describe(
        '网上即时办结: handed in by the person himself with nothing for eyes to see, it completes at once',
      ),
    neverByMandate: text
      .optional()
      .describe(
        '只能由本人办: why nobody hands it in for him by a mandate; left out where a mandate will do',
      ),
    effect: z.strictObject({
      name: z.string().min(1),
      remote: z
        .boolean()
        .optional()
        .describe('the core system registers it; the record follows its confirmation (D-6)'),
      input: z.record(key, z.union([z.strictObject({ field: key }), z.strictObject({ value: z.string() })])),
    }),
    result: z.array(text).min(1).describe('办理结果: what one gets, by name'),
    archive: archive
      .optional()
      .describe('归档; versions of before say nothing: their files are kept for ever'),
  })
  .meta({ id: 'Declaration' })
export type Declaration = z.output<typeof declaration>
export type Material = Declaration['materials'][number]

/** How one material of a case is settled. */
export const settlement = z
  .strictObject({
    material: key,
    by: z.enum(['file', 'seen', 'record', 'commitment', 'debt']),
    files: z.array(z.uuid()).max(20).optional(),
    note: z.string().max(200).optional(),
    signed: z
      .strictObject({
        hash: z
          .string()
          .regex(/^[\da-f]{64}$/)
          .describe('of the declared text, as `commitmentHash` makes it: what was read is what is published'),
        file: z.uuid().describe('a staged PNG: the signature under it'),
      })
      .optional()
      .describe('告知承诺书: the signature under a commitment that has a declared text'),
  })
  .meta({ id: 'Settlement' })
export type Settlement = z.output<typeof settlement>
