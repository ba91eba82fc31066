import { z } from 'zod'

import { instant } from './days.ts'

/** Why somebody confirmed by word of mouth and did not sign. */
export const unsignedReasons = ['cannot-write', 'cannot-see', 'no-pad'] as const
export type UnsignedReason = (typeof unsignedReasons)[number]

const bound = {
  formHash: z
    .string()
    .regex(/^[\da-f]{64}$/)
    .describe(
      'SHA-256, hexadecimal, of the JSON with sorted keys of {item, itemVersion, form, salt}, as it was shown',
    ),
  salt: z
    .string()
    .regex(/^[\da-f]{32}$/)
    .describe('random, so that nobody guesses a short form by its hash'),
}

/** 签名 at the counter: the picture of it, or why there is none, bound to the form that was shown (D-48). */
export const signature = z
  .union([
    z.strictObject({ ...bound, file: z.uuid().describe('a staged PNG') }),
    z.strictObject({ ...bound, unsigned: z.enum(unsignedReasons) }),
  ])
  .meta({ id: 'Signature' })
export type Signature = z.output<typeof signature>

/** The signature of a case as it is read. */
export const signatureView = z
  .object({
    file: z.uuid().nullable(),
    unsigned: z.enum(unsignedReasons).nullable(),
    at: instant,
    witnessName: z.string().describe('before whom'),
    formHash: z.string().describe('of what was signed'),
    partOf: z
      .object({ bundle: z.string(), name: z.string(), version: z.int(), member: z.string() })
      .nullable()
      .describe(
        '一件事: what was signed is its one form, and this case is that part of it; null: it is the form of this case',
      ),
    covers: z
      .boolean()
      .describe('the form as it is now is the one that was shown and signed, or was made of it'),
  })
  .meta({ id: 'SignatureView' })
export type SignatureView = z.output<typeof signatureView>
