import { z } from 'zod'

import { condition, key, keywords, text } from './declaration.ts'

/** A field of a member's form, or one of a group of it: `employees.from`. */
const path = z.string().regex(/^[a-z][a-z0-9-]{0,60}(?:\.[a-z][a-z0-9-]{0,60})?$/)

/** Where an answer comes from that the one form does not ask for. */
const source = z
  .union([
    z.strictObject({ value: z.string() }),
    z
      .strictObject({
        same: z.strictObject({ member: key, field: path }),
        as: z
          .enum(['month', 'last-day-before'])
          .optional()
          .describe('of a day its month; of a month the last day before it'),
      })
      .describe('what another member is answered, in the same row where it is one of a group'),
    z
      .strictObject({ line: key })
      .describe('somebody of the roster, by the line that another member writes for the same row'),
  ])
  .meta({ id: 'BundleSource' })
export type BundleSource = z.output<typeof source>

const member = z
  .strictObject({
    key,
    item: key.describe('the item that its case is of'),
    when: condition
      .optional()
      .describe('the situation in which there is such a case at all, by a question that the one form asks'),
    after: z
      .array(key)
      .max(10)
      .optional()
      .describe('which members must be completed first; until then its case is on hold (D-10)'),
    failure: z
      .enum(['stop', 'go-on', 'ask'])
      .describe(
        'what happens to the rest when it is not completed: it ends too, it goes on, or the applicant says which of the two',
      ),
    given: z
      .record(path, source)
      .optional()
      .describe('answers of its form that the one form does not ask for, each with where it comes from'),
    suggested: z
      .record(
        path,
        z.strictObject({ from: source, hint: text.describe('from where, and when it is not right') }),
      )
      .optional()
      .describe(
        'answers that the one form shows filled in by another, for whoever applies to change where they are not so',
      ),
  })
  .meta({ id: 'BundleMember' })
export type BundleMember = z.output<typeof member>

/**
 * 一件事声明: one form that opens several cases. It repeats nothing of its items: the form is made of theirs, so that a new version of an item is a new
 * version of the bundle by itself; what is said here is what they share, what waits for what, and what a failure does to the rest (D-10).
 */
export const bundleDeclaration = z
  .strictObject({
    code: key,
    names: text,
    keywords: keywords.optional(),
    about: text.describe('what it is for, in a sentence'),
    applicants: z.array(z.enum(['employer'])).min(1),
    halls: z.array(z.enum(['counter', 'employer'])).min(1),
    basis: z.array(z.string().min(1)),
    note: z.string().min(1).max(2000).optional(),
    rows: z
      .array(
        z.strictObject({
          key,
          label: text,
          of: z.record(key, key).describe('by member the group of its form that has the same rows'),
        }),
      )
      .max(5)
      .describe('groups of several members that are asked once: a row stands for the same thing in each'),
    members: z.array(member).min(1).max(20),
  })
  .meta({ id: 'BundleDeclaration' })
export type BundleDeclaration = z.output<typeof bundleDeclaration>
