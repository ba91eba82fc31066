import { z } from 'zod'

import { day } from './days.ts'

/** 停: why a case waits, for whom, and until when. */
export const hold = z
  .object({
    reason: z.enum(['correction', 'core', 'procedure', 'forwarded', 'bundle', 'department']),
    party: z.enum(['applicant', 'core', 'body', 'office']),
    since: day,
    until: day.nullable(),
    missing: z.array(z.object({ key: z.string(), name: z.string(), why: z.string() })),
    key: z.string().optional().describe('of the special procedure'),
    name: z
      .string()
      .optional()
      .describe(
        'of the special procedure, of the body that decides, or of what else of the bundle is waited for',
      ),
    isPublic: z.literal(true).optional().describe('a publicity: anybody reads of it and may object'),
    finds: z.literal(true).optional().describe('a special procedure whose result is to be written down'),
    isOpenEnded: z
      .literal(true)
      .optional()
      .describe(
        'a special procedure that nobody knows the end of: `until` is the day on which it is asked for again',
      ),
    trouble: z
      .enum(['refused', 'silent', 'conflict'])
      .optional()
      .describe(
        'the core refused, or our record contradicts it; a department refused what it may have done before, or somebody whom it is to be told of is not on the roster like that; the core did not answer as often as it was asked, or a department within its term; or the result of a special procedure is overdue',
      ),
  })
  .meta({ id: 'Hold' })
